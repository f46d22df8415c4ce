// No text lies on another, in the typeface that a file brings along and in those that may stand in for it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, test } from 'node:test';
import { large } from './stories.mjs';
import { closed, drawn, is_full, loaded, opened, read, samples, written } from './support.mjs';

after(closed);

/// What stands in for 'Noto Sans' and 'Noto Serif' where a file's own typeface is not taken.
const stand_ins = [
  ['DejaVu Sans', 'DejaVu Serif'],
  ['Liberation Sans', 'Liberation Serif'],  // as wide as Arial, Helvetica and Times New Roman
  ['Open Sans', 'DejaVu Serif'],
];

const is_installed = (family) =>
  execFileSync('fc-match', ['-f', '%{family}', family], { encoding: 'utf8' }).split(',').includes(family);

const in_other_type = (text, [sans, serif]) => text
  .replace(/@font-face\{[^}]*\}/g, '')
  .replace(/'Noto Sans',[^;}]*/g, `'${sans}'`)
  .replace(/'Noto Serif',[^;}]*/g, `'${serif}'`);

/// Runs in the page: pairs of texts whose letters share ground. A line's box is higher than its letters: a sixth is taken
/// off above and below.
const overlaps = () => {
  const boxes = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.data.trim(), parent = node.parentElement;
    if (!words || parent.closest('title, desc, style, script, select, .skip')) continue;
    if (!parent.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true, opacityProperty: true })) continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const cut = rect.height / 6;
      if (rect.width > 1) boxes.push({ words, x0: rect.left + 0.5, x1: rect.right - 0.5, y0: rect.top + cut, y1: rect.bottom - cut });
    }
  }
  boxes.sort((a, b) => a.y0 - b.y0);
  const pairs = [];
  let open = [];
  for (const box of boxes) {
    open = open.filter((other) => other.y1 > box.y0);
    for (const other of open) if (other.x0 < box.x1 && box.x0 < other.x1) pairs.push(`${other.words} | ${box.words}`);
    open.push(box);
  }
  return { texts: boxes.length, pairs };
};

/// The typefaces that the first words of a page are drawn in.
const type_of = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '.counts, text' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.map((font) => font.familyName);
};

const check = async (path, type, least_texts, options = {}) => {
  const { page, context } = await opened(path, options);
  assert.ok((await type_of(page)).some((family) => type.includes(family)), type.join());
  const found = await page.evaluate(overlaps);
  assert.ok(found.texts >= least_texts, `only ${found.texts} texts are seen`);
  assert.equal(found.pairs.length, 0, found.pairs.slice(0, 5).join('\n'));
  await context.close();
};

test('the measure sees texts that lie on each other', async () => {
  const path = written('planted.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100">' +
    '<text x="10" y="40">one text</text><text x="20" y="45">another</text><text x="20" y="90">a third</text></svg>');
  const { page, context } = await opened(path);
  assert.deepEqual(await page.evaluate(overlaps), { texts: 3, pairs: ['one text | another'] });
  await context.close();
});

const stories = [['the samples', () => samples(), 20]];
for (const count of [12, 100, 1000, ...(is_full ? [10000] : [])])
  stories.push([`${count} events`, () => loaded(`large${count}`, large(count)), count]);

for (const [name, make, count] of stories) {
  test(`no overlap: ${name}`, async (t) => {
    const story = make();
    const all = count === 20 ? [] : ['--all'];
    const svg = drawn(story, `${count}.svg`, ...all), html = drawn(story, `${count}.html`, ...all);
    const versions = [['own type', (text) => text, ['Noto Sans', 'Noto Serif']]];
    for (const pair of stand_ins) {
      if (pair.every(is_installed)) versions.push([pair[0], (text) => in_other_type(text, pair), pair]);
      else await t.test(pair[0], { skip: 'not installed' }, () => {});
    }
    for (const [name_of_type, change, type] of versions) {
      const picture = written('changed.svg', change(read(svg))), page = written('changed.html', change(read(html)));
      await t.test(`SVG, ${name_of_type}`, () => check(picture, type, 2 * count));
      await t.test(`HTML, ${name_of_type}`, () => check(page, type, 4 * count, { javaScriptEnabled: false }));
      if (count > 100) continue;
      await t.test(`HTML on a phone, ${name_of_type}`, () =>
        check(page, type, 2 * count, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } }));
    }
  });
}
