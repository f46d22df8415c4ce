// What `dateline export` writes, read by those it is written for: TimelineJS and vis-timeline in Chromium, FollowTheMoney, ical.js,
// jsonld, N3, graphology and Kuzu. Each must find every event of the story, with its standing.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { defaultModel, Model } from '@alephdata/followthemoney';
import graphology from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import ICAL from 'ical.js';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import { closed, dateline, folder, launched, root, samples } from './support.mjs';

const story = samples();
const all = JSON.parse(dateline('-f', story, 'events', '--format', 'json')).events;
const actors = new Set(all.flatMap((event) => event.actors.map((actor) => actor.id)));
const standing = (event) => ({ alleged: 'alleged', planned: 'planned', hypothetical: 'hypothetical', denied: 'denied' })[event.standing ?? ''] ?? '';
const written = (format, file, ...words) => {
  dateline('-f', story, 'export', format, '-o', file, ...words);
  return readFileSync(join(folder, file), 'utf8');
};
/// Each event has a title, in the order of the story, that says its standing.
const says = (titles) => {
  assert.equal(titles.length, all.length);
  titles.forEach((title, i) => {
    if (standing(all[i])) assert.match(title.toLowerCase(), new RegExp(standing(all[i])), `${all[i].id}: ${title}`);
  });
};
const modules = join(root, 'tests/browser/node_modules');
/// A page with the script and the style of a library, and a global `data`.
const library = async (script, style, data) => {
  const file = join(folder, 'library.html');
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${join(modules, style)}"><script src="${join(modules, script)}"></script>` +
    '<body style="margin:0"><div id="here" style="width:1200px;height:700px"></div>');
  const page = await (await launched()).newPage({ viewport: { width: 1200, height: 720 } });
  await page.goto(`file://${file}`);
  await page.evaluate((text) => { window.data = JSON.parse(text); }, data);
  return page;
};
after(closed);

test('TimelineJS shows every event, its date in words, and its standing', async () => {
  const data = written('timelinejs', 'all.json', '--all');
  const page = await library('@knight-lab/timelinejs/dist/js/timeline.js', '@knight-lab/timelinejs/dist/css/timeline.css', data);
  await page.evaluate(() => { window.timeline = new TL.Timeline('here', window.data, { hash_bookmark: false }); });
  await page.waitForFunction((count) => document.querySelectorAll('.tl-timemarker').length === count, all.length);
  const shown = await page.evaluate(() => window.timeline.config.events.map((event) => ({
    id: event.unique_id, headline: event.text.headline, date: event.display_date ?? event.start_date.getDisplayDate?.(),
  })));
  // It sorts by the days that slides stand at, and not by what is known of them.
  const by_id = new Map(shown.map((one) => [one.id, one]));
  says(all.map((event) => by_id.get(event.id).headline));
  assert.equal(by_id.size, all.length);
  await page.screenshot({ path: join(folder, 'timelinejs.png') });
});

test('vis-timeline shows every event', async () => {
  const data = written('vis', 'vis.json', '--all');
  const page = await library('vis-timeline/standalone/umd/vis-timeline-graph2d.min.js', 'vis-timeline/styles/vis-timeline-graph2d.min.css', data);
  await page.evaluate(() => {
    window.timeline = new vis.Timeline(document.getElementById('here'), new vis.DataSet(window.data.items), { xss: { disabled: false } });
    window.timeline.fit({ animation: false });
  });
  await page.waitForSelector('.vis-item');
  const shown = await page.evaluate(() => window.timeline.itemsData.get().map((item) => item.content));
  says(shown);
});

test('FollowTheMoney knows every schema and property, and every event', () => {
  const model = new Model(defaultModel);
  const titles = [];
  for (const line of written('ftm', 'all.ftm').trim().split('\n')) {
    const given = JSON.parse(line);
    const schema = model.getSchema(given.schema);
    for (const name of Object.keys(given.properties)) assert.ok(schema.hasProperty(name), `${given.schema} has no ${name}`);
    const entity = model.getEntity(given);
    for (const name of Object.keys(given.properties)) assert.equal(entity.getProperty(name).length, given.properties[name].length);
    if (schema.name === 'Event') titles.push(entity.getFirst('name'));
  }
  says(titles);
});

test('ical.js reads every event, and days are days', () => {
  const calendar = new ICAL.Component(ICAL.parse(written('ics', 'all.ics', '--all')));
  const parts = calendar.getAllSubcomponents();
  says(parts.map((part) => part.getFirstPropertyValue('summary')));
  for (const part of calendar.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(part);
    assert.ok(event.startDate.isDate && event.endDate.compare(event.startDate) > 0, event.summary);
  }
});

test('JSON-LD becomes quads without anything fetched', async () => {
  const documentLoader = (url) => { throw new Error(`asks for ${url}`); };
  const quads = await jsonld.toRDF(JSON.parse(written('jsonld', 'all.jsonld')), { documentLoader });
  const events = new Set(quads.filter((quad) => quad.predicate.value.endsWith('#type') && quad.object.value === 'https://schema.org/Event').map((quad) => quad.subject.value));
  assert.equal(events.size, all.length);
});

test('Turtle is read, with an event of the Simple Event Model for each', () => {
  const quads = new Parser().parse(written('turtle', 'all.ttl'));
  const events = new Set(quads.filter((quad) => quad.object.value.endsWith('/sem/Event')).map((quad) => quad.subject.value));
  assert.equal(events.size, all.length);
});

test('graphology reads GEXF and GraphML with every node', () => {
  for (const graph of [gexf.parse(graphology.Graph, written('gexf', 'all.gexf')), graphml.parse(graphology.MultiGraph, written('graphml', 'all.graphml'))]) {
    assert.equal(graph.order, all.length + actors.size);
    says(all.map((event) => graph.getNodeAttribute(event.id, 'label')));
  }
});

test('Kuzu runs the script of its folder, and counts what the story has', async () => {
  // npm runs no scripts here: what Kuzu's would do is to put the library for this machine in its place.
  const home = join(modules, 'kuzu');
  const put = (from, name) => { if (existsSync(from) && !existsSync(join(home, name))) copyFileSync(from, join(home, name)); };
  put(join(home, 'prebuilt', `kuzujs-${process.platform}-${process.arch}.node`), 'kuzujs.node');
  const scripts = join(home, 'kuzu-source', 'tools', 'nodejs_api', 'src_js');
  for (const name of readdirSync(scripts)) if (/\.m?js$/.test(name)) put(join(scripts, name), name);
  const kuzu = (await import('kuzu')).default;

  dateline('-f', story, 'export', 'kuzu', '-o', 'graph');
  const files = join(folder, 'graph');
  const connection = new kuzu.Connection(new kuzu.Database(join(folder, 'graph.kuzu'), 1 << 28));
  const rows = async (statement) => (await connection.query(statement)).getAll();
  for (const statement of readFileSync(join(files, 'copy.cypher'), 'utf8').split('\n').filter(Boolean))
    await connection.query(statement.replace(/FROM '(\w+\.csv)'/, (_, name) => `FROM '${join(files, name)}'`));

  const told = await rows('MATCH (e:Event) RETURN e.handle AS id, e.headline AS title, e.earliest_start AS day ORDER BY e.id');
  const title = new Map(told.map((event) => [event.id, event.title]));
  says(all.map((event) => title.get(event.id)));
  const count = async (pattern) => (await rows(`MATCH ${pattern} RETURN count(*) AS n`))[0].n;
  const roles = (event) => new Set(event.actors.map((actor) => `${actor.id} ${actor.role}`)).size;
  assert.equal(await count('(:Actor)'), actors.size);
  assert.equal(await count('(:Actor)-[:TAKES_PART]->(:Event)'), all.reduce((sum, event) => sum + roles(event), 0));
  assert.equal(await count('(:Article)-[:TELLS]->(:Event)'), all.reduce((sum, event) => sum + event.claims.length, 0));
  const on_one_day = all.filter((event) => event.time?.edtf?.length === 10).length;
  assert.ok(told.filter((event) => event.day instanceof Date).length >= on_one_day);
});
