// The page: its views by their addresses, the count beside each, undo, and what others do to the story meanwhile.
import { changed, route } from './address.js';
import { Silence, afterChange, answersAgain, get, look, story } from './api.js';
import { Held, button, fill, h, inUse, notice, refresh, settled } from './dom.js';
import { act, refused } from './edit.js';
import { showDetail } from './event.js';
import * as actors from './actors.js';
import * as adding from './adding.js';
import * as articles from './articles.js';
import * as conflicts from './conflicts.js';
import * as history from './history.js';
import * as queue from './queue.js';
import * as selections from './selections.js';
import * as timeline from './timeline.js';

/**
 * @typedef {{view: string, arg: string, params: URLSearchParams}} Route
 * @typedef {{title: string, count?: string, show: (main: HTMLElement, route: Route) => Promise<void>}} View
 */

/** @type {Record<string, View>} */
const views = {
  timeline: { title: 'Timeline', show: timeline.show },
  queue: { title: 'To decide', count: 'queue', show: queue.show },
  articles: { title: 'Articles', count: 'sources', show: articles.show },
  actors: { title: 'Actors', count: 'pairs', show: actors.show },
  conflicts: { title: 'Conflicts', count: 'conflicts', show: conflicts.show },
  todo: { title: 'To report', show: conflicts.showToDo },
  selections: { title: 'Publish', show: selections.show },
  history: { title: 'History', show: history.show },
  add: { title: 'Add', show: adding.show },
};

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
const detail = /** @type {HTMLElement} */ (document.getElementById('detail'));

let shown = '';
/** Shows what the address says; with `again` also where it is shown already. @param {boolean} [again] */
async function render(again = false) {
  const now = route();
  if (!views[now.view]) now.view = 'timeline';
  if (!story.exists && now.view !== 'add') {
    location.replace('#/add');
    return;
  }
  for (const link of document.querySelectorAll('#views a'))
    if (link.getAttribute('data-view') === now.view) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  const params = new URLSearchParams(now.params);
  const event = params.get('event');
  params.delete('event');
  const address = `${now.view}/${now.arg}?${params}`;
  document.title = `${views[now.view].title} – Dateline`;
  refresh.runs = again && address === shown;
  try {
    if (again || address !== shown) {
      const first = address !== shown;
      if (first) main.onkeydown = main.onpaste = null; // keys and the clipboard are the view's that is left
      shown = address;
      if (!event) detail.hidden = true; // before the view measures its room
      main.setAttribute('aria-busy', 'true');
      await views[now.view].show(main, now);
      main.removeAttribute('aria-busy');
      if (first && document.activeElement === document.body) main.focus({ preventScroll: true });
    }
    await showDetail(detail, event);
    window.dispatchEvent(new CustomEvent('event-shown', { detail: event }));
  } catch (error) {
    main.removeAttribute('aria-busy');
    if (error instanceof Held) return refreshed();
    if (error instanceof Silence) return void answersAgain().then(() => render(true));
    if (shown === address) fill(main, h('h1', null, views[now.view].title), h('p.bad', null, /** @type {Error} */ (error).message));
    refused(error);
  } finally {
    refresh.runs = false;
  }
}

async function showCounts() {
  if (!story.exists) return;
  const counts = await get('counts').catch(() => null);
  if (!counts) return;
  for (const [view, { count }] of Object.entries(views)) {
    const place = document.querySelector(`#views a[data-view="${view}"] .count`);
    if (place && count) place.textContent = counts[count] ? ` ${counts[count].toLocaleString('en')}` : '';
  }
}

const refreshed = settled(() => {
  if (inUse(main) || inUse(detail)) return void setTimeout(refreshed, 1000); // never under somebody's hands
  if (route().view === 'add') return; // it shows what is being added, not what the story is
  void render(true);
}, 150);
const counted = settled(showCounts, 300);

afterChange.add(() => {
  refreshed();
  counted();
});
window.addEventListener('story-changed', () => void render(true));
window.addEventListener('hashchange', () => void render());

/** What others do meanwhile: the command line, or another page. */
async function watch() {
  for (;;) {
    await new Promise((done) => setTimeout(done, 2500));
    if (document.hidden) continue;
    const before = story.entry;
    try {
      if (!(await look()) || story.entry === before) continue;
      notice('The story was changed elsewhere; this is how it is now.', { key: 'elsewhere' });
      refreshed();
      counted();
    } catch (error) {
      if (error instanceof Silence) {
        await answersAgain();
        await look().catch(() => false);
        refreshed();
      }
    }
  }
}

function setGround(/** @type {string} */ ground) {
  document.documentElement.dataset.ground = ground;
  const pressed = ground === 'dark';
  const toggle = /** @type {HTMLElement} */ (document.getElementById('ground'));
  toggle.setAttribute('aria-pressed', String(pressed));
}

async function begin() {
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  setGround(localStorage.getItem('ground') ?? (dark ? 'dark' : 'light'));
  document.getElementById('ground')?.addEventListener('click', () => {
    const next = document.documentElement.dataset.ground === 'dark' ? 'light' : 'dark';
    localStorage.setItem('ground', next);
    setGround(next);
    void render(true);
  });
  document.getElementById('skip')?.addEventListener('click', (event) => {
    event.preventDefault(); // the address names a view, not a place on the page
    main.focus();
  });
  document.getElementById('undo')?.addEventListener('click', () => void act('undo', []));
  document.getElementById('redo')?.addEventListener('click', () => void act('redo', []));
  await look();
  fill(/** @type {HTMLElement} */ (document.getElementById('story-name')), story.path.split('/').pop(), story.readOnly ? ' (to read only)' : '');
  if (story.readOnly) for (const id of ['undo', 'redo']) document.getElementById(id)?.setAttribute('disabled', '');
  fill(/** @type {HTMLElement} */ (document.getElementById('views')), Object.entries(views).map(([name, view]) =>
    h('li', null, h('a', { href: `#/${name}`, 'data-view': name }, view.title, view.count ? h('span.count', null) : null))));
  await render(true);
  void showCounts();
  void watch();
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !route().params.has('event')) return;
  location.hash = changed({ event: null });
});

begin().catch((error) => {
  fill(main, h('h1', null, 'Dateline'), h('p.bad', null, error.message), button('Try again', () => location.reload()));
});
