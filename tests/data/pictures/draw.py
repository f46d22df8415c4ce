#!/usr/bin/env python3
"""Draws the pictures of this folder: a harbour of our own, as PNG and as JPEG. usage: draw.py FOLDER

harbour.jpg   480 x 320, with what a camera writes beside a picture: a place, a name, a comment, a thumbnail
turned.jpg    the same, small, as a camera held upright stores it (EXIF orientation 6)
harbour.png   the same, small, with a text and a time in chunks of their own
cut.jpg       turned.jpg without its end
bomb.png      says that it has 10 by 10 pixels, and unpacks to 8 million bytes
huge.png      says that it has 30000 by 30000 pixels
other.jpg     a GIF
"""
import math
import struct
import sys
import zlib


def harbour(width, height):
    """Rows of (red, green, blue)."""
    rows = []
    for y in range(height):
        row = []
        for x in range(width):
            u, v = x / width, y / height
            if v < 0.62:
                sky = v / 0.62
                pixel = (120 + 110 * sky, 160 + 50 * sky, 205 - 30 * sky)
                if math.hypot((u - 0.78) * width / height, v - 0.3) < 0.09:
                    pixel = (250, 220, 120)
            else:
                wave = 12 * math.sin(40 * v * v + 9 * u)
                pixel = (40 + wave, 90 + wave, 120 + wave)
            hull = 0.56 < v < 0.68 and 0.18 + (v - 0.56) * 0.6 < u < 0.62 - (v - 0.56) * 0.6
            house = 0.47 < v <= 0.56 and 0.42 < u < 0.56
            mast = 0.2 < v < 0.56 and abs(u - 0.33) < 0.006
            jib = 0.22 < v < 0.54 and 0.34 < u < 0.34 + (v - 0.22) * 0.28
            if hull:
                pixel = (150, 40, 35)
            elif house or jib:
                pixel = (240, 238, 230)
            elif mast:
                pixel = (60, 50, 45)
            row.append(tuple(max(0, min(255, int(c))) for c in pixel))
        rows.append(row)
    return rows


def turned_left(rows):
    """As a camera stores it that must be shown turned by a quarter to the right."""
    return [[row[x] for row in rows] for x in reversed(range(len(rows[0])))]


def png(width, height, unpacked, chunks=()):
    def chunk(name, data):
        return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))

    header = struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + b''.join(chunk(*one) for one in chunks) +
            chunk(b'IDAT', zlib.compress(unpacked, 9)) + chunk(b'IEND', b''))


def rows_of_png(rows):
    return b''.join(b'\0' + bytes(c for pixel in row for c in pixel) for row in rows)


ZIGZAG = sorted(((x, y) for y in range(8) for x in range(8)),
                key=lambda p: (p[0] + p[1], p[0] if (p[0] + p[1]) % 2 == 0 else p[1]))
COSINES = [[math.cos((2 * x + 1) * u * math.pi / 16) for x in range(8)] for u in range(8)]
QUANTUM = [8 + 3 * (x + y) for x, y in ZIGZAG]


def transform(block):
    scale = [math.sqrt(0.125)] + [0.5] * 7
    rows = [[scale[u] * sum(row[x] * COSINES[u][x] for x in range(8)) for u in range(8)] for row in block]
    return [[scale[v] * sum(rows[y][u] * COSINES[v][y] for y in range(8)) for u in range(8)] for v in range(8)]


class Bits:
    def __init__(self):
        self.out, self.held, self.count = bytearray(), 0, 0

    def add(self, value, bits):
        for i in reversed(range(bits)):
            self.held = self.held << 1 | (value >> i & 1)
            self.count += 1
            if self.count == 8:
                self.out.append(self.held)
                if self.held == 0xff:
                    self.out.append(0)
                self.held = self.count = 0

    def done(self):
        while self.count:
            self.add(1, 1)
        return bytes(self.out)


def jpeg(rows, parts=b''):
    """Baseline, three colours, without tables made to measure: every code of Huffman has eight bits."""
    height, width = len(rows), len(rows[0])
    symbols = list(range(12)), [run << 4 | size for run in range(16) for size in range(1, 11)] + [0x00, 0xf0]
    codes = [{symbol: i for i, symbol in enumerate(table)} for table in symbols]

    def part(marker, data):
        return bytes([0xff, marker]) + struct.pack('>H', len(data) + 2) + data

    planes = []
    for weights, middle in (((0.299, 0.587, 0.114), 0), ((-0.1687, -0.3313, 0.5), 128), ((0.5, -0.4187, -0.0813), 128)):
        planes.append([[sum(w * c for w, c in zip(weights, pixel)) + middle - 128 for pixel in row] for row in rows])
    bits, before = Bits(), [0, 0, 0]

    def coded(table, symbol, value, size):
        bits.add(codes[table][symbol], 8)
        bits.add(value if value >= 0 else value + (1 << size) - 1, size)

    for top in range(0, height, 8):
        for left in range(0, width, 8):
            for i, plane in enumerate(planes):
                block = [[plane[min(top + y, height - 1)][min(left + x, width - 1)] for x in range(8)] for y in range(8)]
                found = transform(block)
                values = [round(found[y][x] / q) for (x, y), q in zip(ZIGZAG, QUANTUM)]
                step, before[i] = values[0] - before[i], values[0]
                coded(0, abs(step).bit_length(), step, abs(step).bit_length())
                run = 0
                for k in range(1, 64):
                    if values[k] == 0:
                        run += 1
                        continue
                    while run > 15:
                        bits.add(codes[1][0xf0], 8)
                        run -= 16
                    size = abs(values[k]).bit_length()
                    coded(1, run << 4 | size, values[k], size)
                    run = 0
                if run:
                    bits.add(codes[1][0x00], 8)
    tables = b''.join(bytes([kind << 4]) + bytes(7 * [0] + [len(table)] + 8 * [0]) + bytes(table)
                      for kind, table in enumerate(symbols))
    frame = struct.pack('>BHHB', 8, height, width, 3) + b''.join(bytes([i, 0x11, 0]) for i in (1, 2, 3))
    scan = b'\3' + b''.join(bytes([i, 0]) for i in (1, 2, 3)) + b'\0\x3f\0'
    return (b'\xff\xd8' + part(0xe0, b'JFIF\0\1\1\0\0\1\0\1\0\0') + parts + part(0xdb, b'\0' + bytes(QUANTUM)) +
            part(0xc0, frame) + part(0xc4, tables) + part(0xda, scan) + bits.done() + b'\xff\xd9')


def exif(orientation, words):
    """A list of two entries, and where its words stand."""
    data = words + b'\0'
    entries = struct.pack('<HHIHH', 0x0112, 3, 1, orientation, 0) + struct.pack('<HHII', 0x013b, 2, len(data), 38)
    tiff = b'II' + struct.pack('<HIH', 42, 8, 2) + entries + struct.pack('<I', 0) + data
    payload = b'Exif\0\0' + tiff
    return b'\xff\xe1' + struct.pack('>H', len(payload) + 2) + payload


def main(folder):
    beside = exif(1, b'SECRET-PHOTOGRAPHER 53.5436 N 9.9886 E')
    beside += b'\xff\xfe' + struct.pack('>H', 2 + 14) + b'SECRET-COMMENT'
    small = harbour(96, 64)
    turned = jpeg(turned_left(small), exif(6, b'SECRET-PLACE'))
    texts = (b'tEXt', b'Author\0SECRET-AUTHOR'), (b'tIME', b'\x07\xe1\7\7\1\1\1')
    for name, data in (
            ('harbour.jpg', jpeg(harbour(480, 320), beside)),
            ('turned.jpg', turned),
            ('harbour.png', png(96, 64, rows_of_png(small), texts)),
            ('cut.jpg', turned[:1000]),
            ('bomb.png', png(10, 10, bytes(8_000_000))),
            ('huge.png', png(30000, 30000, bytes(100))),
            ('other.jpg', b'GIF89a' + struct.pack('<HHBBB', 1, 1, 0, 0, 0) + b';')):
        with open(f'{folder}/{name}', 'wb') as file:
            file.write(data)


if __name__ == '__main__':
    main(sys.argv[1])
