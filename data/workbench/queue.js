// What is to be decided: one event after the other, by what matters and what is doubtful, a key each.
import { address, changed } from './address.js';
import { get, story } from './api.js';
import { button, counted, fill, h, notice } from './dom.js';
import { act } from './edit.js';
import { eventAt, fieldForm, quoteOf, sourceOf, stateBadge, still } from './event.js';
import { filterBox } from './timeline.js';

const keys = [
  ['a', 'accept'], ['c', 'check'], ['r', 'reject'], ['j', 'leave it, next'], ['k', 'the one before'], ['t', 'title'],
  ['d', 'date'], ['m', 'one with the one above'], ['o', 'all details'], ['u', 'undo'], ['?', 'these keys'],
];

/** What was rejected while this page is open: where it repeats, a rule is offered. */
const rejected = { /** @type {Map<string, number>} */ names: new Map(), /** @type {Set<string>} */ offered: new Set() };
const repeats = 3;
const mostListed = 300;

/** @param {any} shown */
function noteRejection(shown) {
  for (const actor of shown.events[0].actors) {
    if (actor.kind === 'place') continue;
    const count = (rejected.names.get(actor.name) ?? 0) + 1;
    rejected.names.set(actor.name, count);
    if (count < repeats || rejected.offered.has(actor.name)) continue;
    rejected.offered.add(actor.name);
    const box = notice(`You have rejected ${count} events with ${actor.name}. Ignore this name always, in later articles too?`, {
      stays: true, actions: [button(`Ignore ${actor.name}`, async () => {
        if (await act('ignore', [actor.name])) box?.remove();
      })],
    });
  }
}

/** @param {HTMLElement} main @param {{params: URLSearchParams}} route */
export async function show(main, route) {
  const q = route.params.get('q') ?? '', all = route.params.has('all');
  const found = await get('queue', { q, all });
  /** @type {any[]} */
  const rows = found.events;
  const wanted = route.params.get('at');
  let at = Math.max(0, rows.findIndex((one) => one.id === wanted));
  if (wanted && !rows.some((one) => one.id === wanted)) at = Math.min(Number(sessionStorage.getItem('queue-at') ?? 0), Math.max(0, rows.length - 1));
  const card = h('section.card', { 'aria-label': 'The event to decide', tabindex: '-1' });
  const list = h('ol.events.queue', null);
  const box = filterBox(q, (typed) => { if (typed !== q) location.hash = changed({ q: typed || null, at: null }); });
  /** @type {any} */
  let shown = null;

  const remember = () => {
    sessionStorage.setItem('queue-at', String(at));
    history.replaceState(null, '', changed({ at: rows[at]?.id ?? null }));
  };
  const step = async (/** @type {number} */ by) => {
    at = Math.min(Math.max(at + by, 0), rows.length - 1);
    await draw();
  };
  /** Decides on the event that is shown, and goes on to the next. */
  const mark = async (/** @type {string} */ verb) => {
    if (!shown) return;
    const decided = shown, next = rows[at + 1] ?? rows[at - 1];
    sessionStorage.setItem('queue-at', String(at));
    if (next) history.replaceState(null, '', changed({ at: next.id }));
    if (await act(verb, [rows[at].id], {}, still(decided)) && verb === 'reject') noteRejection(decided);
  };
  const edit = (/** @type {string} */ name) => {
    const place = card.querySelector('.card-form');
    if (place && shown) fill(place, fieldForm(shown, name, () => fill(place)));
  };
  const merge = async () => {
    if (at === 0 || !shown) return void notice('There is none above it.');
    const above = rows[at - 1].id;
    sessionStorage.setItem('queue-at', String(at - 1));
    await act('merge', [above, rows[at].id], {}, still(shown));
  };
  const acts = /** @type {Record<string, () => any>} */ ({
    a: () => mark('accept'), c: () => mark('check'), r: () => mark('reject'), j: () => step(1), k: () => step(-1),
    t: () => edit('title'), d: () => edit('date'), m: merge, u: () => act('undo', []),
    o: () => { location.hash = changed({ event: rows[at].id }); },
    '?': () => card.querySelector('details')?.toggleAttribute('open'),
  });

  async function draw() {
    if (!rows.length) return fill(card, h('p.empty', null, 'Nothing to decide', q ? ' among these.' : '. ', all ? null : h('a', { href: changed({ all: '1', at: null }) }, 'Look through events that matter less')));
    remember();
    const row = rows[at];
    for (const one of list.querySelectorAll('.on')) one.classList.remove('on');
    const item = list.children[at];
    item?.classList.add('on');
    item?.scrollIntoView({ block: 'nearest' });
    shown = await eventAt(row.id);
    const event = shown.events[0];
    fill(card,
      h('p.small', { role: 'status' }, `${at + 1} of ${found.total.toLocaleString('en')} · ${event.id} · ${event.kind} · ${counted(event.source_count, 'source')}`),
      h('h2', null, row.title),
      h('p.when', null, event.time.text === 'date unknown' && event.time.unresolved ? `“${event.time.unresolved}” (no date)` : event.time.text,
        event.time.phrase ? h('span.small', null, ` from “${event.time.phrase}”`) : null),
      h('p', null, event.actors.map((/** @type {any} */ one, /** @type {number} */ i) => [i ? ' · ' : null, h('span.small', null, `${one.role} `), h('a', { href: address('actors', one.id) }, one.name)])),
      row.doubts.length ? h('p.doubt', null, row.doubts.join(' · ')) : null,
      h('ul.claims', null, event.claims.slice(0, 3).map((/** @type {any} */ claim) => h('li.claim', null, quoteOf(claim, shown.contexts[claim.id]),
        h('p.small', null, sourceOf(claim, shown.sources, event.id), claim.attributed_to ? `; according to ${claim.attributed_to}` : '')))),
      event.claims.length > 3 ? h('p.small', null, `and ${counted(event.claims.length - 3, 'claim')} more`) : null,
      story.readOnly ? null : h('div.row.decide', null,
        button('Accept', acts.a, { 'aria-keyshortcuts': 'a' }), button('Check', acts.c, { class: 'main', 'aria-keyshortcuts': 'c' }), button('Reject', acts.r, { 'aria-keyshortcuts': 'r' }),
        button('Title', acts.t, { 'aria-keyshortcuts': 't' }), button('Date', acts.d, { 'aria-keyshortcuts': 'd' }), button('Same as above', acts.m, { 'aria-keyshortcuts': 'm' })),
      h('div.row', null, button('Previous', acts.k, { 'aria-keyshortcuts': 'k' }), button('Next', acts.j, { 'aria-keyshortcuts': 'j' }), button('All details', acts.o, { 'aria-keyshortcuts': 'o' })),
      h('div.card-form', null),
      h('details', null, h('summary', null, 'Keys'), h('dl.keys', null, keys.map(([key, words]) => [h('dt', null, h('kbd', null, key)), h('dd', null, words)]))));
  }

  const groups = found.groups.length && !story.readOnly ? h('section.groups', null, h('h2', null, 'Together'),
    h('ul', null, found.groups.map((/** @type {any} */ one) => h('li', null,
      h('p', null, `${counted(one.events.length, 'event')} of kind ${one.kind} that ${one.outlet} alone tells of`),
      h('div.row', null,
        ['accept', 'reject'].map((verb) => button(verb === 'accept' ? 'Accept all' : 'Reject all', () => act(verb, one.events))),
        one.events.length <= mostListed ? h('a', { href: changed({ q: one.events.join(' '), at: null }) }, 'One by one') : null))))) : null;

  fill(list, rows.slice(0, mostListed).map((row, i) => h('li.row-event', null, h('a', {
    href: changed({ at: row.id }), onclick: (/** @type {Event} */ event) => { event.preventDefault(); at = i; void draw(); card.focus({ preventScroll: true }); },
  }, h('span.when', null, row.date), h('span.what', null, row.title)), h('span.badges', null, row.state === 'proposed' ? null : stateBadge(row)))));
  fill(main, h('div.toolbar', null, h('h1', null, 'To decide'), box,
    h('label.check', null, h('input', { type: 'checkbox', checked: all, onchange: () => { location.hash = changed({ all: all ? null : '1', at: null }); } }), 'Also what matters less'),
    !all && !q && found.left_out ? h('p.small', null, `${found.left_out.toLocaleString('en')} events that matter less are not asked about`) : null),
    h('div.two', null, card, h('div', null, groups, h('section', null, h('h2', null, 'The queue'), list,
      found.total > mostListed ? h('p.small', null, `and ${(found.total - mostListed).toLocaleString('en')} more after these`) : null))));
  main.onkeydown = (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
    const work = acts[event.key];
    if (!work || !rows.length || !card.isConnected || (story.readOnly && !'jko?'.includes(event.key))) return;
    event.preventDefault();
    void work();
  };
  await draw();
  if (document.activeElement === document.body || main === document.activeElement) card.focus({ preventScroll: true });
}
