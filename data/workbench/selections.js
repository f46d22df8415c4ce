// What is printed together: a selection as a list beside its picture, what still stands between it and a final print,
// and every format that it can be had in.
import { address, changed, withEvent } from './address.js';
import { ask, get, story, url } from './api.js';
import { button, counted, field, fill, h } from './dom.js';
import { act, form } from './edit.js';
import { putPicture, filterBox } from './timeline.js';

/** @type {[string, string, string, string[]][]} label, command, file, options */
const formats = [
  ['Picture (SVG)', 'timeline', 'svg', []], ['Letters as shapes (SVG)', 'timeline', 'svg', ['outlines']], ['Print (PDF, A4)', 'timeline', 'pdf', []], ['Print (PDF, A3)', 'timeline', 'pdf', ['page=a3']],
  ['Image (PNG)', 'timeline', 'png', ['density=2']], ['Page (HTML)', 'timeline', 'html', []], ['List for your own page (HTML)', 'timeline', 'html', ['fragment']],
  ['Markdown', 'timeline', 'md', []], ['Text', 'timeline', 'txt', []],
];
/** @type {[string, string, string, string[]][]} label, command, file, options */
const sheets = [['Fact sheet (HTML)', 'factsheet', 'html', []], ['Fact sheet (Word)', 'factsheet', 'docx', []], ['Fact sheet (Markdown)', 'factsheet', 'md', []],
  ['Diagram (SVG)', 'diagram', 'svg', []], ['Diagram (DOT)', 'diagram', 'dot', []], ['Who was in what with whom (SVG)', 'diagram', 'svg', ['view=actors']],
  ['What led to what (SVG)', 'diagram', 'svg', ['view=causes']], ['Spreadsheet (CSV)', 'sheet', 'csv', []]];

/** @type {[string, string, string][]} label, format, ending */
const others = [['Document (Word)', 'docx', 'docx'], ['TimelineJS (JSON)', 'timelinejs', 'json'], ['Calendar (iCalendar)', 'ics', 'ics'], ['All fields (CSV)', 'csv', 'csv'],
  ['Network (GraphML)', 'graphml', 'graphml'], ['Network in time (GEXF)', 'gexf', 'gexf'], ['FollowTheMoney', 'ftm', 'ftm'], ['schema.org (JSON-LD)', 'jsonld', 'jsonld'], ['RDF (Turtle)', 'turtle', 'ttl']];

/** @param {string} q @param {string} name @param {string} title @param {boolean} final */
function exports(q, name, title, final) {
  const plain = name.replace(/[^A-Za-z0-9.-]+/g, '-') || 'timeline';
  const link = (/** @type {string} */ words, /** @type {string} */ command, /** @type {string} */ ending, /** @type {string[]} */ options) =>
    h('li', null, h('a', { href: url('ask', { do: command, q, file: `${plain}.${ending}`, o: options }), download: `${plain}.${ending}`, onclick: kept }, words));
  const common = [title ? `title=${title}` : '', final ? 'final' : ''].filter(Boolean);
  return h('ul.formats', null, formats.map(([words, command, ending, options]) => [
    link(words, command, ending, [...options, ...common]),
    ending === 'png' ? h('li', null, h('a', { href: url('ask', { do: 'timeline', q, file: `${plain}.png`, give: `${plain}.alt.txt`, o: common }), download: `${plain}.alt.txt`, onclick: kept }, 'The image in words (text)')) : null,
  ]), sheets.map(([words, command, ending, options]) => link(words, command, ending, [...options, ...(title && command !== 'sheet' ? [`title=${title}`] : [])])),
    others.map(([words, format, ending]) => h('li', null, h('a', { href: url('ask', { do: 'export', w: [format], q, file: `${plain}.${ending}`, o: common }), download: `${plain}.${ending}`, onclick: kept }, words))));
}

/** Fetches a file before it is kept, so that a refusal is said here and never kept as a file. @param {MouseEvent} event */
async function kept(event) {
  event.preventDefault();
  const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
  const said = link.closest('section')?.querySelector('.export-said');
  const response = await fetch(link.href).catch(() => null);
  if (!response?.ok) {
    const words = response ? (await response.json().catch(() => ({}))).error : 'Dateline does not answer';
    if (said) fill(said, h('pre.bad', null, words ?? 'it could not be made'));
    return;
  }
  const made = URL.createObjectURL(await response.blob());
  h('a', { href: made, download: link.download }).click();
  setTimeout(() => URL.revokeObjectURL(made), 10000);
  const notes = decodeURIComponent(response.headers.get('X-Dateline-Notes') ?? '');
  if (said) fill(said, h('p', null, `Made: ${link.download}`), notes ? h('p.small.lines', null, notes) : null);
}

/** @param {HTMLElement} main @param {{arg: string, params: URLSearchParams}} route */
export async function show(main, route) {
  if (route.arg) return showOne(main, route.arg, `in:"${route.arg}"`, true);
  if (route.params.has('q')) return showOne(main, 'timeline', route.params.get('q') ?? '', false);
  const [{ selections }, { published }] = await Promise.all([ask('selections'), ask('published')]);
  const name = field('New selection', { placeholder: 'front-page' });
  const words = field('Its events: filter words, or E3 E5 E8', { placeholder: 'state:checked, or E3 E5' });
  fill(main, h('div.toolbar', null, h('h1', null, 'Publish')),
    h('section', null, h('h2', null, 'Selections'),
      selections.length ? h('ul', null, selections.map((/** @type {any} */ one) => h('li', null, h('a', { href: address('selections', one.name) }, one.name), h('span.small', null, ` ${counted(one.events, 'event')}`))))
        : h('p', null, 'None yet: a selection is what is printed together, under a name.'),
      story.readOnly ? null : form('Make it', [name.node, words.node], async () => {
        const typed = words.input.value.trim();
        const picked = /^(E\d+\s*)+$/i.test(typed);
        if (await act('select', [name.input.value.trim(), ...(picked ? typed.toUpperCase().split(/\s+/) : [typed])], picked ? {} : { filter: true }))
          location.hash = address('selections', name.input.value.trim());
      })),
    h('section', null, h('h2', null, 'Without a selection'), h('p', null, h('a', { href: '#/selections?q=' }, 'What matters most'), ' or ', h('a', { href: address('selections', '', { q: 'state:checked' }) }, 'all that is checked'))),
    published.length ? h('section', null, h('h2', null, 'Printed'), h('ul', null, published.map((/** @type {any} */ one) =>
      h('li', null, `${one.selection}, entry ${one.number}: ${counted(one.events, 'event')}${one.changes ? `, ${counted(one.changes, 'change')} since` : ', unchanged since'}`)))) : null);
}

/** @param {HTMLElement} main @param {string} name @param {string} q @param {boolean} isSelection */
async function showOne(main, name, q, isSelection) {
  const [rows, final] = await Promise.all([get('events', { q }), get('final', { q })]);
  const picture = h('div.timeline-place', null, h('p.wait', null, 'Drawing …'));
  const title = field('Headline', { value: sessionStorage.getItem(`title:${name}`) ?? '' });
  const onlyFinal = /** @type {HTMLInputElement} */ (h('input', { type: 'checkbox' }));
  const menu = h('div', null);
  const draw = async () => {
    const typed = title.input.value.trim();
    sessionStorage.setItem(`title:${name}`, typed);
    fill(menu, exports(q, name, typed, onlyFinal.checked));
    try {
      const dark = document.documentElement.dataset.ground === 'dark';
      const made = await get('picture', { do: 'timeline', q, o: [`theme=${dark ? 'dark' : 'light'}`, `width=${Math.max(480, Math.min(1000, Math.round(picture.clientWidth)))}`, ...(typed ? [`title=${typed}`] : [])] });
      putPicture(picture, made.svg);
    } catch (error) {
      fill(picture, h('pre.bad', null, /** @type {Error} */ (error).message));
    }
  };
  title.input.addEventListener('change', () => void draw());
  onlyFinal.addEventListener('change', () => void draw());
  const move = (/** @type {number} */ i, /** @type {number} */ by) => {
    const other = rows.events[i + by];
    if (!other) return;
    if (by > 0) void act('select', [name, rows.events[i].id], { after: other.id });
    else if (i + by === 0) void act('select', [name, rows.events[i].id], { first: true });
    else void act('select', [name, rows.events[i].id], { after: rows.events[i - 2].id });
  };
  /** @type {number | null} */
  let dragged = null;
  const item = (/** @type {any} */ row, /** @type {number} */ i) => h('li.row-event', {
    'data-id': row.id, draggable: isSelection && !story.readOnly ? 'true' : null,
    ondragstart: () => { dragged = i; }, ondragover: (/** @type {Event} */ event) => event.preventDefault(),
    ondrop: (/** @type {Event} */ event) => {
      event.preventDefault();
      if (dragged === null || dragged === i) return;
      const before = dragged < i ? rows.events[i] : rows.events[i - 1];
      void act('select', [name, rows.events[dragged].id], before ? { after: before.id } : { first: true });
    },
  }, h('a', { href: withEvent(row.id) }, h('span.when', null, row.date), h('span.what', null, row.title)),
    isSelection && !story.readOnly ? h('span.badges', null,
      button('↑', () => move(i, -1), { class: 'quiet', 'aria-label': `Put ${row.id} before the one above` }), button('↓', () => move(i, 1), { class: 'quiet', 'aria-label': `Put ${row.id} after the one below` }),
      button('Title', () => rename(row), { class: 'quiet', 'aria-label': `Title of ${row.id} in this selection` }),
      button('Drop', () => act('select', [name, row.id], { drop: true }), { class: 'quiet', 'aria-label': `Drop ${row.id}` })) : null);
  const place = h('div', null);
  const rename = (/** @type {any} */ row) => {
    const made = field(`How ${row.id} is worded here`, { value: row.title });
    const note = field('A note beneath it', {});
    fill(place, form('Keep', [made.node, note.node], async () => {
      if (await act('select', [name, row.id], { title: made.input.value.trim(), ...(note.input.value.trim() ? { note: note.input.value.trim() } : {}) })) fill(place);
    }, () => fill(place)));
    made.input.focus();
  };
  const add = field('Put in', { placeholder: 'E3 E5' });
  fill(main, h('div.toolbar', null, h('h1', null, isSelection ? name : 'Print or export'),
    isSelection ? h('p.small', null, counted(rows.total, 'event')) : filterBox(q, (typed) => { if (typed !== q) location.hash = changed({ q: typed }); })),
    h('div.two', null,
      h('div', null,
        h('section', null, h('h2', null, 'Events'), h('ol.events', null, rows.events.map(item)), place,
          isSelection && !story.readOnly ? form('Put in', [add.node], async () => {
            if (await act('select', [name, ...add.input.value.trim().toUpperCase().split(/\s+/)])) add.input.value = '';
          }) : null),
        h('section', null, h('h2', null, 'Before it is final'),
          final.open.length ? h('ul', null, final.open.map((/** @type {string} */ line) => {
            const id = /^E\d+/.exec(line)?.[0];
            return h('li', null, id ? [h('a', { href: withEvent(id) }, id), line.slice(id.length)] : line);
          })) : h('p', null, rows.total ? 'Nothing: all of it is checked, agreed on and cited.' : 'There is nothing in it.'),
          isSelection && !story.readOnly ? h('div.row', null, button('Freeze as printed', () => act('publish', [name])), button('Forget the selection', async () => {
            if (await act('select', [name], { forget: true })) location.hash = address('selections');
          })) : null)),
      h('div', null,
        h('section', null, h('h2', null, 'Picture'), title.node, picture),
        h('section', null, h('h2', null, 'Export'), h('label.check', null, onlyFinal, 'Only if final'), menu, h('div.export-said', { role: 'status' })))));
  await draw();
}
