// One event with all that is known of it: its fields, the words that state it, and what the editor does with them.
import { changed, address, withEvent } from './address.js';
import { Refusal, get, post, story } from './api.js';
import { Held, button, counted, field, fill, h, moment, notice, safeUrl, settled } from './dom.js';
import { act, form, refused } from './edit.js';

export const roles = ['agent', 'patient', 'recipient', 'speaker', 'place', 'other'];
const standings = ['actual', 'planned', 'alleged', 'hypothetical', 'denied'];
const relations = ['before', 'after', 'during', 'causes', 'responds-to', 'part-of', 'contradicts'];

/** @param {string} id */
export const eventAt = (id) => get(`event/${id}`);

/** What of an event would make a decision on it another one. @param {any} shown */
const essence = (shown) => JSON.stringify({ ...shown, entry: 0 });

/** For decisions: whether an event is still as it is shown. @param {any} shown */
export const still = (shown) => async () => {
  try {
    return essence(await eventAt(shown.events[0].id)) === essence(shown);
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

/** How an event stands, in a word. @param {any} event */
export const standingOf = (event) => (event.polarity === 'negative' ? 'denied' : event.modality);

/** @param {any} row */
export function stateBadge(row) {
  const names = { proposed: 'proposed', accepted: 'accepted', checked: 'checked', rejected: 'rejected' };
  return h(`span.state.${row.state}`, { title: row.decided ?? '' }, names[/** @type {keyof names} */ (row.state)] ?? row.state);
}

/** The quote of a claim with the words around it. @param {any} claim @param {any} context */
export function quoteOf(claim, context) {
  if (!claim.quote) return h('p.cited', null, claim.citation ? `Cited: ${claim.citation}` : 'Neither words nor a citation');
  return h('blockquote', null, h('span.around', null, context?.before ?? ''), h('mark', null, claim.quote), h('span.around', null, context?.after ?? ''));
}

/** @param {any} claim @param {any[]} sources @param {string} event */
export function sourceOf(claim, sources, event) {
  const source = sources.find((one) => one.id === claim.source);
  if (!source) return h('span', null, claim.citation ?? '');
  const words = [source.outlet || source.title || source.name, source.published, claim.page ? `page ${claim.page}` : null].filter(Boolean).join(', ');
  const link = safeUrl(source.url);
  return h('span', null, h('a', { href: address('articles', source.id, { event }) }, words), ` (${source.id})`,
    source.link ? `, ${source.link.kind} of ${source.link.source}` : '', claim.extractor ? `, read by ${claim.extractor}` : '',
    link ? [' · ', h('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, 'on the web')] : null);
}

/** A field for a date that says at once how it is understood. @param {string} label @param {string} value */
export function dateField(label, value) {
  const made = field(label, { value, 'aria-describedby': 'date-means', placeholder: 'Dec 2016, 3 May 2017, 2016..2017, unknown' });
  const means = h('p.means', { id: 'date-means', role: 'status' });
  const explain = settled(async () => {
    const typed = made.input.value.trim();
    if (!typed) return fill(means);
    try {
      const read = await get('date', { text: typed });
      means.classList.remove('bad');
      fill(means, `${typed} → ${read.means}`);
    } catch (error) {
      means.classList.add('bad');
      fill(means, /** @type {Error} */ (error).message);
    }
  }, 120);
  made.input.addEventListener('input', explain);
  if (value) explain();
  made.node.append(means);
  return made;
}

/** The date of an event as it may be typed again. @param {any} event */
function typedDate(event) {
  if (!event.time.edtf) return '';
  return event.time.stated ? event.time.text : '';
}

/** The names that have a role, as they are typed. @param {any} event @param {string} role */
const namesIn = (event, role) => event.actors.filter((/** @type {any} */ one) => one.role === role).map((/** @type {any} */ one) => one.name).join('; ');

/** The value of a field as it is shown. @param {any} event @param {string} name */
function valueOf(event, name) {
  if (name === 'title') return event.title;
  if (name === 'date') return event.time.text;
  if (name === 'kind') return event.kind;
  if (name === 'standing') return standingOf(event) + (event.attributed_to ? `, according to ${event.attributed_to}` : '');
  return namesIn(event, name);
}

/**
 * A form for one field of an event, with where its value is from.
 * @param {any} shown @param {string} name @param {() => void} done
 */
export function fieldForm(shown, name, done) {
  const event = shown.events[0];
  const made = name === 'date' ? dateField('Date', typedDate(event))
    : name === 'kind' ? field('Kind', { value: event.kind }, story.kinds)
      : name === 'standing' ? field('Standing', { value: standingOf(event) }, standings)
        : field(name === 'title' ? 'Title' : `${name} (several parted by ;)`, { value: valueOf(event, name) });
  const cite = field('Where it is from, if no claim says it', { placeholder: 'S4, or “interview, 3 May”' });
  const box = form('Keep', [made.node, cite.node], async () => {
    const value = made.input.value.trim() || (name === 'date' ? 'unknown' : 'nobody');
    if (await act('set', [event.id, name, value], cite.input.value.trim() ? { cite: cite.input.value.trim() } : {}, still(shown))) done();
  }, done);
  queueMicrotask(() => {
    made.input.focus();
    if (made.input.select) made.input.select();
  });
  return box;
}

/** @param {any} shown @param {string} name @param {string} field that decisions know it by */
function fieldRow(shown, name, field) {
  const event = shown.events[0];
  const decision = (event.decisions ?? []).find((/** @type {any} */ one) => one.field === field || one.field === 'whole');
  const value = valueOf(event, name);
  const label = h('dt', null, name);
  const place = h('dd', null);
  const usual = () => {
    const said = decision ? `${decision.state}${decision.who ? ` by ${decision.who}` : ''}${decision.at ? `, ${moment(decision.at)}` : ''}` : '';
    fill(place,
      name === 'agent' || roles.includes(name)
        ? h('span.value', null, event.actors.filter((/** @type {any} */ one) => one.role === name).map((/** @type {any} */ one, /** @type {number} */ i) =>
          [i ? ', ' : null, h('a', { href: address('actors', one.id) }, one.name)]), value ? null : '–')
        : h('span.value', null, value || '–'),
      decision ? h(`span.state.${decision.state}`, { title: said }, decision.state) : null,
      decision?.read ? h('p.doubt', null, `read ${decision.changed ? 'now ' : ''}as: ${decision.read}`) : null,
      name === 'date' && event.time.phrase ? h('p.small', null, `from “${event.time.phrase}”${event.time.anchor ? `, ${event.time.anchor}` : ''}`) : null,
      name === 'date' && event.time.unresolved ? h('p.doubt', null, `“${event.time.unresolved}” has no date yet: the article needs its day of publication, or an anchor`) : null,
      story.readOnly ? null : h('span.tools', null,
        button('Edit', () => fill(place, fieldForm(shown, name, usual)), { class: 'quiet', 'aria-label': `Edit ${name}` }),
        ['accept', 'check', 'reject'].map((verb) => button({ accept: '✓', check: '✓✓', reject: '✗' }[verb] ?? '', () =>
          act(verb, [event.id, field], {}, still(shown)), { class: 'quiet', title: `${verb} the ${field}`, 'aria-label': `${verb} the ${field}` }))));
  };
  usual();
  return [label, place];
}

/** @param {any} shown @param {any} claim */
function claimBox(shown, claim) {
  const event = shown.events[0];
  const facts = shown.claim_facts?.[claim.id];
  const differs = facts && facts.date !== 'date unknown' && event.contested;
  return h('li.claim', { id: `claim-${claim.id}` },
    quoteOf(claim, shown.contexts[claim.id]),
    h('p.small', null, sourceOf(claim, shown.sources, event.id), claim.attributed_to ? `; according to ${claim.attributed_to}` : ''),
    facts ? h(`p.small${differs ? '.doubt' : ''}`, null, `says: ${facts.title} – ${facts.date}`) : null,
    claim.state && claim.state !== 'proposed' ? h(`span.state.${claim.state}`, null, claim.state) : null,
    story.readOnly ? null : h('div.tools', null,
      button('Its source says so', () => act('check', [claim.id], {}, still(shown)), { class: 'quiet' }),
      button('It does not', () => act('reject', [claim.id], {}, still(shown)), { class: 'quiet' }),
      event.claims.length > 1 ? button('Another event', () => act('split', [event.id, claim.id], {}, still(shown)), { class: 'quiet', title: 'These words tell of another event' }) : null));
}

/** @param {any} shown */
function moreForms(shown) {
  const event = shown.events[0];
  const open = h('div.more-form', { 'aria-live': 'polite' });
  const close = () => fill(open);
  /** @param {Node} box */
  const put = (box) => {
    fill(open, box);
    /** @type {HTMLElement | null} */ (open.querySelector('input,select,textarea'))?.focus();
  };
  const simple = (/** @type {string} */ verb, /** @type {string} */ label, /** @type {(typed: string) => string[]} */ words, list = '') => () => {
    const made = field(label, list ? { list } : {});
    put(form('Keep', [made.node], async () => {
      if (made.input.value.trim() && await act(verb, words(made.input.value.trim()), {}, still(shown))) close();
    }, close));
  };
  const relate = () => {
    const kind = field('This event is …', { value: 'after' }, relations);
    const other = field('… the event', { placeholder: 'E5' });
    put(form('Keep', [kind.node, other.node], async () => {
      if (await act('relate', [event.id, kind.input.value, other.input.value.trim().toUpperCase()], {}, still(shown))) close();
    }, close));
  };
  const picture = () => {
    const file = field('A JPEG or PNG file', { type: 'file', accept: 'image/jpeg,image/png' });
    const alt = field('What it shows, for who does not see it', {});
    const caption = field('Caption', {}), credit = field('Credit', {});
    put(form('Put it there', [file.node, alt.node, caption.node, credit.node], async () => {
      const chosen = file.input.files?.[0];
      if (!chosen) return void notice('No picture is chosen.', { bad: true });
      await post('picture', { event: event.id, name: chosen.name, alt: alt.input.value, caption: caption.input.value, credit: credit.input.value }, chosen);
      window.dispatchEvent(new CustomEvent('story-changed'));
      close();
    }, close));
  };
  const select = () => {
    const made = field('The selection', { list: 'selections', placeholder: 'front-page' });
    const names = h('datalist', { id: 'selections' }, story.selections.map((name) => h('option', { value: name })));
    put(form('Put it in', [made.node, names], async () => {
      if (made.input.value.trim() && await act('select', [made.input.value.trim(), event.id])) close();
    }, close));
  };
  return h('section', null, h('h3', null, 'More'),
    h('div.row', null,
      button('Put into a selection', select),
      button('Same as …', simple('merge', 'The same event as', (typed) => [event.id, typed.toUpperCase()])),
      button('Never the same as …', simple('distinct', 'Another event than', (typed) => [event.id, typed.toUpperCase()])),
      button('Stands to another …', relate),
      button('Tag', simple('tag', 'Tag', (typed) => [typed, event.id])),
      button('Note', simple('note', 'Note', (typed) => [typed, event.id])),
      button('Picture', picture)), open);
}

/** @param {any} shown */
function body(shown) {
  const event = shown.events[0];
  const row = shown.row;
  const same = still(shown);
  return [
    h('div.detail-head', null,
      h('p.small', null, `${event.id} · ${event.kind} · salience ${event.salience.toFixed(2)} · ${counted(event.source_count, 'source')}`),
      button('Close', () => { location.hash = changed({ event: null }); }, { class: 'quiet', 'aria-label': 'Close the details' })),
    h('h2', { tabindex: '-1' }, row.title),
    h('p', null, stateBadge(row), ' ', row.decided ? h('span.small', null, row.decided) : null),
    row.doubts.length ? h('p.doubt', null, row.doubts.join(' · ')) : null,
    story.readOnly ? null : h('div.row', null,
      button('Accept', () => act('accept', [event.id], {}, same)),
      button('Check', () => act('check', [event.id], {}, same), { class: 'main' }),
      button('Reject', () => act('reject', [event.id], {}, same)),
      row.state === 'proposed' && !event.decisions ? null : button('Back to proposed', () => act('propose', [event.id], {}, same))),
    h('section', null, h('h3', null, `Who says so (${event.claims.length})`), h('ul.claims', null, event.claims.map((/** @type {any} */ claim) => claimBox(shown, claim))),
      event.rejected_claims ? h('p.small', null, `${counted(event.rejected_claims.length, 'claim')} rejected`) : null),
    h('section', null, h('h3', null, 'What happened'), h('dl.fields', null,
      fieldRow(shown, 'title', 'title'), fieldRow(shown, 'date', 'date'), fieldRow(shown, 'kind', 'kind'),
      fieldRow(shown, 'standing', 'standing'),
      roles.filter((role) => namesIn(event, role) || ['agent', 'patient', 'place'].includes(role)).map((role) => fieldRow(shown, role, 'actors')))),
    shown.related.length ? h('section', null, h('h3', null, 'Stands to others'), h('ul', null, shown.related.map((/** @type {any} */ one) =>
      h('li', null, `${one.from_here ? 'it ' : ''}${one.kind}${one.from_here ? ' ' : ' (of it): '}`, h('a', { href: withEvent(one.id) }, `${one.id} ${one.title}`))))) : null,
    event.tags || event.notes || event.picture ? h('section', null, h('h3', null, 'Beside it'),
      event.tags ? h('p', null, event.tags.map((/** @type {string} */ tag) => h('span.tag', null, tag,
        story.readOnly ? null : button('×', () => act('tag', [tag, event.id], { forget: true }, same), { class: 'quiet', 'aria-label': `Take the tag ${tag} off` })))) : null,
      event.notes ? h('ul', null, event.notes.map((/** @type {any} */ note) => h('li', null, note.words, h('span.small', null, ` ${note.who} ${moment(note.at)}`)))) : null,
      event.picture ? h('p.small', null, `Picture: ${event.picture.alternative || 'a decoration'} (${event.picture.file}) `,
        story.readOnly ? null : button('Take away', () => act('picture', [event.id], { remove: true }, same), { class: 'quiet' })) : null) : null,
    story.readOnly ? null : moreForms(shown),
  ];
}

/**
 * A form for an event that no reading has: from words of an article, or from what the editor knows, with where that is
 * from.
 * @param {{source?: string, words?: string}} from @param {() => void} done
 */
export function newEventForm({ source, words = '' }, done) {
  const title = field('What happened', { value: words.length < 120 ? words : '' });
  const date = dateField('Date', '');
  const kind = field('Kind', { value: 'other' }, story.kinds);
  const parts = { agent: field('Who did it (several parted by ;)', {}), patient: field('To whom', {}), place: field('Where', {}) };
  const cite = field('Where it is from', { placeholder: 'interview, 3 May' });
  return form('Add the event', [title.node, date.node, kind.node, Object.values(parts).map((one) => one.node), source ? null : cite.node], async () => {
    /** @type {Record<string, string>} */
    const options = { kind: kind.input.value };
    if (source) options.quote = words;
    const given = { title, date, ...parts, ...(source ? {} : { cite }) };
    for (const [name, one] of Object.entries(given)) if (one.input.value.trim()) options[name] = one.input.value.trim();
    if (await act('add-event', source ? [source] : [], options)) done();
  }, done);
}

let shownId = '';
/** Shows an event beside the view, or nothing. @param {HTMLElement} panel @param {string | null} id */
export async function showDetail(panel, id) {
  if (!id) {
    panel.hidden = true;
    shownId = '';
    return fill(panel);
  }
  try {
    const shown = await eventAt(id);
    const focused = panel.contains(document.activeElement);
    const isNew = id !== shownId;
    const top = panel.scrollTop;
    fill(panel, body(shown));
    panel.hidden = false;
    panel.scrollTop = isNew ? 0 : top;
    shownId = id;
    if (isNew || focused) /** @type {HTMLElement | null} */ (panel.querySelector('h2'))?.focus({ preventScroll: true });
  } catch (error) {
    if (error instanceof Held) throw error;
    panel.hidden = false;
    fill(panel, h('p.bad', null, /** @type {Error} */ (error).message), button('Close', () => { location.hash = changed({ event: null }); }));
    if (!(error instanceof Refusal)) refused(error);
  }
}
