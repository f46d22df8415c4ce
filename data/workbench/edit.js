// Decisions from buttons and forms, and what is said when they are refused.
import { Refusal, decide, story } from './api.js';
import { button, h, notice } from './dom.js';

/** Says why something was not done. @param {any} error */
export function refused(error) {
  if (error?.name === 'AbortError') return;
  if (error instanceof Refusal && error.since) {
    const list = error.since.slice(-5).map((one) => h('li', null, `${one.who || 'somebody'}: ${one.what}`));
    notice(h('span', null, 'Not done: the story was changed meanwhile. It is shown as it is now; look, then decide.', h('ul', null, list)),
      { bad: true, stays: true, key: 'meanwhile' });
    if (error.entry !== undefined) story.entry = error.entry;
    window.dispatchEvent(new CustomEvent('story-changed'));
    return;
  }
  notice(error.message ?? String(error), { bad: true });
  if (!(error instanceof Error)) console.error(error);
}

/**
 * Decides, and says what came of it. Returns whether it was done.
 * @param {string} verb @param {string[]} words @param {Record<string, any>} [options] @param {() => Promise<boolean>} [same]
 */
export async function act(verb, words, options = {}, same) {
  try {
    const answer = await decide(verb, words, options, same);
    const said = (answer.said ?? '').trim().split('\n')[0];
    if (said) notice(said, { key: 'said' });
    return true;
  } catch (error) {
    refused(error);
    return false;
  }
}

/**
 * A form of some fields with a button, which is sent once at a time.
 * @param {string} words of its button @param {any[]} parts @param {() => Promise<any>} send @param {() => void} [cancel]
 */
export function form(words, parts, send, cancel) {
  const go = h('button.main', { type: 'submit' }, words);
  const box = h('form', {
    onsubmit: async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      go.setAttribute('disabled', '');
      try {
        await send();
        // What was written is kept: what is shown may be brought up to date under it.
        if (box.contains(document.activeElement)) /** @type {HTMLElement} */ (document.activeElement).blur();
      } catch (error) {
        refused(error);
      } finally {
        go.removeAttribute('disabled');
      }
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Escape' || !cancel) return;
      event.stopPropagation();
      cancel();
    },
  }, parts, h('div.row', null, go, cancel ? button('Cancel', cancel) : null));
  return box;
}
