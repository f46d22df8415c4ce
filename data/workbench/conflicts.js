// What sources disagree on, what may be one, and what is still to be reported.
import { address, withEvent } from './address.js';
import { ask, story } from './api.js';
import { button, counted, fill, h } from './dom.js';
import { act } from './edit.js';
import { pair } from './actors.js';

const kinds = /** @type {Record<string, string>} */ ({ date: 'Dates that cannot both be', number: 'Numbers that differ', denial: 'One affirms, another denies', 'maybe one': 'Events that may be one' });

/** @param {any} one */
function conflict(one) {
  const side = (/** @type {any} */ half) => h('div.side', null, h('p', null, h('a', { href: withEvent(half.event) }, `${half.event} ${half.title}`)), h('p', null, half.words),
    half.source ? h('p.small', null, h('a', { href: address('articles', half.source, { event: half.event }) }, half.source)) : null);
  const isPair = one.kind === 'maybe one';
  return h('li', null, h('div.sides', null, side(one.one), side(one.other)),
    story.readOnly ? null : h('div.row', null,
      isPair ? [button('They are one', () => act('merge', [one.one.event, one.other.event]), { class: 'main' }), button('They are two', () => act('distinct', [one.one.event, one.other.event]))]
        : h('a', { href: withEvent(one.one.event) }, 'Decide what holds')));
}

/** @param {HTMLElement} main */
export async function show(main) {
  const found = await ask('conflicts');
  const open = found.conflicts.filter((/** @type {any} */ one) => !one.settled);
  const nothing = !open.length && !found.actors.length;
  fill(main, h('div.toolbar', null, h('h1', null, 'Conflicts'), h('p.small', null, counted(open.length + found.actors.length, 'question'))),
    nothing ? h('p.empty', null, 'No source contradicts another, and nothing that may be one is taken for two.') : null,
    Object.entries(kinds).map(([kind, words]) => {
      const of = open.filter((/** @type {any} */ one) => one.kind === kind);
      return of.length ? h('section', null, h('h2', null, `${words} (${of.length})`), h('ul.pairs', null, of.map(conflict))) : null;
    }),
    found.actors.length ? h('section', null, h('h2', null, `Actors that may be one (${found.actors.length})`), h('ul.pairs', null, found.actors.map(pair))) : null);
}

const reasons = /** @type {Record<string, string>} */ ({
  undated: 'No source says when', uncited: 'Nothing says where it is from', 'one origin': 'One source alone', contested: 'Sources disagree',
  changed: 'Read in another way since it was decided', 'maybe one': 'Actors that may be one', silence: 'Long silences',
});

/** @param {HTMLElement} main */
export async function showToDo(main) {
  const { todo } = await ask('todo');
  fill(main, h('div.toolbar', null, h('h1', null, 'To report'), h('p.small', null, 'Of the events that matter')),
    todo.length ? null : h('p.empty', null, 'Nothing is left to report.'),
    Object.entries(reasons).map(([reason, words]) => {
      const of = todo.filter((/** @type {any} */ one) => one.reason === reason);
      return of.length ? h('section', null, h('h2', null, `${words} (${of.length})`), h('ul', null, of.map((/** @type {any} */ one) =>
        h('li', null, h('a', { href: one.event.startsWith('A') ? address('actors', one.event) : withEvent(one.event) }, one.event), ` ${one.words}`)))) : null;
    }));
}
