// How fast questions on the graph of a large story are answered by Kuzu, an embedded graph database, beside ours.
//
//     node kuzu.mjs DATELINE STORY MEASURES
//
// STORY is what dateline_story_bench made, MEASURES what it and dateline_graph_bench printed of it. The graph is read
// out with `dateline sql` and given to Kuzu as CSV (COPY). Both are asked the same kinds of questions, of actors and
// months drawn in the same way, in the process that has the graph open; a path "one shot" counts the start of a
// process, too. Prints a line a measure: medians. `node kuzu.mjs --path FOLDER FROM TO` is that process.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync, writeSync, statSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// npm runs no scripts here: what Kuzu's would do is to put the library for this machine in its place.
const home = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', 'kuzu');
const library = join(home, 'kuzujs.node');
const built = join(home, 'prebuilt', `kuzujs-${process.platform}-${process.arch}.node`);
if (!existsSync(library) && existsSync(built)) copyFileSync(built, library);
const scripts = join(home, 'kuzu-source', 'tools', 'nodejs_api', 'src_js');
if (existsSync(scripts))
  for (const name of readdirSync(scripts))
    if (/\.m?js$/.test(name) && !existsSync(join(home, name))) copyFileSync(join(scripts, name), join(home, name));
const kuzu = (await import('kuzu')).default;

const pool_bytes = 4 * 2 ** 30;
const path_words =
  'MATCH (a:Actor {id: $one})-[e:Part|Link* SHORTEST 1..30]-(b:Actor {id: $other}) RETURN length(e) AS edges';

const open = (folder, read_only) => new kuzu.Database(folder, pool_bytes, true, read_only);

const rows_of = async (connection, statement, values) => {
  const result = await connection.execute(statement, values);
  const rows = await result.getAll();
  result.close();
  return rows;
};

if (process.argv[2] === '--path') {
  const [, , , folder, one, other] = process.argv;
  const connection = new kuzu.Connection(open(folder, true));
  await rows_of(connection, await connection.prepare(path_words), { one: Number(one), other: Number(other) });
  process.exit(0);
}

const [program, story, measures] = process.argv.slice(2);
if (!measures) {
  console.error('usage: node kuzu.mjs DATELINE STORY MEASURES');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'dateline-kuzu-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const asked = (sql, ...more) =>
  execFileSync(program, ['-f', story, 'sql', sql, '--max', '0', '--seconds', '3600', '--format', 'csv', ...more],
    { encoding: 'utf8', maxBuffer: 2 ** 30 });
const number = (sql) => Number(asked(sql).trim().split('\n')[1]);

/// Writes the answer as CSV, a part of the events at a time, for an answer has a limit of memory.
const written = (name, sql, first, last) => {
  const file = openSync(join(folder, name), 'w');
  const part = 100_000;
  for (let begin = first; begin <= last; begin += part) {
    const lines = asked(`${sql} BETWEEN ${begin} AND ${begin + part - 1}`);
    writeSync(file, lines.slice(lines.indexOf('\n') + 1));
  }
  closeSync(file);
  return join(folder, name);
};

/// xorshift64, as in dateline_story_bench.
let state = 88172645463325252n;
const next = () => {
  const mask = (1n << 64n) - 1n;
  state ^= (state << 13n) & mask;
  state ^= state >> 7n;
  state ^= (state << 17n) & mask;
  return state;
};
const below = (end) => Number((next() >> 33n) % BigInt(end));
const skewed = (end) => Math.floor(Math.pow(Number(next() >> 11n) * 2 ** -53, 2.2) * end);

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const timed = async (calls, work) => {
  const all = [];
  for (let i = 0; i < calls; ++i) {
    const begin = process.hrtime.bigint();
    await work();
    all.push(Number(process.hrtime.bigint() - begin) / 1e6);
  }
  return median(all);
};

const bytes_in = (path) =>
  statSync(path).isDirectory() ? readdirSync(path).reduce((sum, name) => sum + bytes_in(join(path, name)), 0)
    : statSync(path).size;

/// Ours of the same name, as the benches printed it.
const ours_of = (name) => {
  const line = readFileSync(measures, 'utf8').split('\n').find((one) => one.startsWith(name));
  return line ? `${line.slice(name.length).trim().split(/\s+/)[0]} ms` : 'not measured';
};
const say = (name, ms, ours) =>
  console.log(`${name.padEnd(16)} ${ms.toFixed(3).padStart(10)} ms Kuzu; ours ${ours_of(ours)}`);

const events = number('SELECT max(event_number) FROM events');
const actors = number("SELECT max(actor_number) FROM actors WHERE kind = 'person'");
const graph = join(folder, 'graph.kuzu');
const database = open(graph, false);
const connection = new kuzu.Connection(database);
const run = async (words) => (await connection.query(words)).close();
await run('CREATE NODE TABLE Actor(id INT64, place BOOL, PRIMARY KEY(id))');
await run('CREATE NODE TABLE Event(id INT64, first_day DATE, last_day DATE, PRIMARY KEY(id))');
await run('CREATE REL TABLE Part(FROM Event TO Actor, role STRING)');
await run('CREATE REL TABLE Link(FROM Event TO Event, kind STRING)');
const all_actors = number('SELECT max(actor_number) FROM actors');
const files = {
  Actor: written('actors.csv', "SELECT actor_number, iif(kind = 'place', 'true', 'false') FROM actors WHERE actor_number", 1, all_actors),
  Event: written('events.csv', 'SELECT event_number, first_day, last_day FROM events WHERE event_number', 1, events),
  Part: written('parts.csv', 'SELECT event_number, actor_number, role FROM participants WHERE event_number', 1, events),
  Link: written('links.csv', 'SELECT from_number, to_number, kind FROM relations WHERE from_number', 1, events),
};
const begin = Date.now();
for (const [table, file] of Object.entries(files)) await run(`COPY ${table} FROM "${file}" (HEADER=false)`);
await run('CHECKPOINT');
console.log(`Kuzu ${kuzu.VERSION ?? ''}`.trim() +
  `: ${events} events copied in ${((Date.now() - begin) / 1e3).toFixed(1)} s, ${(bytes_in(graph) / 1e6).toFixed(0)} MB`);

const first_day = 10957, days = 9131;
const iso = (day) => new Date(day * 86_400_000);
const month = () => {
  const first = first_day + below(days - 60);
  return { first: iso(first), last: iso(first + 29) };
};
const any_actor = () => 1 + below(actors);

const of_actor = await connection.prepare(
  'MATCH (a:Actor {id: $actor})<-[:Part]-(e:Event) WHERE e.first_day <= $last AND e.last_day >= $first RETURN DISTINCT e.id');
let seen = 0;
say('actor in a month', await timed(201, async () => {
  const window = month();
  seen += (await rows_of(connection, of_actor, { ...window, actor: 1 + skewed(actors) })).length;
}), 'actor in a month');
const who_met = await connection.prepare(
  "MATCH (a:Actor)<-[p:Part]-(e:Event)-[q:Part]->(b:Actor) WHERE e.first_day <= $last AND e.last_day >= $first " +
  "AND a.id < b.id AND p.role <> 'place' AND q.role <> 'place' RETURN DISTINCT a.id, b.id");
say('who met whom', await timed(11, async () => { seen += (await rows_of(connection, who_met, month())).length; }),
  'who met whom');
const hops = await connection.prepare(
  'MATCH (a:Actor {id: $actor})-[:Part|Link* SHORTEST 1..3]-(x) RETURN count(*) AS things');
say('three hops', await timed(51, async () => {
  seen += Number((await rows_of(connection, hops, { actor: any_actor() }))[0].things);
}), 'three hops');
const path = await connection.prepare(path_words);
say('path', await timed(51, async () => {
  seen += (await rows_of(connection, path, { one: any_actor(), other: any_actor() })).length;
}), 'path');
await connection.close();
await database.close();
say('path, one shot', await timed(15, async () => {
  const words = [fileURLToPath(import.meta.url), '--path', graph, String(any_actor()), String(any_actor())];
  const done = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.status !== 0) throw new Error(`a path of Kuzu ended with status ${done.status}`);
}), 'path, one shot');
console.log(`seen             ${String(seen).padStart(10)}`);
process.exit(0);
