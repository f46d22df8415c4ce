// What the page asks of the program, and what it knows of the story.
import { notice } from './dom.js';

/** An answer that is none. `since` is what was decided meanwhile, where that is the reason. */
export class Refusal extends Error {
  /** @param {number} status @param {any} answer */
  constructor(status, answer) {
    super(answer.error ?? `the program answers ${status}`);
    this.status = status;
    /** @type {{number: number, who: string, what: string}[] | null} */
    this.since = answer.since ?? null;
    /** @type {number | undefined} */
    this.entry = answer.entry;
  }
}

/** The program does not answer: it was closed, or killed. */
export class Silence extends Error {}

/** What is known of the story as a whole. */
export const story = {
  entry: 0, // the last entry of the log that this page has seen
  exists: false,
  readOnly: false,
  path: '',
  maxUpload: 0,
  /** @type {string[]} */ kinds: [],
  /** @type {string[]} */ selections: [],
};

/** @typedef {Record<string, string | number | boolean | string[] | null | undefined>} Params */

/** @param {string} path @param {Params} [params] */
export function url(path, params = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === undefined || value === false || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, one === true ? '1' : String(one));
  }
  const text = query.toString();
  return `api/${path}${text ? `?${text}` : ''}`;
}

/** @param {Response} response */
async function answerOf(response) {
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(response.status, answer);
  return answer;
}

/** @param {string} path @param {Params} [params] @param {AbortSignal} [signal] */
export async function get(path, params, signal) {
  let response;
  try {
    response = await fetch(url(path, params), { signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Silence('Dateline does not answer');
  }
  return answerOf(response);
}

/** @param {string} path @param {Params} params @param {BodyInit} body */
export async function post(path, params, body) {
  let response;
  try {
    response = await fetch(url(path, params), { method: 'POST', body });
  } catch {
    throw new Silence('Dateline does not answer');
  }
  const answer = await answerOf(response);
  if (typeof answer.entry === 'number') story.entry = answer.entry;
  return answer;
}

/** Lists that commands print as JSON. @param {string} command @param {string[]} [words] @param {string[]} [options] @param {string} [q] */
export function ask(command, words = [], options = [], q = '') {
  return get('ask', { do: command, w: words, o: ['format=json', ...options], q });
}

/** Asks what the story is now. */
export async function look() {
  const now = await get('story');
  const changed = now.entry !== story.entry || now.exists !== story.exists;
  Object.assign(story, {
    entry: now.entry, exists: now.exists, readOnly: now.read_only, path: now.path, maxUpload: now.max_upload,
    kinds: now.kinds ?? story.kinds, selections: now.selections ?? [],
  });
  return changed;
}

/** Called after the story was changed from this page. @type {Set<(wish: any, answer: any) => void>} */
export const afterChange = new Set();

/** Waits until the program answers again. */
export async function answersAgain() {
  notice('Dateline is not running any more. All that was decided before is kept; the last change was not confirmed. ' +
    'Start `dateline open` again for this story, and this page goes on.', { bad: true, stays: true, key: 'silence' });
  for (;;) {
    await new Promise((done) => setTimeout(done, 1000));
    try {
      await get('story');
      notice('', { key: 'silence' });
      notice('Dateline answers again.');
      return;
    } catch (error) {
      if (!(error instanceof Silence)) throw error;
    }
  }
}

/**
 * Decides something, as one entry of the log. It counts only where the page has seen all that was decided before;
 * where something was decided meanwhile, `same` says whether what this is about is still as the page shows it.
 * @param {string} verb @param {string[]} words @param {Record<string, any>} [options]
 * @param {() => Promise<boolean>} [same]
 */
export async function decide(verb, words, options = {}, same) {
  const wish = { do: verb, words, options };
  for (;;) {
    try {
      const answer = await post('do', {}, JSON.stringify({ ...wish, seen: story.entry }));
      if (answer.warnings) notice(answer.warnings);
      for (const tell of afterChange) tell(wish, answer);
      return answer;
    } catch (error) {
      if (error instanceof Silence) {
        await answersAgain();
        continue;
      }
      if (!(error instanceof Refusal) || !error.since || error.entry === undefined) throw error;
      const goesOn = same ? await same() : false;
      if (!goesOn) throw error;
      story.entry = error.entry;
    }
  }
}
