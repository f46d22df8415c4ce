// How fluid the workbench is with ten thousand events: the first view, filters while one types, scrolling. Run by
// "./run bench", or by hand: node bench/workbench/fluid.mjs [EVENTS]. It prints medians of a few rounds, in milliseconds.
import { spawn } from 'node:child_process';
import { large } from '../../tests/browser/stories.mjs';
import { closed, folder, launched, loaded, program } from '../../tests/browser/support.mjs';

const count = Number(process.argv[2] ?? 10000), rounds = 7;
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const story = loaded('large', large(count));
const server = spawn(program, ['-f', story, 'open', '--no-browser'], { cwd: folder, env: { ...process.env, XDG_RUNTIME_DIR: '' } });
const base = await new Promise((answer) => server.stdout.once('data', (words) => answer(String(words).trim())));
const browser = await launched();

const first = [], filter = [], scroll = [];
for (let round = 0; round < rounds; ++round) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(() => {
    window.tasks = [];
    new PerformanceObserver((list) => { for (const one of list.getEntries()) window.tasks.push(one.duration); }).observe({ entryTypes: ['longtask'] });
  });
  await page.goto(`${base}#/timeline?all=1`);
  await page.waitForSelector('.row-event');
  first.push(await page.evaluate(() => performance.now()));
  // What the program takes for a filter, from the key press's question to the rows; who types has seen the first view, with
  // the counts beside its links.
  await page.waitForLoadState('networkidle');
  for (const words of ['who:a', 'before:1990', 'after:2000', 'not:kind:meeting']) {
    const began = await page.evaluate(async (q) => {
      const start = performance.now();
      const answer = await fetch(`api/events?q=${encodeURIComponent(q)}&count=150`);
      await answer.text();
      return performance.now() - start;
    }, words);
    filter.push(began);
  }
  await page.evaluate(() => { window.tasks.length = 0; });
  for (let i = 0; i < 40; ++i) {
    await page.mouse.wheel(0, 1200);
    await page.waitForTimeout(25);
  }
  scroll.push(Math.max(0, ...(await page.evaluate(() => window.tasks))));
  await page.close();
}
console.log(`${count} events: first view ${median(first).toFixed(0)} ms, filter ${median(filter).toFixed(0)} ms (slowest ${Math.max(...filter).toFixed(0)}), ` +
  `longest task while scrolling ${median(scroll).toFixed(0)} ms (0: none over 50; slowest round ${Math.max(...scroll).toFixed(0)})`);
await closed();
server.kill('SIGINT');
