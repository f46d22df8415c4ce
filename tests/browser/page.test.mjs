// The HTML page of a timeline: on a phone, without script, in the dark, for screen readers, printed, framed; and what its
// script adds.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { large } from './stories.mjs';
import { closed, dateline, drawn, launched, loaded, opened, root, samples, written } from './support.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone = { width: 320, height: 640 };

let file, wide_file, pictured, titles;
before(() => {
  const story = samples();
  file = drawn(story, 'samples.html', '--title', 'The cyber unit');
  wide_file = drawn(loaded('large', large(100)), 'large.html', '--all');
  for (const [event, picture] of [['E60', 'harbour.jpg'], ['E62', 'turned.jpg'], ['E30', 'harbour.png']]) {
    dateline('-f', story, 'picture', event, join(root, 'tests/data/pictures', picture), '--alt', 'A boat before a low sun',
      '--caption', 'The harbour, as it was seen from the ferry on the morning of that Friday', '--credit', 'Ada Berg');
  }
  pictured = drawn(story, 'pictured.html', 'E60', 'E62', 'E30', 'E3', '--title', 'The harbour');
  titles = dateline('-f', story, 'timeline', '--no-quotes', '--format', 'md').toString();
});
after(closed);

const with_page = (name, options, work) => test(name, async () => {
  const { page, context, happened } = await opened(options.file ?? file, options);
  await work(page, context);
  assert.deepEqual(happened, { requests: [], dialogs: [], errors: [] });
  await context.close();
});

/// Runs in the page: the texts that can be seen, with the size of their letters and their right end.
const seen_texts = () => {
  const texts = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('title, desc, script, .skip')) continue;
    if (!parent.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true, opacityProperty: true })) continue;
    range.selectNodeContents(node);
    texts.push({ words: node.data, px: parseFloat(getComputedStyle(parent).fontSize), right: range.getBoundingClientRect().right,
      in_picture: parent.closest('.axis') !== null });
  }
  return texts;
};

for (const [name, of, least] of [['the samples', () => file, 60], ['100 events', () => wide_file, 60], ['pictures', () => pictured, 20]]) {
  for (const javaScriptEnabled of [true, false]) {
    test(`a phone does not scroll sideways, and its letters are 12 px: ${name}, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const { page, context } = await opened(of(), { viewport: phone, javaScriptEnabled });
      if (javaScriptEnabled) await page.click('.unfold, h1');
      const texts = await page.evaluate(seen_texts);
      assert.ok(texts.length > least);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      assert.deepEqual(texts.filter((one) => one.px < 12 || one.right > 320.5), []);
      await context.close();
    });
  }
}

for (const colorScheme of ['light', 'dark']) {
  for (const viewport of [phone, { width: 1280, height: 900 }]) {
    test(`axe finds nothing in a page with pictures: ${colorScheme}, ${viewport.width} px`, async () => {
      const { page, context, happened } = await opened(pictured, { colorScheme, viewport, bypassCSP: true });
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 200))]), []);
      assert.ok(passes.some((one) => one.id === 'image-alt'));
      assert.deepEqual(happened, { requests: [], dialogs: [], errors: [] });
      await context.close();
    });
    with_page(`axe finds nothing: ${colorScheme}, ${viewport.width} px`, { colorScheme, viewport, bypassCSP: true }, async (page) => {
      await page.click('.unfold');
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map((one) => [one.id, one.nodes.map((node) => node.html)]), []);
      assert.ok(passes.length > 20);
    });
  }
}

for (const javaScriptEnabled of [true, false]) {
  test(`pictures are there with their words, upright and whole, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const { page, context, happened } = await opened(pictured, { viewport: phone, javaScriptEnabled });
    const figures = await page.evaluate(() => [...document.querySelectorAll('figure.photo')].map((figure) => {
      const image = figure.querySelector('img'), box = image.getBoundingClientRect();
      return { alt: image.alt, words: figure.querySelector('figcaption').innerText, loaded: image.complete && image.naturalWidth > 0,
        wide: image.naturalWidth > image.naturalHeight, ratio: box.width / box.height, right: box.right };
    }));
    assert.equal(figures.length, 3);
    for (const one of figures) {
      assert.equal(one.alt, 'A boat before a low sun');
      assert.match(one.words, /The harbour, as it was seen.*Ada Berg/s);
      assert.ok(one.loaded && one.wide && one.right <= 320);
      assert.ok(Math.abs(one.ratio - 1.5) < 0.03, String(one.ratio));
    }
    assert.deepEqual(happened, { requests: [], dialogs: [], errors: [] });
    await context.close();
  });
}

with_page('without script everything is there, and nothing that would need one', { javaScriptEnabled: false }, async (page) => {
  const seen = (await page.evaluate(seen_texts)).map((one) => one.words);
  const said = [...titles.matchAll(/^\*\*(.*?)\*\*.*\\\n(.*?)\\?$/gm)];
  assert.equal(said.length, 20);
  for (const [, date, title] of said) {
    assert.ok(seen.includes(date), date);
    assert.ok(seen.includes(title.replaceAll('\\', '')), title);
  }
  const quotes = await page.locator('blockquote').count();
  assert.ok(quotes > 20);
  assert.equal(await page.locator('blockquote:visible').count(), quotes);
  assert.equal(await page.locator('.axis svg:visible').count(), 1);
  assert.equal(await page.locator('button:visible, select:visible').count(), 0);
});

with_page('choosing an actor hides the others, says how many are shown, and can be taken back', {}, async (page) => {
  const label = await page.locator('#choose-who option').nth(1).textContent();
  const [, name, count] = label.match(/^(.*) \((\d+)\)$/);
  assert.ok(Number(count) > 1 && Number(count) < 20, label);
  await page.selectOption('#choose-who', { label });
  assert.equal(await page.locator('.event:visible').count(), Number(count));
  assert.equal(await page.getByRole('status').textContent(), `${count} of 20 events shown`);
  assert.equal(await page.locator('.axis .entry.off').count(), 20 - Number(count), name);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('h2, h3:not(.title)')].filter((heading) => heading.checkVisibility() &&
    !heading.parentElement.querySelector('.event:not([hidden])') ).length), 0);
  await page.selectOption('#choose-year', { index: 1 });
  assert.ok(await page.locator('.event:visible').count() < Number(count));
  await page.click('.reset');
  await page.waitForFunction(() => document.querySelectorAll('.event[hidden]').length === 0);
  assert.equal(await page.getByRole('status').textContent(), '');
});

with_page('the keyboard leads from the picture to the words that state an entry', {}, async (page) => {
  await page.focus('.axis');
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement.id);
  assert.match(first, /^axis-E\d+$/);
  assert.equal(await page.locator('.peek:visible').count(), 1);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.peek:visible').count(), 0);
  await page.keyboard.press('ArrowRight');
  const second = await page.evaluate(() => document.activeElement.id);
  assert.notEqual(second, first);
  assert.equal(await page.locator('.event.lit').getAttribute('id'), second.slice('axis-'.length));
  await page.keyboard.press('Enter');
  const entry = await page.evaluate(() => document.activeElement.id);
  assert.equal('axis-' + entry, second);
  assert.equal(await page.locator(`#${entry} blockquote:visible`).count() > 0, true);
  assert.ok(await page.locator(`#${entry}`).evaluate((one) => {
    const at = one.getBoundingClientRect();
    return at.top >= 0 && at.top < innerHeight;
  }));
  await page.keyboard.press('j');
  assert.equal(await page.evaluate(() => document.activeElement.className.split(' ')[0]), 'event');
  assert.notEqual(await page.evaluate(() => document.activeElement.id), entry);
  await page.keyboard.press('k');
  assert.equal(await page.evaluate(() => document.activeElement.id), entry);
});

with_page('everything that can be used is reached by Tab, in the order of the page', {}, async (page) => {
  await page.evaluate(() => document.querySelector('.unfold').click());
  const wanted = await page.evaluate(() => [...document.querySelectorAll(
    '.skip, select, button, .axis, .entry[tabindex="0"], .date a, summary, cite a')]
    .filter((one) => one.checkVisibility()).length);
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  const tops = [];
  for (let i = 0; i < wanted; ++i) {
    await page.keyboard.press('Tab');
    tops.push(await page.evaluate(() => {
      const all = [...document.querySelectorAll('*')];
      return document.activeElement === document.body ? -1 : all.indexOf(document.activeElement);
    }));
  }
  assert.deepEqual(tops, [...new Set(tops)].sort((a, b) => a - b));
  assert.ok(!tops.includes(-1));
});

with_page('hovering lights an entry in both places and shows its words; a click leads to it', {}, async (page) => {
  const text = page.locator('.axis .entry text').first();
  await text.hover();
  const id = await page.locator('.axis .entry.lit').getAttribute('id');
  assert.equal('axis-' + await page.locator('.event.lit').getAttribute('id'), id);
  assert.ok((await page.locator('.peek p').first().textContent()).startsWith('“'));
  await text.click();
  assert.equal('axis-' + await page.evaluate(() => document.activeElement.id), id);
  assert.equal(await page.locator('.peek:visible').count(), 0);
});

with_page('the picture is zoomed by buttons and keys', {}, async (page) => {
  const width = () => page.locator('.axis svg').evaluate((svg) => Math.round(svg.getBoundingClientRect().width));
  const natural = await width();
  await page.getByRole('button', { name: 'Larger' }).click();
  assert.equal(await width(), Math.round(natural * 1.25));
  await page.focus('.axis');
  await page.keyboard.press('-');
  assert.equal(await width(), natural);
  await page.setViewportSize({ width: 900, height: 700 });
  await page.keyboard.press('0');
  assert.equal(await width(), await page.locator('.axis').evaluate((axis) => axis.clientWidth));
});

for (const width of [800, 1000, 1239]) {
  with_page(`at first the whole picture is in a window of ${width} px, also when it is made wider`, { viewport: { width, height: 700 } }, async (page) => {
    const sizes = () => page.locator('.axis').evaluate((axis) => ({
      room: axis.clientWidth, needed: axis.scrollWidth, picture: axis.querySelector('svg').getBoundingClientRect().width }));
    const seen = await sizes();
    assert.ok(seen.room > 700 && seen.needed <= seen.room, JSON.stringify(seen));
    assert.ok(Math.abs(seen.picture - Math.min(seen.room, 1200)) < 1, JSON.stringify(seen));
    await page.setViewportSize({ width: 1280, height: 700 });
    await page.waitForFunction(() => Math.round(document.querySelector('.axis svg').getBoundingClientRect().width) === 1200);
    await page.getByRole('button', { name: 'Larger' }).click();
    await page.setViewportSize({ width, height: 700 });
    assert.equal(Math.round((await sizes()).picture), 1500);
  });
}

with_page('a picture that is asked for much wider keeps letters that can be read', { viewport: { width: 900, height: 700 } }, async (page, context) => {
  const wide = await context.newPage();
  await wide.goto('file://' + drawn('samples.dateline', 'very-wide.html', '--width', '3000', '--title', 'Wide'));
  await wide.waitForFunction(() => Math.round(document.querySelector('.axis svg').getBoundingClientRect().width) === 1800);
});

with_page('without script the picture keeps its size and is scrolled to in its frame', { viewport: { width: 900, height: 700 }, javaScriptEnabled: false }, async (page) => {
  const texts = (await page.evaluate(seen_texts)).filter((one) => one.in_picture);
  assert.ok(texts.length > 40 && texts.every((one) => one.px >= 12));
  assert.equal(await page.locator('.axis').evaluate((axis) => axis.scrollWidth), 1200);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 900);
});

with_page('a narrow window shows the list, and the picture when asked', { viewport: phone }, async (page) => {
  assert.equal(await page.locator('.axis:visible').count(), 0);
  await page.getByRole('button', { name: 'Timeline as a picture' }).click();
  assert.equal(await page.locator('.axis:visible').count(), 1);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
});

with_page('printed, all quotes stand and no control does', {}, async (page) => {
  await page.evaluate(() => {
    window.addEventListener('beforeprint', () => {
      window.printed_quotes = document.querySelectorAll('.quotes[open]').length;
    });
  });
  const pdf = await page.pdf();
  assert.ok(pdf.length > 10000);
  assert.equal(await page.evaluate(() => window.printed_quotes), await page.locator('.quotes').count());
  assert.equal(await page.locator('.quotes[open]').count(), 0);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('button:visible, select:visible, .skip:visible, .peek:visible').count(), 0);
});

test('an address with an entry leads to it and unfolds its words', async () => {
  const context = await (await launched()).newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto('file://' + file);
  const id = await page.locator('.event').last().getAttribute('id');
  await page.goto('about:blank');
  await page.goto('file://' + file + '#' + id);
  assert.equal(await page.evaluate(() => document.activeElement.id), id);
  assert.equal(await page.locator(`#${id} .quotes[open]`).count(), 1);
  await context.close();
});

test('in an iframe the page announces its height, again when asked and when it changes', async () => {
  const path = written('around.html', `<!DOCTYPE html><title>x</title><iframe src="samples.html" sandbox="allow-scripts" style="width:600px"></iframe>
    <script>heights = []; addEventListener('message', (event) => {
      if (event.source === document.querySelector('iframe').contentWindow && event.data.type === 'dateline:height') heights.push(event.data.height);
    });</script>`);
  const { page, context } = await opened(path);
  const frame = page.frames()[1];
  const own_height = () => frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
  const announced = async () => {
    await page.waitForFunction(() => window.heights.length > 0);
    const height = await own_height();
    await page.waitForFunction((wanted) => window.heights.at(-1) === wanted, height, { timeout: 5000 });
    await page.evaluate(() => { window.heights.length = 0; });
    return height;
  };
  const folded = await announced();
  await page.evaluate(() => document.querySelector('iframe').contentWindow.postMessage({ type: 'dateline:ask-height' }, '*'));
  assert.equal(await announced(), folded);
  await frame.evaluate(() => document.querySelector('.unfold').click());
  const unfolded = await announced();
  assert.ok(unfolded > folded);
  await page.evaluate((height) => { document.querySelector('iframe').style.height = height + 'px'; }, unfolded);
  await frame.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight, undefined, { timeout: 5000 });
  await context.close();
});
