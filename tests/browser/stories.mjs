// Stories made for the tests, as the text that `dateline load` reads (docs/formats/story-text.md).
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const uid = (letter, name) => letter + sha256(letter + name).slice(0, 32);

const iso = (day) => new Date(day * 86400e3).toISOString().slice(0, 10);

/// Bounds of an event in days since 1970: earliest and latest begin, earliest and latest end.
const edtf = ([first, last_begin, first_end, last]) => {
  if (first === null) return last === null ? 'XXXX' : `[..${iso(last)}]`;
  if (first === last) return iso(first);
  return first === last_begin && first_end === last ? `${iso(first)}/${iso(last)}` : `[${iso(first)}..${iso(last)}]`;
};

const unknown = [null, null, null, null];

/// An event as the editor adds it. `words` is {source, quote} or nothing.
const event_of = ({ name, title, days = unknown, kind = 'other', actors = [], words, modality = 'actual', said_by = '' }) => ({
  uid: uid('E', name),
  ...(words ? { words: [words] } : {}),
  title,
  kind,
  date: {
    edtf: edtf(days),
    days,
    precision: 'day',
    stated: true,
    basis: 'editor',
    confidence: 1,
  },
  modality,
  ...(said_by ? { attributed_to: said_by } : {}),
  polarity: 'positive',
  actors: actors.map((actor) => ({ uid: '', name: actor, kind: 'person', role: 'agent' })),
  salience: 1,
});

const added = (event, citation) => ({
  event,
  fields: [
    { field: 'title', state: 'accepted', given: true, ...(citation ? { citation } : {}) },
    { field: 'date', state: 'accepted', given: true },
    { field: 'actors', state: 'accepted', given: true },
  ],
});

/// A block of lines: each after "|", or as a JSON string where it holds controls.
const block = (name, text) => {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const safe = (line) => (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(line) ? '\\' + JSON.stringify(line) : '|' + line);
  return `${name} text ${lines.length}\n${lines.map(safe).join('\n')}\n`;
};

/// The check sum of a chunk; Node.js 18 has none of its own.
const crc32 = (bytes) => {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; ++bit) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
};

/// A PNG of one grey.
export const png = (width, height, grey) => {
  const number = (value) => { const out = Buffer.alloc(4); out.writeUInt32BE(value); return out; };
  const chunk = (name, data) => {
    const named = Buffer.concat([Buffer.from(name), data]);
    return Buffer.concat([number(data.length), named, number(crc32(named))]);
  };
  const header = Buffer.concat([number(width), number(height), Buffer.from([8, 0, 0, 0, 0])]);
  const rows = Buffer.concat(Array.from({ length: height }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(width, grey)])));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0))]);
};

const picture_text = (bytes) => {
  const lines = bytes.toString('base64').match(/.{1,76}/g);
  return `picture ${sha256(bytes)}\nmedia-type "image/png"\noriginal base64 ${lines.length}\n${lines.map((one) => '|' + one).join('\n')}\n\n`;
};

/// sources: [{text, known}], log: [[verb, arguments]], pictures: [bytes].
const story_text = (sources, log, pictures = []) => {
  let out = `dateline story 1\n\nlast-source ${sources.length}\n\n`;
  sources.forEach(({ text, known }, i) => {
    out += `source S${i + 1}\nuid ${sha256(text)}\nname "${i + 1}.txt"\nmedia-type "text/plain"\n`;
    out += 'added 1499644800 2017-07-10 00:00\nextractor "dateline 0.1.0"\n';
    out += block('known', JSON.stringify(known)) + block('original', text) + '\n';
  });
  pictures.forEach((bytes) => { out += picture_text(bytes); });
  const entries = [...sources.map((_, i) => ['add', `${i + 1}.txt`]), ...log];
  out += `log ${entries.length}\n`;
  entries.forEach(([verb, words], i) => {
    out += `${i + 1} 1499648400 "anna" ${verb} ${JSON.stringify(words)}\n`;
  });
  return out + '\nnumbers 0\n\nend of story\n';
};

/// The same numbers in every run.
const dice = (seed) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

const pieces = [
  'minister', 'resigns', 'after', 'leaked', 'e-mails', 'the', 'inquiry', 'of', '10,000', '“quoted”', 'WILLIAM', 'fjord',
  'unparliamentarily', 'Ελλάδα', 'Москва', 'השר התפטר', 'السلام', '特朗普', '総理大臣', 'nai\u0308ve', 'Z\u0351\u036b\u0343algo', '🇫🇷', '👩‍👩‍👧', '⚖️',
  'Donaudampfschifffahrtsgesellschaft', 'https://example.com/a/very/long/address/without/a/place/to/break/it',
];

/// A story of so many events within some years: titles of one to some thirty words in several scripts; days, spans,
/// open ends and unknown times.
export const large = (count) => {
  const roll = dice(count);
  const below = (end) => Math.floor(roll() * end);
  const events = [];
  for (let i = 0; i < count; ++i) {
    const length = 1 + (below(12) === 0 ? below(30) : below(10));
    const title = `${i + 1} ` + Array.from({ length }, () => pieces[below(pieces.length)]).join(' ');
    const first = 14000 + below(Math.max(400, count * 2));
    const last = first + below(60);
    const days = [[first, first, first, first], [first, first, first, first], [first, last, first, last],
      [first, first, last, last], [null, first, null, first], undefined][below(40) === 0 ? 5 : below(5)];
    events.push(added(event_of({
      name: String(i), title, days, kind: ['meeting', 'statement', 'other'][below(3)],
      actors: Array.from({ length: below(4) }, () => `Actor ${below(40)} ${pieces[below(pieces.length)]}`),
      modality: ['actual', 'actual', 'actual', 'alleged', 'planned'][below(5)],
    }), `interview ${below(30)}`));
  }
  return story_text([], [['add-event', { events }]]);
};

/// A story that has each string as a title, an actor, outlet, headline, byline and address of a source, as file, caption,
/// credit and alternative text of a picture, as words of a source where it can stand in a text as it is, else as a citation; and as title and note that the selection "hostile"
/// prints.
export const hostile = (strings) => {
  const sources = [], events = [], log = [];
  strings.forEach((string, i) => {
    const is_plain = /^[^\p{C}\p{Z}][^\p{C}\u2028\u2029\u00a0]{0,400}$/u.test(string) && !/\s\s|\s$/u.test(string);
    const text = `Notes ${i}\n\n` + (is_plain ? `The words are: ${string}\n` : 'Nothing.\n');
    sources.push({
      text,
      known: { outlet: string, title: string, byline: string, url: i % 2 ? 'https://x.example/' + string : string,
        published: '2017-07-10' },
    });
    const day = 17000 + i;
    const event = event_of({
      name: String(i), title: string || 'Empty', days: i % 9 === 8 ? undefined : [day, day, day, day], kind: 'other',
      actors: string ? [string] : [], said_by: string,
      words: { source: sha256(text), quote: is_plain ? `The words are: ${string}` : 'Nothing.' },
    });
    events.push(added(event, string));
  });
  log.push(['add-event', { events }]);
  log.push(['select', { selection: 'hostile', do: 'filter', words: ['kind:other'], events: [] }]);
  strings.forEach((string, i) => {
    if (!string.trim()) return;
    const what = i % 3 === 0 ? 'title' : 'note';
    log.push(['select', { selection: 'hostile', do: what, words: [string], events: [events[i].event] }]);
  });
  const grey = png(3, 2, 128);
  strings.forEach((string, i) => {
    log.push(['picture', { event: events[i].event, picture: { sha256: sha256(grey), type: 'image/png', width: 3, height: 2,
      file: string, alternative: string, caption: string, credit: string } }]);
  });
  return story_text(sources, log, [grey]);
};
