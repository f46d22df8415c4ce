// The articles: what is known of each, and its text with everything that was read in it.
import { address, withEvent } from './address.js';
import { ask, get, story } from './api.js';
import { button, field, fill, h, safeUrl } from './dom.js';
import { act, form } from './edit.js';
import { dateField, newEventForm } from './event.js';

/** What is known of a source, to be filled in. @param {any} source @param {() => void} done */
export function sourceForm(source, done) {
  const published = dateField('Day of publication', source.published ?? '');
  const outlet = field('Outlet', { value: source.outlet ?? '' });
  const url = field('Address on the web', { value: source.url ?? '', type: 'url' });
  const fields = { published: published.input, outlet: outlet.input, url: url.input };
  return form('Keep', [published.node, outlet.node, url.node], async () => {
    let good = true;
    for (const [name, input] of Object.entries(fields)) {
      const value = input.value.trim();
      if (value === (source[name] ?? '')) continue;
      good = (await act('set', [source.id, name, value || 'unknown'])) && good;
    }
    if (good) done();
  }, done);
}

/** @param {HTMLElement} main @param {{arg: string, params: URLSearchParams}} route */
export async function show(main, route) {
  if (route.arg) return showArticle(main, route.arg);
  const { sources } = await ask('sources');
  fill(main, h('div.toolbar', null, h('h1', null, 'Articles'), story.readOnly ? null : h('a.quiet-link', { href: '#/add' }, 'Add articles')),
    sources.length ? h('div.table-holder', { tabindex: '0', role: 'region', 'aria-label': 'Articles' }, h('table', null,
      h('thead', null, h('tr', null, ['Article', 'Title', 'Outlet', 'Published', 'Events', 'Change'].map((words) => h('th', { scope: 'col' }, words)))),
      h('tbody', null, sources.map((/** @type {any} */ source) => {
        const row = h('tr', null, h('td', null, source.id),
          h('td', null, h('a', { href: address('articles', source.id) }, source.title || source.name), source.link ? h('span.small', null, ` ${source.link.kind} of ${source.link.source}`) : null),
          h('td', null, source.outlet ?? '–'), h('td', null, source.published ?? h('span.doubt', null, 'unknown')), h('td.number', null, source.events),
          h('td', null, story.readOnly ? null : button('Edit', () => fill(edit, h('td', { colspan: '6' }, sourceForm(source, () => fill(edit)))), { class: 'quiet', 'aria-label': `Edit what is known of ${source.id}` })));
        const edit = h('tr', null);
        return [row, edit];
      })))) : h('p.empty', null, 'There are no articles yet. ', h('a', { href: '#/add' }, 'Add some')));
}

/** @param {any} segment */
function marked(segment) {
  let node = /** @type {Node} */ (document.createTextNode(segment.text));
  if (segment.date) node = h('span.m-date', { title: segment.date }, node);
  if (segment.actor) node = h('a.m-actor', { href: address('actors', segment.actor), title: `${segment.name} (${segment.actor})` }, node);
  if (segment.event) node = h('a.m-event', { href: withEvent(segment.event), 'data-id': segment.event, title: segment.event }, node);
  return h('span', { 'data-at': segment.at }, node);
}

/** The words that are selected in an article, as they stand in its text. @param {HTMLElement} text */
function selectedWords(text) {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return '';
  const range = selection.getRangeAt(0);
  return text.contains(range.commonAncestorContainer) ? selection.toString().trim() : '';
}

/** @param {HTMLElement} main @param {string} id */
async function showArticle(main, id) {
  const article = await get(`article/${id}`);
  const text = h('article.text', { 'aria-label': 'Text of the article' });
  const tools = h('div.selection-tools', { 'aria-live': 'polite' });
  const blockTools = (/** @type {any} */ block) => story.readOnly || block.kind === 'title' || !article.has_original ? null : h('span.block-tools', null,
    button(block.dropped ? 'Bring it back' : 'Leave it out', () => act('blocks', [id], { [block.dropped ? 'keep' : 'drop']: String(block.number) }), { class: 'quiet' }),
    !block.dropped && !article.outlet ? null : block.dropped ? null : button(`Always, of ${article.outlet}`, () => {
      const words = block.segments.map((/** @type {any} */ one) => one.text).join('').slice(0, 80);
      void act('ignore', [article.outlet, words]);
    }, { class: 'quiet', title: 'Leave out what begins with these words in all articles of this outlet' }));
  fill(text, article.blocks.map((/** @type {any} */ block) => {
    const words = block.segments.map(marked);
    if (block.dropped) return h('details.dropped', null, h('summary', null, `Left out: ${block.dropped}`), h('p', null, words), blockTools(block));
    const tag = block.kind === 'title' ? 'h2.article-title' : block.kind === 'heading' ? 'h3' : block.kind === 'quote' ? 'blockquote' : 'p';
    return h('div.block', null, h(tag, null, words), blockTools(block));
  }));
  const offer = () => {
    const words = selectedWords(text);
    if (!words || story.readOnly) return tools.querySelector('form') ? undefined : fill(tools);
    fill(tools, button('New event from these words', () => {
      fill(tools, h('section.panel', null, h('h2', null, 'New event from these words'), h('blockquote', null, h('mark', null, words)),
        newEventForm({ source: id, words }, () => fill(tools))));
      /** @type {HTMLElement | null} */ (tools.querySelector('input'))?.focus();
    }, { class: 'main' }));
  };
  text.addEventListener('mouseup', () => setTimeout(offer));
  text.addEventListener('keyup', () => setTimeout(offer));
  document.addEventListener('selectionchange', () => { if (text.isConnected && selectedWords(text)) offer(); });
  const edit = h('div', null);
  const link = safeUrl(article.url);
  fill(main, h('div.toolbar', null, h('h1', null, article.title || article.name),
    h('p.small', null, [article.outlet, article.byline, article.published ?? 'day of publication unknown', article.id].filter(Boolean).join(' · '),
      link ? [' · ', h('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, 'on the web')] : null),
    story.readOnly ? null : h('div.row', null,
      button('Edit what is known of it', () => fill(edit, sourceForm(article, () => fill(edit)))),
      button('Remove for good …', () => fill(edit, removal(id, () => fill(edit)))),
      button('Anchor a name …', () => fill(edit, anchorForm(() => fill(edit))))), edit),
    h('p.legend.small', null, h('span.m-event', null, 'event'), ' ', h('span.m-actor', null, 'actor'), ' ', h('span.m-date', null, 'date'), ' – select words to make an event of them'),
    tools, text);
  const shown = new URLSearchParams(location.hash.split('?')[1]).get('event');
  if (shown) text.querySelector(`[data-id="${CSS.escape(shown)}"]`)?.scrollIntoView({ block: 'center' });
}

/** @param {string} id @param {() => void} done */
function removal(id, done) {
  const typed = field(`Its words and decisions on them go for good, also from the history. Write ${id} to confirm`, {});
  return form('Remove it', [typed.node], async () => {
    if (typed.input.value.trim() !== id) return;
    if (await act('remove-source', [id], { yes: true })) location.hash = address('articles');
  }, done);
}

/** @param {() => void} done */
function anchorForm(done) {
  const name = field('What articles name', { placeholder: 'the G20 summit' });
  const when = dateField('When it was', '');
  return form('Keep', [name.node, when.node], async () => {
    if (await act('anchor', [name.input.value.trim(), when.input.value.trim()])) done();
  }, done);
}

