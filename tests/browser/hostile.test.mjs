// Hostile words in every field of a story are words in every picture: nothing runs, nothing is asked for, no file breaks.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { hostile } from './stories.mjs';
import { closed, dateline, drawn, folder, loaded, opened, read, root, written } from './support.mjs';

const ours = [
  '<script>window.__hit=1</script>', '"><script>window.__hit=1</script>', "'><img src=x onerror=window.__hit=1>",
  '</title><script>window.__hit=1</script>', '</style><script>window.__hit=1</script>', '</script><script>window.__hit=1</script>',
  '<svg onload=window.__hit=1>', '<svg><script>window.__hit=1</script></svg>', '<img src="https://evil.example/a.png">',
  '--></p><iframe src="javascript:parent.__hit=1"></iframe>', ']]><script>window.__hit=1</script>', '<![CDATA[<script>window.__hit=1</script>]]>',
  '<!ENTITY x SYSTEM "file:///etc/passwd">&x;', '<?xml-stylesheet href="https://evil.example/a.css"?>', '&lt;script&gt;window.__hit=1&lt;/script&gt;',
  '" autofocus onfocus=window.__hit=1 x="', "' onmouseover='window.__hit=1", '" style="background:url(https://evil.example/b)" x="',
  'javascript:window.__hit=1', 'JaVaScRiPt:window.__hit=1', 'data:text/html,<script>parent.__hit=1</script>', 'vbscript:x', '//evil.example/c',
  '"><a href="javascript:window.__hit=1">x</a>', '<base href="https://evil.example/">', '<link rel=stylesheet href=https://evil.example/d>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/e">', '<form action=https://evil.example><input autofocus onfocus=window.__hit=1>',
  '${window.__hit=1}', '{{constructor.constructor("window.__hit=1")()}}', '`;window.__hit=1;`', '\';window.__hit=1;//', '");window.__hit=1;("',
  '}</style><body onload=window.__hit=1>', 'x}*{background:url(https://evil.example/f)}', '\u2028window.__hit=1\u2029', '\u202egnihtemos\u202c', '\ufeff<script>window.__hit=1</script>',
  '<math><mtext></mtext><script>window.__hit=1</script></math>', '<details open ontoggle=window.__hit=1>', '<foreignObject><body onload="window.__hit=1"/></foreignObject>',
  '<use href="https://evil.example/g.svg#x"/>', '<animate attributeName=href to=javascript:window.__hit=1>', '<template><script>window.__hit=1</script></template>',
];
const shared = join(root, '../shared/eval/hostile/blns.json');
const strings = [...ours, ...(existsSync(shared) ? JSON.parse(readFileSync(shared, 'utf8')) : [])];

/// Beyond what the system takes as one argument, a heading is in parts.
const headings = [];
for (const string of strings) {
  const words = string.replaceAll('\0', '');
  if (!headings.length || headings.at(-1).length + words.length > 8000) headings.push('');
  headings[headings.length - 1] += ' ' + words;
}

let story;
before(() => { story = loaded('hostile', hostile(strings)); });
after(closed);

test(`the list of hostile strings in ../shared`, { skip: existsSync(shared) ? false : 'is not here' }, () => {
  assert.ok(strings.length > 500);
});

/// Runs in the page: what would be an element, an attribute or an address by the words of a story.
const broken_out = () => ({
  hit: window.__hit ?? 0,
  scripts: document.getElementsByTagName('script').length,
  foreign: document.querySelectorAll('img:not(.photo>img[src^="data:image/png;base64,"]), iframe, base, link, object, embed, input, template, math, foreignObject, use, animate').length,
  handlers: [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some((a) => /^on/i.test(a.name))).length,
  addresses: [...document.querySelectorAll('a, blockquote')].map((one) => one.getAttribute('href') ?? one.getAttribute('cite') ?? '#')
    .filter((address) => !/^(https?:\/\/|#)/i.test(address)),
});

const check = async (path, least_entries, entries, scripts) => {
  // Without the page's own policy: what is escaped needs none.
  const { page, context, happened } = await opened(path, { bypassCSP: true });
  await page.mouse.move(300, 300);
  await page.keyboard.press('Tab');
  await page.waitForTimeout(100);
  assert.deepEqual(await page.evaluate(broken_out), { hit: 0, scripts, foreign: 0, handlers: 0, addresses: [] });
  assert.deepEqual(happened, { requests: [], dialogs: [], errors: [] });
  assert.ok(await page.locator(entries).count() >= least_entries);
  await context.close();
};

test('the check sees what breaks out', async () => {
  const path = written('planted.html', `<!DOCTYPE html><title>x</title>${ours.filter((one) => !/refresh|<base/.test(one)).join('\n')}<ol><li>1</ol>`);
  await assert.rejects(check(path, 1, 'li', 0), assert.AssertionError);
  const { page, context, happened } = await opened(path, { bypassCSP: true });
  const found = await page.evaluate(broken_out);
  assert.ok(found.hit && found.scripts && found.foreign && found.handlers && found.addresses.length);
  assert.ok(happened.requests.length > 0);
  await context.close();
});

headings.forEach((heading, i) => {
  const filter = i === 0 ? ['in:hostile'] : ['in:hostile', '--max', '20'];
  const least = i === 0 ? strings.length * 0.9 : 20;
  test(`SVG, heading ${i + 1} of ${headings.length}`, async () => {
    const path = drawn(story, `${i}.svg`, ...filter, ...(i === 0 ? ['--all'] : []), '--title', heading);
    execFileSync('xmllint', ['--noout', '--nonet', path]);
    await check(path, least, 'g[id]', 0);
  });
  test(`SVG of an article, heading ${i + 1} of ${headings.length}`, async () => {
    const path = drawn(story, `${i}-article.svg`, ...filter, '--view', 'article', '--title', heading);
    execFileSync('xmllint', ['--noout', '--nonet', path]);
    await check(path, 20, 'image', 0);
  });
  test(`HTML, heading ${i + 1} of ${headings.length}`, async () => {
    const path = drawn(story, `${i}.html`, ...filter, ...(i === 0 ? ['--all'] : []), '--title', heading);
    await check(path, least, 'li.event', 1);
  });
});

test('the words themselves are in the page', async () => {
  const path = drawn(story, 'words.html', 'in:hostile', '--all');
  const { page, context } = await opened(path);
  const text = await page.evaluate(() => document.querySelector('main').textContent);
  for (const string of ours.filter((one) => !/[\u2028\u2029\u202a-\u202e\ufeff]/.test(one))) {
    assert.ok(text.includes(string), string);
  }
  await context.close();
});

test('a fragment in somebody’s page', async () => {
  const part = read(drawn(story, 'part.html', 'in:hostile', '--all', '--fragment', '--title', headings[0]));
  await check(written('whole.html', `<!DOCTYPE html><meta charset="utf-8"><title>x</title>${part}`), strings.length * 0.9, 'li', 0);
});

test('a fact sheet', async () => {
  dateline('-f', story, 'factsheet', 'in:hostile', '--all', '-o', 'sheet.html', '--title', headings[0]);
  await check(join(folder, 'sheet.html'), 20, 'h2, li', 0);
});

test('a diagram', async () => {
  dateline('-f', story, 'diagram', 'in:hostile', '--max', '30', '-o', 'diagram.svg', '--title', headings[0].slice(0, 500));
  execFileSync('xmllint', ['--noout', '--nonet', join(folder, 'diagram.svg')]);
  await check(join(folder, 'diagram.svg'), 20, 'text', 0);
});

test('an article with what was read in it', async () => {
  written('article.txt', `Council meets\n\n${strings.map((one) => `Greta Holm met Ada Berg on 3 May 2016. ${one.replaceAll('\0', '')}`).join('\n\n')}\n`);
  dateline('preview', 'article.txt', '--published', '2016-05-04', '--outlet', ours[0], '--byline', ours[1], '-o', 'preview.html');
  await check(join(folder, 'preview.html'), 20, 'p', 0);
});
