// What the browser tests share: the program, Chromium, and a story file of a given text.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const program = process.env.DATELINE ?? join(root, 'build/release/dateline');
export const is_full = process.env.BROWSER_TESTS === 'full';

export const folder = mkdtempSync(join(tmpdir(), 'dateline-browser-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/// Runs the program in the folder of this test. What it says on standard error is no failure, but stands in one's message.
export const dateline = (...words) =>
  execFileSync(program, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });

/// The path of the story file that `dateline load` makes of a text.
export const loaded = (name, text) => {
  writeFileSync(join(folder, name + '.txt'), text);
  dateline('-f', name + '.dateline', 'load', name + '.txt');
  return name + '.dateline';
};

/// The story of the sample articles.
export const samples = () => {
  dateline('-f', 'samples.dateline', 'add', '--manifest', join(root, 'data/samples/sources.csv'), '-q');
  return 'samples.dateline';
};

/// Draws a timeline and gives the path of the file.
export const drawn = (story, file, ...words) => {
  dateline('-f', story, 'timeline', '-o', file, ...words);
  return join(folder, file);
};

let browser;
export const launched = async () => {
  const found = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
  browser ??= await chromium.launch({
    executablePath: found,
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
  return browser;
};
export const closed = async () => {
  if (browser) await browser.close();
};

/// Opens a file in a window of its own. What happens there is kept: requests but for the file itself, dialogs, errors.
export const opened = async (path, options = {}) => {
  const context = await (await launched()).newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultNavigationTimeout(120e3);  // a story of 10,000 events on a machine that does other things, too
  const happened = { requests: [], dialogs: [], errors: [] };
  const address = pathToFileURL(path).href;
  page.on('request', (request) => {
    const url = request.url();
    if (url.split('#')[0] !== address && !url.startsWith('data:')) happened.requests.push(url);
  });
  page.on('dialog', (dialog) => {
    happened.dialogs.push(dialog.message());
    dialog.dismiss();
  });
  page.on('pageerror', (error) => happened.errors.push(error.message));
  await page.goto(address);
  return { page, context, happened };
};

export const read = (path) => readFileSync(path, 'utf8');
export const written = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
