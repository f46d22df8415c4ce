// The workbench in a browser: from dropped articles to an exported final picture, by keyboard and by mouse; two pages at
// once; a program that is killed; who may not ask; hostile words; every view for those who do not see it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { hostile } from './stories.mjs';
import { closed, dateline, folder, launched, loaded, program, root, samples } from './support.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const dropped = ['harbour-courier-2016-06-15.txt', 'lantern-2017-07-08.txt', 'meridian-wire-2016-10-08.txt', 'northgate-chronicle-2016-12-30.txt', 'tidewater-post-2017-07-10.html'];

const servers = [];
/// Opens the workbench of a story. Gives its address and the process.
const open = async (story, { runtime = '', options = [] } = {}) => {
  const server = spawn(program, ['-f', story, 'open', '--no-browser', ...options], { cwd: folder, env: { ...process.env, XDG_RUNTIME_DIR: runtime, DATELINE_WHO: 'anna' } });
  servers.push(server);
  let errors = '';
  server.stderr.on('data', (words) => { errors += words; });
  const base = await new Promise((answer, fail) => {
    server.stdout.once('data', (words) => answer(String(words).trim()));
    server.once('exit', (status) => fail(new Error(`open ended with ${status}: ${errors}`)));
  });
  return { base, server, errors: () => errors };
};

const contexts = [];
/// A page of its own at an address, with all that goes wrong there.
const visit = async (address, options = {}) => {
  const context = await (await launched()).newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  contexts.push(context);
  const page = await context.newPage();
  const happened = { requests: [], dialogs: [], errors: [] };
  const origin = new URL(address).origin;
  page.on('request', (asked) => { if (!/^(data|blob):/.test(asked.url()) && new URL(asked.url()).origin !== origin) happened.requests.push(asked.url()); });
  page.on('dialog', (dialog) => { happened.dialogs.push(dialog.message()); dialog.dismiss(); });
  page.on('pageerror', (error) => happened.errors.push(error.message));
  page.on('console', (said) => { if (said.type() === 'error' && /Content Security|Refused/.test(said.text())) happened.errors.push(said.text()); });
  await page.goto(address);
  await page.waitForSelector('#main h1');
  return { page, happened };
};
const settled = (page) => page.waitForFunction(() => !document.querySelector('#main[aria-busy]'));
const quiet = (happened) => assert.deepEqual(happened, { requests: [], dialogs: [], errors: [] });

const views = ['timeline', 'timeline?look=axis', 'timeline?q=who%3Atrump', 'queue', 'articles', 'articles/S1', 'actors', 'actors/A1', 'conflicts', 'todo', 'selections', 'selections/front', 'history', 'add', 'timeline?event=E1'];

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  for (const server of servers.splice(0)) server.kill('SIGKILL');
});
after(closed);

/// Asks with headers that a browser would not let a page set.
const asked = (base, { path = 'api/story', method = 'GET', headers = {}, body = '' } = {}) => new Promise((answer, fail) => {
  const url = new URL(path, base);
  const sent = request({ host: '127.0.0.1', port: url.port, path: url.pathname + url.search, method, headers }, (reply) => {
    let text = '';
    reply.on('data', (part) => { text += part; });
    reply.on('end', () => answer({ status: reply.statusCode, text, headers: reply.headers }));
  });
  sent.on('error', fail);
  sent.end(body);
});

test('from five dropped articles to a final picture, the same as the command line draws', async () => {
  const { base } = await open('flow.dateline');
  const { page, happened } = await visit(base);
  // No story yet: the page asks for articles.
  await page.waitForSelector('.drop');
  await page.setInputFiles('#files', dropped.map((name) => join(root, 'data/samples', name)));
  await page.getByText('5 articles added').waitFor();
  // What is missing is asked for once; unknown is an answer.
  const forms = page.locator('section.panel');
  const missing = await forms.count();
  assert.ok(missing >= 3, `${missing} articles are asked about`);
  const chronicle = page.locator('section.panel', { hasText: 'Obama expels' });
  await chronicle.getByLabel('Day of publication').fill('30 Dec 2016');
  await chronicle.getByText('the day 30 December 2016').waitFor();
  await chronicle.getByLabel('Outlet').fill('Northgate Chronicle');
  await chronicle.getByRole('button', { name: 'Keep' }).click();
  await chronicle.waitFor({ state: 'detached' });
  await forms.first().getByRole('button', { name: 'Unknown' }).click();
  assert.equal(await forms.count(), missing - 2);
  const sources = JSON.parse(dateline('-f', 'flow.dateline', 'sources', '--format', 'json')).sources;
  assert.equal(sources.length, 5);
  assert.ok(sources.some((one) => one.published === '2016-12-30' && one.outlet === 'Northgate Chronicle'));

  // The queue, by keyboard alone.
  await page.goto(`${base}#/queue`);
  await page.waitForSelector('.card h2');
  const first = await page.locator('.card h2').textContent();
  await page.keyboard.press('j');
  await page.waitForFunction((title) => document.querySelector('.card h2')?.textContent !== title, first);
  await page.keyboard.press('k');
  await page.waitForFunction((title) => document.querySelector('.card h2')?.textContent === title, first);
  for (let i = 0; i < 3; ++i) {
    const before = await page.locator('.card h2').textContent();
    await page.keyboard.press('c');
    await page.waitForFunction((title) => document.querySelector('.card h2')?.textContent !== title, before);
    await settled(page);
  }
  const checked = () => JSON.parse(dateline('-f', 'flow.dateline', 'events', 'state:checked', '--format', 'json')).events;
  assert.equal(checked().length, 3);
  await page.keyboard.press('r');
  await page.waitForFunction(() => /reject/.test(document.querySelector('#notices')?.textContent ?? ''));
  await page.keyboard.press('u');
  await page.waitForFunction(() => /taken back/.test(document.querySelector('#notices')?.textContent ?? ''));
  // A date says at once how it is understood.
  await settled(page);
  await page.locator('.card h2').waitFor();
  const dated = (await page.locator('.card p.small').first().textContent()).match(/E\d+/)[0];
  await page.keyboard.press('d');
  await page.getByLabel('Date', { exact: true }).fill('Dec 2016');
  await page.getByText('Dec 2016 → one day in December 2016').waitFor();
  await page.getByLabel(/Where it is from/).fill('interview, 4 May');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /set: /.test(document.querySelector('#notices')?.textContent ?? ''));
  assert.equal(JSON.parse(dateline('-f', 'flow.dateline', 'show', dated, '--format', 'json')).events[0].time.edtf, '2016-12');

  // Words of an article become an event.
  await page.goto(`${base}#/articles`);
  await page.getByRole('link', { name: /Obama expels 35/ }).click();
  await page.waitForSelector('article.text');
  await page.evaluate(() => {
    const block = [...document.querySelectorAll('article.text p')].find((one) => one.textContent.length > 60);
    const selection = window.getSelection();
    selection.selectAllChildren(block);
  });
  await page.getByRole('button', { name: 'New event from these words' }).click();
  await page.getByLabel('What happened').fill('Made of selected words');
  await page.getByLabel('Date', { exact: true }).fill('29 Dec 2016');
  await page.getByRole('button', { name: 'Add the event' }).click();
  await page.waitForFunction(() => /added: /.test(document.querySelector('#notices')?.textContent ?? ''));
  const made = JSON.parse(dateline('-f', 'flow.dateline', 'events', 'Made of selected words', '--format', 'json')).events;
  assert.equal(made.length, 1);
  assert.equal(made[0].time.edtf, '2016-12-29');

  // A selection, what stands before a final print, and the picture.
  await page.goto(`${base}#/selections`);
  await page.getByLabel('New selection').fill('front');
  await page.getByLabel(/Its events/).fill(checked().map((one) => one.id).join(' '));
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.waitForSelector('.picture-holder');
  await page.getByLabel('Headline').fill('How it came about');
  await page.keyboard.press('Tab');
  await page.getByLabel('Only if final').check();
  await page.getByText('all of it is checked, agreed on and cited').waitFor();
  const open_points = await page.locator('section', { hasText: 'Before it is final' }).last().locator('li').count();
  assert.equal(open_points, 0);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Picture (SVG)' }).click()]);
  assert.equal(download.suggestedFilename(), 'front.svg');
  const ours = readFileSync(await download.path());
  dateline('-f', 'flow.dateline', 'timeline', 'in:front', '--final', '--title', 'How it came about', '-o', 'front.svg');
  assert.ok(ours.equals(readFileSync(join(folder, 'front.svg'))), 'the same bytes');
  // Back works.
  await page.goBack();
  await page.getByRole('heading', { name: 'Publish' }).waitFor();
  quiet(happened);
});

test('keys decide in the queue, and nowhere else', async () => {
  const story = samples();
  const { base } = await open(story);
  const { page, happened } = await visit(`${base}#/queue`);
  await page.waitForSelector('.card h2');
  await page.getByRole('link', { name: 'Timeline' }).click();
  await page.waitForSelector('.row-event');
  await page.locator('#main').focus();
  for (const key of ['a', 'c', 'r', 'm']) await page.keyboard.press(key);
  await page.waitForTimeout(500);
  assert.match(String(dateline('-f', story, 'log', '--max', '1')), /add /);
  await page.goto(`${base}#/queue`);
  await page.waitForSelector('.card h2');
  await page.keyboard.press('r');
  await page.waitForFunction(() => /rejected/.test(document.querySelector('#notices')?.textContent ?? ''));
  assert.match(String(dateline('-f', story, 'log', '--max', '1')), /reject/);
  quiet(happened);
});

test('events of one date are put in order by keys and by dragging; others are not', async () => {
  writeFileSync(join(folder, 'ties.md'), '- 5 July 2017: The mayor spoke\n- 5 July 2017: The drivers left\n- 5 July 2017: The ferry stopped\n- 6 July 2017: The board met\n');
  dateline('-f', 'ties.dateline', 'import', 'ties.md');
  const { base } = await open('ties.dateline');
  const { page, happened } = await visit(`${base}#/timeline`);
  const order = () => page.locator('.row-event').evaluateAll((rows) => rows.map((row) => row.dataset.id).join(' '));
  const becomes = (wanted) => page.waitForFunction((ids) => [...document.querySelectorAll('.row-event')].map((row) => row.dataset.id).join(' ') === ids, wanted);
  await page.waitForSelector('.row-event');
  assert.equal(await order(), 'E1 E2 E3 E4');
  await page.getByText('says which of one date came first').waitFor();
  await page.locator('[data-id="E3"] a').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await becomes('E1 E3 E2 E4');
  // The focus is still on what was moved; moving it back takes back what was said.
  await page.waitForFunction(() => document.activeElement?.closest('.row-event')?.getAttribute('data-id') === 'E3');
  await page.keyboard.press('Alt+ArrowDown');
  await becomes('E1 E2 E3 E4');
  await page.locator('[data-id="E1"]').dragTo(page.locator('[data-id="E2"]'));
  await becomes('E2 E1 E3 E4');
  await page.locator('[data-id="E4"] a').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByText('have their order by their dates').waitFor();
  assert.equal(await order(), 'E2 E1 E3 E4');
  assert.deepEqual(JSON.parse(dateline('-f', 'ties.dateline', 'events', '--format', 'json')).events.map((one) => one.id), ['E2', 'E1', 'E3', 'E4']);
  quiet(happened);
});

test('a picture is walked by keys from event to event', async () => {
  const { base } = await open(samples());
  const { page, happened } = await visit(`${base}#/timeline?look=axis`);
  await page.waitForSelector('.picture-holder');
  const at = () => page.evaluate(() => document.querySelector('.picture-holder')?.shadowRoot?.activeElement?.getAttribute('data-event') ?? '');
  await page.locator('.picture-holder').focus();
  await page.keyboard.press('Tab');
  const first = await at();
  assert.match(first, /^E\d+$/);
  await page.keyboard.press('ArrowRight');
  const second = await at();
  assert.match(second, /^E\d+$/);
  assert.notEqual(second, first);
  await page.keyboard.press('Home');
  assert.equal(await at(), first);
  await page.keyboard.press('Enter');
  await page.waitForFunction((id) => location.hash.includes(`event=${id}`), first);
  quiet(happened);
});

test('a refused export is said on the page, and kept as no file', async () => {
  samples();
  dateline('-f', 'samples.dateline', 'select', 'open-one', 'E60');
  const { base } = await open('samples.dateline');
  const { page, happened } = await visit(`${base}#/selections/open-one`);
  await page.waitForSelector('.picture-holder');
  await page.getByText(/not checked/).first().waitFor();
  await page.getByLabel('Only if final').check();
  let downloads = 0;
  page.on('download', () => { ++downloads; });
  await page.getByRole('link', { name: 'Picture (SVG)' }).click();
  await page.locator('.export-said', { hasText: 'E60' }).waitFor();
  assert.equal(downloads, 0);
  quiet(happened);
});

test('two pages never overwrite each other silently', async () => {
  const story = samples();
  const { base } = await open(story);
  const one = await visit(`${base}#/timeline?event=E60`), two = await visit(`${base}#/timeline?event=E60`);
  const edit = async (page, title) => {
    await page.getByRole('button', { name: 'Edit title' }).click();
    await page.getByLabel('Title', { exact: true }).fill(title);
    await page.getByRole('button', { name: 'Keep' }).click();
  };
  await two.page.getByRole('button', { name: 'Edit title' }).click();
  await two.page.getByLabel('Title', { exact: true }).fill('The title of the second');
  await edit(one.page, 'The title of the first');
  await one.page.getByRole('heading', { name: 'The title of the first' }).waitFor();
  await two.page.getByRole('button', { name: 'Keep' }).click();
  await two.page.getByText(/changed meanwhile/).waitFor();
  await two.page.getByText(/The title of the first/).first().waitFor();
  assert.match(String(dateline('-f', story, 'show', 'E60')), /The title of the first/);
  // What somebody does elsewhere in the story is in nobody's way.
  dateline('-f', story, 'tag', 'elsewhere', 'E1');
  await settled(two.page);
  await edit(two.page, 'The title after all');
  await two.page.getByRole('heading', { name: 'The title after all' }).waitFor();
  quiet(one.happened);
  quiet(two.happened);
});

test('a program that is killed loses nothing, and its page goes on', async () => {
  const story = samples();
  const runtime = mkdtempSync(join(folder, 'run-'));
  const first = await open(story, { runtime });
  const { page, happened } = await visit(`${first.base}#/timeline?event=E60`);
  await page.getByRole('button', { name: 'Edit title' }).click();
  await page.getByLabel('Title', { exact: true }).fill('Typed while nobody listened');
  first.server.kill('SIGKILL');
  await new Promise((gone) => first.server.once('exit', gone));
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByText(/not running any more/).waitFor();
  const second = await open(story, { runtime });
  assert.equal(second.base, first.base, 'the same address');
  await page.getByRole('heading', { name: 'Typed while nobody listened' }).waitFor({ timeout: 20000 });
  assert.match(String(dateline('-f', story, 'show', 'E60')), /Typed while nobody listened/);
  // A story that is open already is shown where it is.
  assert.equal(String(spawnedTwice(story, runtime)).trim(), first.base);
  // One to read only is another.
  const reading = await open(story, { runtime, options: ['--read-only'] });
  assert.notEqual(reading.base, first.base);
  assert.deepEqual(happened.errors.filter((one) => !/Failed to fetch/.test(one)), []);
});
const spawnedTwice = (story, runtime) => {
  const before = process.env.XDG_RUNTIME_DIR;
  process.env.XDG_RUNTIME_DIR = runtime;
  try {
    return dateline('-f', story, 'open', '--no-browser');
  } finally {
    if (before === undefined) delete process.env.XDG_RUNTIME_DIR;
    else process.env.XDG_RUNTIME_DIR = before;
  }
};

test('who has no key, another name or another origin is refused', async () => {
  const { base } = await open(samples());
  const { port, pathname } = new URL(base);
  const host = `127.0.0.1:${port}`, origin = `http://${host}`;
  assert.equal((await asked(base)).status, 200);
  assert.equal((await asked(`${origin}/${'0'.repeat(32)}/`)).status, 403);
  assert.equal((await asked(`${origin}/`, { path: '/' })).status, 403);
  assert.equal((await asked(base, { headers: { Host: `evil.example:${port}` } })).status, 403);
  assert.equal((await asked(base, { headers: { Origin: 'https://evil.example' } })).status, 403);
  assert.equal((await asked(base, { headers: { 'Sec-Fetch-Site': 'cross-site' } })).status, 403);
  const body = JSON.stringify({ do: 'reject', words: ['E60'] });
  assert.equal((await asked(base, { path: 'api/do', method: 'POST', body })).status, 403, 'no origin');
  assert.equal((await asked(base, { path: 'api/do', method: 'POST', body, headers: { Origin: 'null' } })).status, 403);
  assert.equal((await asked(base, { path: 'api/do', method: 'POST', body: JSON.stringify({ do: 'dump', words: [] }), headers: { Origin: origin } })).status, 400);
  assert.equal(JSON.parse(dateline('-f', 'samples.dateline', 'show', 'E60', '--format', 'json')).events[0].state, 'proposed');
  const page = await asked(base, { path: pathname });
  assert.match(page.headers['content-security-policy'], /default-src 'none'/);
  assert.ok(!page.headers['access-control-allow-origin']);
});

test('answers are not compressed, which takes longer than to send them', async () => {
  const { base } = await open(samples());
  const { status, text, headers } = await asked(base, { path: 'api/events?all=1&count=150', headers: { 'Accept-Encoding': 'gzip, deflate, br' } });
  assert.equal(status, 200);
  assert.equal(headers['content-encoding'], undefined);
  assert.equal(Number(headers['content-length']), Buffer.byteLength(text));
  assert.ok(JSON.parse(text).total > 100);
});

test('read-only: nothing can be changed, and nothing offers to', async () => {
  const { base } = await open(samples(), { options: ['--read-only'] });
  const { page, happened } = await visit(`${base}#/timeline?event=E60`);
  await page.getByText('(to read only)').waitFor();
  assert.equal(await page.getByRole('button', { name: /^(Accept|Check|Reject|Edit)/ }).count(), 0);
  const { port } = new URL(base);
  assert.equal((await asked(base, { path: 'api/do', method: 'POST', body: '{"do":"undo"}', headers: { Origin: `http://127.0.0.1:${port}` } })).status, 403);
  quiet(happened);
});

test('hostile words are words in every view', async () => {
  const strings = ['<script>window.__hit=1</script>', '"><img src=x onerror=window.__hit=1>', "'><svg onload=window.__hit=1>", '</title><script>window.__hit=1</script>',
    'javascript:window.__hit=1', '<iframe src="javascript:parent.__hit=1"></iframe>', '${window.__hit=1}', '{{window.__hit=1}}', '<details open ontoggle=window.__hit=1>', '</style><script>window.__hit=1</script>', '‮gnihtemos‬'];
  const story = loaded('hostile-bench', hostile(strings));
  dateline('-f', story, 'select', 'front', 'E1');
  const { base } = await open(story);
  const { page, happened } = await visit(base);
  for (const view of views) {
    await page.goto(`${base}#/${view}`);
    await settled(page);
    await page.waitForTimeout(150);
    assert.equal(await page.evaluate(() => window.__hit), undefined, view);
  }
  assert.deepEqual(happened.dialogs, []);
  assert.deepEqual(happened.requests, []);
  assert.deepEqual(happened.errors, []);
});

for (const [colorScheme, width] of [['light', 1280], ['dark', 1280], ['light', 320]])
  test(`every view for those who do not see it: ${colorScheme}, ${width} px`, async () => {
    const story = samples();
    dateline('-f', story, 'select', 'front', 'E1', 'E60');
    dateline('-f', story, 'check', 'E1');
    const { base } = await open(story);
    const { page, happened } = await visit(base, { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
    for (const view of views) {
      await page.goto(`${base}#/${view}`);
      await settled(page);
      await page.waitForTimeout(200);
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(() => window.axe.run());
      assert.ok(passes.length > 5, view);
      assert.deepEqual(violations.map((one) => `${view}: ${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`), []);
      const [inside, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(inside <= room, `${view}: ${inside} px in ${room}`);
    }
    assert.deepEqual(happened.errors, []);
  });
