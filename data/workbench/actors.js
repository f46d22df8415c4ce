// Who takes part: names, who may be one, and what merging or splitting would move.
import { address, changed } from './address.js';
import { ask, decide, story } from './api.js';
import { button, counted, field, fill, h, settled } from './dom.js';
import { act, form, refused } from './edit.js';
import { eventRow } from './timeline.js';

const kinds = ['person', 'organization', 'place', 'group', 'product', 'other'];
const mostListed = 400;

/** @param {HTMLElement} main @param {{arg: string, params: URLSearchParams}} route */
export async function show(main, route) {
  if (route.arg) return showActor(main, route.arg);
  const [{ actors }, conflicts] = await Promise.all([ask('actors'), ask('conflicts')]);
  const names = h('ul.actors', null);
  const said = h('p.small', { role: 'status' });
  const search = field('Find a name', { type: 'search', value: route.params.get('q') ?? '' });
  const list = () => {
    const typed = search.input.value.trim().toLocaleLowerCase();
    history.replaceState(null, '', changed({ q: typed || null }));
    const found = actors.filter((/** @type {any} */ one) => !typed || [one.name, ...one.aliases, ...one.titles].some((name) => name.toLocaleLowerCase().includes(typed)));
    fill(names, found.slice(0, mostListed).map((/** @type {any} */ one) => h('li', null, h('a', { href: address('actors', one.id) }, one.name),
      h('span.small', null, ` ${one.kind} · ${counted(one.events, 'event')}${one.aliases.length ? ` · also ${one.aliases.slice(0, 3).join(', ')}` : ''}`))));
    fill(said, counted(found.length, 'actor'), found.length > mostListed ? `, the first ${mostListed} shown: write a part of the name` : '');
  };
  search.input.addEventListener('input', settled(list, 120));
  fill(main, h('div.toolbar', null, h('h1', null, 'Actors'), search.node),
    conflicts.actors.length ? h('section', null, h('h2', null, 'May be one'), h('ul.pairs', null, conflicts.actors.map(pair))) : null,
    h('section', null, h('h2', null, 'All'), said, names));
  list();
}

/** @param {any} one */
export function pair(one) {
  const side = (/** @type {any} */ actor) => h('div.side', null, h('p', null, h('a', { href: address('actors', actor.actor) }, h('strong', null, actor.name)),
    h('span.small', null, ` ${actor.kind} · ${counted(actor.events, 'event')}${actor.titles.length ? ` · ${actor.titles.join(', ')}` : ''}`)),
    actor.quote ? h('blockquote', null, actor.quote) : null);
  return h('li', null, h('div.sides', null, side(one.one), side(one.other)), h('p.small', null, one.why),
    story.readOnly ? null : h('div.row', null, button('They are one', () => act('merge', [one.one.actor, one.other.actor]), { class: 'main' }),
      button('They are two', () => act('distinct', [one.one.actor, one.other.actor]))));
}

/** What a decision would change, asked before it is made. @param {string} verb @param {string[]} words */
async function preview(verb, words) {
  const answer = await decide(verb, words, { 'dry-run': true });
  return answer.said.trim();
}

/** @param {HTMLElement} main @param {string} id */
async function showActor(main, id) {
  const shown = await ask('show', [id]);
  const actor = shown.actor;
  const place = h('div', { 'aria-live': 'polite' });
  const close = () => fill(place);
  const set = (/** @type {string} */ name) => {
    const made = name === 'kind' ? field('Kind', { value: actor.kind }, kinds) : field('Name', { value: actor.name });
    fill(place, form('Keep', [made.node], async () => { if (await act('set', [actor.id, name, made.input.value.trim()])) close(); }, close));
    made.input.focus();
  };
  const alias = () => {
    const made = field('Also called', {});
    fill(place, form('Keep', [made.node], async () => { if (await act('alias', [actor.id, made.input.value.trim()])) close(); }, close));
    made.input.focus();
  };
  const merge = () => {
    const made = field('The same as', { list: 'all-actors', placeholder: 'a name, or A9' });
    const names = h('datalist', { id: 'all-actors' });
    ask('actors').then(({ actors }) => fill(names, actors.slice(0, 2000).map((/** @type {any} */ one) => h('option', { value: one.id }, `${one.name} (${one.kind}, ${one.events})`)))).catch(refused);
    const moves = h('div.preview', { role: 'status' });
    made.input.addEventListener('input', settled(async () => {
      if (!made.input.value.trim()) return fill(moves);
      try {
        const other = await ask('show', [made.input.value.trim()]);
        if (!other.actor) return fill(moves);
        fill(moves, h('p', null, `${other.actor.name} (${other.actor.id}) and ${actor.name} would be one. ${counted(other.events.length, 'event')} of ${other.actor.name} would be of both names:`),
          h('ul', null, other.events.slice(0, 8).map((/** @type {any} */ event) => h('li', null, `${event.id} ${event.time.text} ${event.title}`))),
          other.events.length > 8 ? h('p.small', null, `and ${other.events.length - 8} more`) : null);
      } catch (error) {
        fill(moves, h('p.doubt', null, /** @type {Error} */ (error).message));
      }
    }, 200));
    fill(place, form('They are one', [made.node, names, moves], async () => {
      const other = await ask('show', [made.input.value.trim()]);
      if (await act('merge', [actor.id, other.actor.id])) close();
    }, close));
    made.input.focus();
  };
  const split = () => {
    const sources = shown.sources;
    const boxes = sources.map((/** @type {any} */ source) => {
      const box = /** @type {HTMLInputElement} */ (h('input', { type: 'checkbox', value: source.id }));
      return { box, node: h('label.check', null, box, `${source.id} ${source.outlet || source.title || source.name}`) };
    });
    const chosen = () => boxes.filter((/** @type {any} */ one) => one.box.checked).map((/** @type {any} */ one) => one.box.value);
    const moves = h('div.preview', { role: 'status' });
    const tell = settled(async () => {
      if (!chosen().length) return fill(moves);
      const ids = new Set(chosen());
      const moved = shown.events.filter((/** @type {any} */ event) => event.claims.every((/** @type {any} */ claim) => ids.has(claim.source)));
      try {
        const said = await preview('split', [actor.id, ...chosen()]);
        fill(moves, h('p', null, `${counted(moved.length, 'event')} told by these alone would be of another ${actor.name}:`),
          h('ul', null, moved.slice(0, 8).map((/** @type {any} */ event) => h('li', null, `${event.id} ${event.title}`))), h('p.small', null, said.split('\n')[0]));
      } catch (error) {
        fill(moves, h('p.doubt', null, /** @type {Error} */ (error).message));
      }
    }, 150);
    for (const one of boxes) one.box.addEventListener('change', tell);
    fill(place, form('These mean another', [h('fieldset', null, h('legend', null, `Which articles mean another ${actor.name}?`), boxes.map((/** @type {any} */ one) => one.node)), moves],
      async () => { if (await act('split', [actor.id, ...chosen()])) close(); }, close));
  };
  fill(main, h('div.toolbar', null, h('h1', null, actor.name),
    h('p.small', null, [actor.id, actor.kind, ...actor.titles, counted(actor.events, 'event')].join(' · ')),
    actor.aliases.length ? h('p', null, 'Also called ', actor.aliases.join(', ')) : null,
    actor.may_be ? h('p.doubt', null, 'May be ', actor.may_be.map((/** @type {any} */ one) => [h('a', { href: address('actors', one.id) }, one.name), ` (${one.why}) `])) : null,
    story.readOnly ? null : h('div.row', null, button('Accept', () => act('accept', [actor.id])), button('Check', () => act('check', [actor.id]), { class: 'main' }), button('Reject', () => act('reject', [actor.id])),
      button('Name', () => set('name')), button('Kind', () => set('kind')), button('Another name', alias), button('Same as …', merge), button('Two of them …', split),
      button('Ignore this name', () => act('ignore', [actor.name]))),
    place),
    h('p.small', null, h('a', { href: address('timeline', '', { q: `who:${actor.id}` }) }, 'On the timeline'), ' · ', h('a', { href: address('timeline', '', { q: `who:${actor.id}`, look: 'axis' }) }, 'As a picture')),
    h('ol.events', null, shown.events.map((/** @type {any} */ event) => eventRow({
      id: event.id, date: event.time.text, title: event.title, who: event.actors.map((/** @type {any} */ one) => one.name), state: event.state, doubts: event.contested ? ['sources disagree'] : [], sources: event.source_count,
    }))));
}
