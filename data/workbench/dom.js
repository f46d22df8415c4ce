// Small helpers to build the page. Text is always text: nothing that comes from a story is read as markup.

/**
 * An element with attributes and children. Attributes that begin with "on" are listeners; true is an attribute
 * without a value; false, null and undefined are none.
 * @param {string} name "div" or "div.class.class"
 * @param {Record<string, any> | null} [attributes]
 * @param {...any} children strings, elements, arrays of them; null and false are left out
 * @returns {HTMLElement}
 */
export function h(name, attributes, ...children) {
  const [tag, ...classes] = name.split('.');
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'value') /** @type {HTMLInputElement} */ (element).value = value;
    else if (key === 'checked') /** @type {HTMLInputElement} */ (element).checked = value;
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

/** @param {Node} element @param {any} child */
function append(element, child) {
  if (child === null || child === undefined || child === false) return;
  if (Array.isArray(child)) for (const one of child) append(element, one);
  else element.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
}

/** Thrown instead of taking away a form that somebody is writing in. */
export class Held extends Error {}

/** Whether somebody writes in a form of this element, or has marked words of an article in it. @param {Element} element */
export function inUse(element) {
  if (element.querySelector('form :focus')) return true;
  const marked = window.getSelection();
  return Boolean(marked && !marked.isCollapsed && element.querySelector('article.text')?.contains(marked.anchorNode));
}

/** Whether what is shown is brought up to date, rather than left for another view. */
export const refresh = { runs: false };

/** Puts children in the place of those that an element has. @param {Element} element @param {...any} children */
export function fill(element, ...children) {
  const isWhole = element.id === 'main' || element.id === 'detail';
  if (refresh.runs && isWhole && inUse(element)) throw new Held();
  element.replaceChildren();
  append(element, children);
}

/** A button. @param {string} words @param {(event: MouseEvent) => any} press @param {Record<string, any>} [more] */
export function button(words, press, more = {}) {
  return h('button', { type: 'button', onclick: press, ...more }, words);
}

let fields = 0;
/**
 * A labelled field.
 * @param {string} label
 * @param {Record<string, any>} attributes
 * @param {string[]} [choices] makes it a select
 */
export function field(label, attributes, choices) {
  const id = `field-${++fields}`;
  const { value, ...rest } = attributes;
  const input = choices
    ? h('select', { id, ...rest }, choices.map((one) => h('option', { value: one, selected: one === value }, one || '–')))
    : h('input', { id, type: 'text', value: value ?? '', autocomplete: 'off', ...rest });
  return { node: h('div.field', null, h('label', { for: id }, label), input), input: /** @type {HTMLInputElement} */ (input) };
}

/** @param {number} n @param {string} one @param {string} [many] */
export const counted = (n, one, many) => `${n.toLocaleString('en')} ${n === 1 ? one : many ?? one + 's'}`;

/** Says something at the top of the page, and to who hears it. @param {any} words @param {{bad?: boolean, stays?: boolean, key?: string, actions?: Node[]}} [how] */
export function notice(words, how = {}) {
  const place = /** @type {HTMLElement} */ (document.getElementById('notices'));
  if (how.key) for (const old of place.querySelectorAll(`[data-key="${how.key}"]`)) old.remove();
  if (!words) return null;
  const box = h(`div.notice${how.bad ? '.bad' : ''}`, { 'data-key': how.key ?? null }, h('span', null, words), how.actions ?? null);
  box.append(button('Close', () => box.remove(), { class: 'quiet', 'aria-label': 'Close this notice' }));
  place.append(box);
  while (place.children.length > 4) place.firstElementChild?.remove();
  if (!how.stays) setTimeout(() => box.remove(), how.bad ? 15000 : 6000);
  return box;
}

/** @param {number} seconds since 1970 */
export function moment(seconds) {
  return seconds ? new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ') : '';
}

/** A web address that may be followed, or nothing. @param {string | undefined} url */
export function safeUrl(url) {
  return url && /^https?:\/\//i.test(url) ? url : null;
}

/** Runs `work` when nothing has called for a while. @template {any[]} A @param {(...given: A) => any} work @param {number} wait in milliseconds */
export function settled(work, wait) {
  let timer = 0;
  return (/** @type {A} */ ...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), wait);
  };
}
