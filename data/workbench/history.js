// What was done to the story, by whom, and how to take it back.
import { ask, story } from './api.js';
import { button, fill, h, moment } from './dom.js';
import { act } from './edit.js';

const most = 300;

/** @param {HTMLElement} main */
export async function show(main) {
  const { log } = await ask('log', [], [`max=${most}`]);
  fill(main, h('div.toolbar', null, h('h1', null, 'History'), h('p.small', null, log.length === most ? `The last ${most} entries; \`dateline log\` lists all` : 'All that was done')),
    h('ol.log', { reversed: true }, [...log].reverse().map((/** @type {any} */ one) => h('li', { class: one.undone ? 'undone' : null },
      h('span.small', null, `${one.number} · ${moment(one.at)}${one.who ? ` · ${one.who}` : ''}`), h('span', null, ` ${one.what}${one.undone ? ' (taken back)' : ''} `),
      story.readOnly || one.undone || /^(add |remove-source|pull|share)/.test(one.what) ? null : button('Take back', () => act('undo', [String(one.number)]), { class: 'quiet', 'aria-label': `Take back entry ${one.number}` })))));
}
