// How long timelines take to draw, beside other tools that draw them: processor time, medians.
//
//     node pictures.mjs DATELINE STORY...
//
// Stories are what dateline_story_bench made. Dateline and Graphviz are timed from start to end as processes, the
// libraries by what the page's thread was busy for in Chromium until they are done. Given up after two minutes.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const patience_ms = 120e3;
const modules = join(dirname(fileURLToPath(import.meta.url)), 'node_modules');
const folder = mkdtempSync(join(tmpdir(), 'dateline-pictures-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const [program, ...stories] = process.argv.slice(2);
if (!stories.length) {
  console.error('usage: node pictures.mjs DATELINE STORY...');
  process.exit(2);
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/// Processor seconds and megabytes of a process; nothing when it fails or takes too long.
const process_cost = (command, ...words) => {
  const script = 'TIMEFORMAT="%U %S"; time "$@" > /dev/null 2> /dev/null';
  const done = spawnSync('bash', ['-c', script, 'bash', command, ...words],
    { encoding: 'utf8', timeout: patience_ms, killSignal: 'SIGKILL' });
  if (done.error || done.status !== 0) return undefined;
  return done.stderr.trim().split(/\s+/).reduce((sum, part) => sum + Number(part), 0);
};

/// The events of a story as the libraries take them.
const events_of = (story) =>
  execFileSync(program, ['-f', story, 'events', '--format', 'csv'], { encoding: 'utf8', maxBuffer: 1 << 30 })
    .trim().split('\n').slice(1)
    .map((line) => {
      const [id, edtf, , , , title] = line.split(',');
      const days = edtf.match(/\d{4}-\d{2}-\d{2}/g) ?? [(edtf.match(/\d{4}(-\d{2})?/) ?? ['2000'])[0] + '-01'];
      return { id, title, start: days[0].slice(0, 10).padEnd(10, '-01'), end: days[1] };
    });

const libraries = {
  'vis-timeline': {
    scripts: ['vis-timeline/standalone/umd/vis-timeline-graph2d.min.js'],
    styles: ['vis-timeline/styles/vis-timeline-graph2d.min.css'],
    draw: (events) => new Promise((done) => {
      const items = events.map((e) => ({ id: e.id, content: e.title, start: e.start, end: e.end }));
      const timeline = new window.vis.Timeline(document.getElementById('place'), items, {});
      timeline.on('changed', done);
    }),
  },
  Mermaid: {
    scripts: ['mermaid/dist/mermaid.min.js'],
    styles: [],
    draw: async (events) => {
      window.mermaid.initialize({ startOnLoad: false, maxTextSize: 1e9, maxEdges: 1e9 });
      const text = 'timeline\n' + events.map((e) => `    ${e.start} : ${e.title}`).join('\n');
      document.getElementById('place').innerHTML = (await window.mermaid.render('drawn', text)).svg;
    },
  },
  TimelineJS: {
    scripts: ['@knight-lab/timelinejs/dist/js/timeline.js'],
    styles: ['@knight-lab/timelinejs/dist/css/timeline.css'],
    draw: (events) => new Promise((done) => {
      const slides = events.map((e) => {
        const [year, month, day] = e.start.split('-').map(Number);
        return { start_date: { year, month, day }, text: { headline: e.title } };
      });
      const timeline = new window.TL.Timeline('place', { events: slides }, {});
      timeline.on('loaded', done);
    }),
  },
};

/// Seconds that the page's thread was busy drawing; nothing when it does not come to an end.
const library_cost = async (browser, library, events) => {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  try {
    const file = join(folder, 'page.html');
    const link = (path) => pathToFileURL(join(modules, path)).href;
    writeFileSync(file, '<!DOCTYPE html><meta charset="utf-8"/>' +
      library.styles.map((path) => `<link rel="stylesheet" href="${link(path)}"/>`).join('') +
      '<div id="place" style="width:1200px;height:800px"></div>' +
      library.scripts.map((path) => `<script src="${link(path)}"></script>`).join(''));
    await page.goto(pathToFileURL(file).href);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const busy = async () =>
      (await session.send('Performance.getMetrics')).metrics.find((one) => one.name === 'TaskDuration').value;
    const before = await busy();
    const limit = new Promise((_, fail) => setTimeout(() => fail(new Error('too long')), patience_ms).unref());
    await Promise.race([page.evaluate(library.draw, events), limit]);
    return (await busy()) - before;
  } catch {
    return undefined;
  } finally {
    await Promise.race([page.close(), new Promise((done) => setTimeout(done, 2000))]);
  }
};

const in_words = (seconds) => (seconds === undefined ? 'fails' : seconds.toFixed(2) + ' s');
const line = (name, events, seconds, more = '') =>
  console.log(`${name.padEnd(14)} ${String(events).padStart(7)} events  ${in_words(seconds).padStart(9)}  ${more}`);

const found = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
for (const story of stories) {
  const events = events_of(story);
  const picture = join(folder, 'story.svg');
  const times = [1, 2, 3].map(() => process_cost(program, '-f', story, 'timeline', '--all', '-o', picture));
  const fonts = (readFileSync(picture, 'utf8').match(/base64,[^)]*/g) ?? []).join('').length;
  line('Dateline', events.length, median(times),
    `${Math.round((statSync(picture).size - fonts) / events.length)} bytes an event`);
  const dot = join(folder, 'story.dot');
  writeFileSync(dot, 'digraph { rankdir=LR; node [shape=box];\n' +
    events.map((e) => `"${e.id}" [label="${e.title}"];`).join('\n') + '\n' +
    events.slice(1).map((e, i) => `"${events[i].id}" -> "${e.id}";`).join('\n') + '\n}\n');
  line('Graphviz', events.length, process_cost('dot', '-Tsvg', '-o', join(folder, 'dot.svg'), dot));
  for (const [name, library] of Object.entries(libraries)) {
    const browser = await chromium.launch({ executablePath: found, args: process.getuid() === 0 ? ['--no-sandbox'] : [] });
    line(name, events.length, await library_cost(browser, library, events));
    await browser.close();
  }
}
