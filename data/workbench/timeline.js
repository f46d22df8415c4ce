// The events of the story, in time: as a list that is filtered while one types, or as the picture that is printed.
import { address, changed, withEvent } from './address.js';
import { ask, get, story } from './api.js';
import { button, counted, fill, h, notice, settled } from './dom.js';
import { act, refused } from './edit.js';
import { newEventForm, stateBadge } from './event.js';

const looks = { list: 'List', axis: 'Picture', lanes: 'Lanes', storyline: 'Storyline', article: 'Column' };
const rowsAtOnce = 150;

/** A box for filter words, with what they may go on with. @param {string} value @param {(typed: string) => void} typed */
export function filterBox(value, typed) {
  const list = h('ul.suggestions', { id: 'suggestions', role: 'listbox', 'aria-label': 'Filter words', hidden: true });
  const input = /** @type {HTMLInputElement} */ (h('input', {
    type: 'search', id: 'filter', value, autocomplete: 'off', spellcheck: 'false', role: 'combobox', 'aria-expanded': 'false',
    'aria-controls': 'suggestions', 'aria-autocomplete': 'list', placeholder: 'who:obama when:2016-12 kind:expulsion, or any word',
  }));
  let at = -1;
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const take = (/** @type {string} */ words) => {
    input.value = words;
    close();
    if (!words.endsWith(':')) typed(input.value);
    else void suggest();
    input.focus();
  };
  const suggest = async () => {
    const before = input.value.slice(0, input.selectionStart ?? input.value.length);
    if (!before || before.endsWith(' ')) return close();
    const found = (await get('complete', { q: before }).catch(() => [])).slice(0, 8);
    if (document.activeElement !== input || !found.length || (found.length === 1 && found[0] === before)) return close();
    fill(list, found.map((/** @type {string} */ one, /** @type {number} */ i) =>
      h('li', { role: 'option', id: `suggestion-${i}`, 'aria-selected': 'false', onmousedown: (/** @type {Event} */ event) => { event.preventDefault(); take(one); } }, one)));
    list.hidden = false;
    at = -1;
    input.setAttribute('aria-expanded', 'true');
  };
  const suggestSoon = settled(suggest, 120);
  const typedSoon = settled(typed, 180);
  input.addEventListener('input', () => {
    typedSoon(input.value);
    suggestSoon();
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const options = [...list.children];
    if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation();
      event.preventDefault();
      close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden) {
      event.preventDefault();
      at = (at + (event.key === 'ArrowDown' ? 1 : options.length - (at < 0 ? 0 : 1))) % options.length;
      options.forEach((one, i) => one.setAttribute('aria-selected', String(i === at)));
      input.setAttribute('aria-activedescendant', `suggestion-${at}`);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (at >= 0 && !list.hidden) take(options[at].textContent ?? '');
      else {
        close();
        typed(input.value);
      }
    }
  });
  return h('div.filter', null, h('label', { for: 'filter' }, 'Filter'), h('div.combo', null, input, list));
}

/** @param {any} row @param {boolean} [movable] whether it can be dragged before or after others of its date */
export function eventRow(row, movable = false) {
  return h('li.row-event', { 'data-id': row.id, draggable: movable ? 'true' : null },
    h('a', { href: withEvent(row.id) },
      h('span.when', null, row.date), h('span.what', null, row.title),
      h('span.more', null, row.who.slice(0, 4).join(', '))),
    h('span.badges', null, row.state === 'proposed' ? null : stateBadge(row),
      row.doubts.includes('sources disagree') ? h('span.state.doubtful', null, 'contested') : null,
      h('span.small', null, row.sources > 1 ? counted(row.sources, 'source') : '')));
}

/** Marks the event whose details are shown. */
function markShown() {
  const id = new URLSearchParams(location.hash.split('?')[1]).get('event');
  for (const one of document.querySelectorAll('[data-id].on')) one.classList.remove('on');
  if (id) for (const one of document.querySelectorAll(`[data-id="${CSS.escape(id)}"]`)) one.classList.add('on');
}
window.addEventListener('event-shown', markShown);

/** The event that was moved, to have the focus again when the list is shown anew. @type {string | null} */
let moved = null;

/**
 * Says that an event came before or after another of the same date; what was said to the contrary is taken back.
 * @param {HTMLElement} row @param {HTMLElement} other @param {'before' | 'after'} side
 */
async function order(row, other, side) {
  const date = (/** @type {HTMLElement} */ one) => one.querySelector('.when')?.textContent;
  const id = row.dataset.id ?? '', beside = other.dataset.id ?? '';
  if (date(row) !== date(other)) return notice(`${id} and ${beside} have their order by their dates: ${date(row)}, ${date(other)}`);
  const [earlier, later] = side === 'before' ? [id, beside] : [beside, id];
  try {
    const said = (await ask('order')).orders;
    const reverse = said.some((/** @type {any} */ one) => one.earlier === later && one.later === earlier);
    if (reverse && !(await act('order', [earlier, 'after', later], { forget: true }))) return;
    if (await act('order', [later, 'after', earlier])) moved = id;
  } catch (error) {
    refused(error);
  }
}

/** Orders events of one date by dragging, and by Alt with the arrows. @param {HTMLElement} place */
function orderIn(place) {
  const rows = () => /** @type {HTMLElement[]} */ ([...place.querySelectorAll('.row-event')]);
  const rowOf = (/** @type {Event} */ event) => /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.('.row-event'));
  /** @type {HTMLElement | null} */
  let dragged = null;
  place.addEventListener('dragstart', (event) => { dragged = rowOf(event); });
  place.addEventListener('dragend', () => { dragged = null; });
  place.addEventListener('dragover', (event) => { if (dragged && rowOf(event)) event.preventDefault(); });
  place.addEventListener('drop', (event) => {
    const target = rowOf(event);
    if (!dragged || !target || dragged === target) return;
    event.preventDefault();
    const all = rows();
    void order(dragged, target, all.indexOf(target) < all.indexOf(dragged) ? 'before' : 'after');
  });
  place.addEventListener('keydown', (event) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0, row = rowOf(event);
    if (!event.altKey || !by || !row) return;
    event.preventDefault();
    const all = rows(), other = all[all.indexOf(row) + by];
    if (other) void order(row, other, by < 0 ? 'before' : 'after');
  });
}

/**
 * A list of events, more of it as one scrolls to its end.
 * @param {(from: number, count: number) => Promise<any>} read
 * @param {HTMLElement} place
 */
async function growing(read, place) {
  const first = await read(0, rowsAtOnce);
  const rowOf = (/** @type {any} */ row) => eventRow(row, !story.readOnly);
  const list = h('ol.events', null, first.events.map(rowOf));
  const end = h('div.end', null);
  fill(place, list, end);
  let count = first.events.length, busy = false;
  const more = async () => {
    if (busy || count >= first.total) return;
    busy = true;
    const next = await read(count, rowsAtOnce).catch((error) => {
      refused(error);
      return { events: [] };
    });
    count += next.events.length;
    const part = h('ol.events', null, next.events.map(rowOf));
    end.before(part);
    busy = false;
    fill(end, count < first.total ? button(`${(first.total - count).toLocaleString('en')} more`, more) : null);
    markShown();
  };
  if (count < first.total) {
    fill(end, button(`${(first.total - count).toLocaleString('en')} more`, more));
    new IntersectionObserver((entries) => { if (entries.some((one) => one.isIntersecting)) void more(); }, { rootMargin: '600px' }).observe(end);
  }
  markShown();
  if (moved) /** @type {HTMLElement | null} */ (place.querySelector(`[data-id="${CSS.escape(moved)}"] a`))?.focus();
  moved = null;
  return first;
}

/**
 * One stop of the tab key, from which the arrows lead from event to event and Enter opens one.
 * @param {ShadowRoot} root @param {SVGGElement[]} events
 */
function walkable(root, events) {
  root.addEventListener('keydown', (event) => {
    const key = /** @type {KeyboardEvent} */ (event).key;
    const at = events.findIndex((one) => one === root.activeElement);
    if (at < 0) return;
    if (key === 'Enter' || key === ' ') events[at].dispatchEvent(new MouseEvent('click'));
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: events.length - 1 }[key];
    if (to === undefined && key !== 'Enter' && key !== ' ') return;
    event.preventDefault();
    if (to === undefined || !events[to]) return;
    events[at].setAttribute('tabindex', '-1');
    events[to].setAttribute('tabindex', '0');
    events[to].focus();
    events[to].scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}

/**
 * Puts a picture of ours into the page, its rules kept to it, its events as links.
 * @param {HTMLElement} place @param {string} text
 */
export function putPicture(place, text) {
  let rules = '';
  const plain = text.replace(/<style[^>]*>([^]*?)<\/style>/g, (_, words) => {
    rules += words.replace(/@font-face\s*\{[^}]*\}/g, ''); // the page has these typefaces
    return '';
  });
  const read = new DOMParser().parseFromString(plain, 'image/svg+xml');
  const svg = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (read.documentElement));
  for (const link of svg.querySelectorAll('a')) link.removeAttribute('href');
  svg.setAttribute('role', 'group'); // its events are links here
  const holder = h('div.picture-holder', { tabindex: '0', role: 'region', 'aria-label': 'Picture, may be scrolled' });
  const root = holder.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${rules}\nsvg{max-width:100%;height:auto;display:block}g[data-event]{cursor:pointer}g[data-event]:hover{opacity:.75}g[data-event]:focus-visible{outline:2px solid currentColor;outline-offset:2px}`);
  root.adoptedStyleSheets = [sheet];
  root.append(document.importNode(svg, true));
  /** @type {SVGGElement[]} */
  const events = [];
  for (const group of root.querySelectorAll('g[id^="dl-E"]')) {
    const id = group.id.slice(3);
    if (!/^E\d+$/.test(id)) continue;
    group.setAttribute('data-event', id);
    group.setAttribute('tabindex', events.length ? '-1' : '0');
    group.setAttribute('role', 'link');
    group.setAttribute('aria-label', `${id} ${[...group.querySelectorAll('text')].map((line) => line.textContent).join(' ')}`);
    group.addEventListener('click', () => { location.hash = withEvent(id); });
    events.push(/** @type {SVGGElement} */ (group));
  }
  walkable(root, events);
  fill(place, holder);
}

/** Whether events beside each other have one date. @param {any[]} rows */
function hasTies(rows) {
  return rows.some((row, i) => i > 0 && row.date === rows[i - 1].date);
}

/** @param {HTMLElement} main @param {{params: URLSearchParams}} route */
export async function show(main, route) {
  const q = route.params.get('q') ?? '', look = route.params.get('look') ?? 'list';
  const all = route.params.has('all'), possible = route.params.has('possible');
  const said = h('p.small', { role: 'status' });
  const place = h('div.timeline-place', null), adding = h('div', null);
  if (look === 'list' && !story.readOnly) orderIn(place);
  const go = (/** @type {Record<string, string | null>} */ changes) => { location.hash = changed(changes); };
  const settings = { q, all, possible };
  let asked = new AbortController();
  const list = async () => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const first = await growing((from, count) => get('events', { ...settings, from, count }, signal), place);
    fill(said, counted(first.total, 'event'),
      first.left_out ? [`, ${first.left_out.toLocaleString('en')} that matter less not shown (`, button('show all', () => go({ all: '1' }), { class: 'link' }), ')'] : null,
      hasTies(first.events) && !story.readOnly ? ['. ', h('span.keys', null, 'Alt with ↑ or ↓, or dragging, says which of one date came first')] : null,
      first.possible ? [`; ${first.possible} more might fall here (`, button('show them', () => go({ possible: '1' }), { class: 'link' }), ')'] : null);
    if (!first.total) fill(place, h('p.empty', null, settings.q ? 'No event has all of these words.' : 'There are no events yet. ', settings.q ? null : h('a', { href: '#/add' }, 'Add articles')));
  };
  const draw = async () => {
    const dark = document.documentElement.dataset.ground === 'dark';
    const options = [`view=${look}`, `width=${Math.max(480, Math.min(1400, Math.round(place.clientWidth) - 2))}`, `theme=${dark ? 'dark' : 'light'}`];
    if (all) options.push('all');
    if (possible) options.push('possible');
    const made = await get('picture', { do: 'timeline', o: options, q: settings.q });
    putPicture(place, made.svg);
    const hidden = /\+(\d+) more not shown/.exec(made.notes), maybe = /\+(\d+) more might fall here/.exec(made.notes);
    fill(said, hidden ? [`${hidden[1]} that matter less are not drawn (`, button('draw all', () => go({ all: '1' }), { class: 'link' }), ') '] : null,
      maybe ? [`${maybe[1]} more might fall here (`, button('draw them', () => go({ possible: '1' }), { class: 'link' }), ') '] : null,
      made.notes.split('\n').filter((/** @type {string} */ line) => line && !line.startsWith('+')).join(' '));
  };
  const update = async () => {
    try {
      await (look === 'list' ? list() : draw());
    } catch (error) {
      if (/** @type {Error} */ (error).name === 'AbortError') return;
      fill(said);
      fill(place, h('pre.bad', null, /** @type {Error} */ (error).message));
    }
  };
  const box = filterBox(q, (typed) => {
    if (typed === settings.q) return;
    settings.q = typed;
    history.replaceState(null, '', changed({ q: typed || null }));
    void update();
  });
  const kept = document.activeElement?.id === 'filter';
  fill(main, h('div.toolbar', null, h('h1', null, 'Timeline'), box,
    h('div.choices', { role: 'group', 'aria-label': 'How it is shown' }, Object.entries(looks).map(([name, words]) =>
      h('a', { href: changed({ look: name === 'list' ? null : name }), 'aria-current': look === name ? 'true' : null }, words))),
    h('label.check', null, h('input', { type: 'checkbox', checked: all, onchange: () => go({ all: all ? null : '1' }) }), 'All events'),
    h('a.quiet-link', { href: address('selections', '', settings.q ? { q: settings.q } : {}) }, 'Print or export …'),
    story.readOnly ? null : button('New event', () => {
      fill(adding, h('section.panel', null, h('h2', null, 'An event that no article states'), newEventForm({}, () => fill(adding))));
      /** @type {HTMLElement | null} */ (adding.querySelector('input'))?.focus();
    })), adding, said, place);
  if (kept) {
    const input = /** @type {HTMLInputElement | null} */ (document.getElementById('filter'));
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  }
  await update();
}

