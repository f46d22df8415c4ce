// Articles come in: dropped, chosen or pasted. What is missing is asked for once; unknown is an answer.
import { address } from './address.js';
import { Refusal, Silence, afterChange, answersAgain, ask, look, post, story } from './api.js';
import { button, counted, field, fill, h, notice } from './dom.js';
import { dateField } from './event.js';
import { sourceForm } from './articles.js';
import { form } from './edit.js';

/** @param {HTMLElement} main */
export async function show(main) {
  const list = h('ol.files', { 'aria-live': 'polite' });
  const said = h('p', { role: 'status' });
  const missing = h('div', null);
  const none = story.exists ? null : h('p', null, `There is no story yet: the first article makes ${story.path}.`);
  const progress = /** @type {HTMLProgressElement} */ (h('progress', { max: '1', value: 0, hidden: true, 'aria-label': 'Articles read' }));
  const files = /** @type {HTMLInputElement} */ (h('input', { type: 'file', multiple: true, id: 'files' }));

  /** @param {{name: string, body: Blob, given?: Record<string, string>}} one @param {HTMLElement} line */
  async function send(one, line) {
    if (one.body.size > story.maxUpload) return void fill(line, h('span.bad', null, `${one.name}: larger than ${story.maxUpload.toLocaleString('en')} bytes`));
    for (;;) {
      try {
        const answer = await post('add', { name: one.name, ...one.given }, one.body);
        const known = /already/.test(answer.said);
        const words = answer.said.trim().split('\n').filter((/** @type {string} */ said) => !said.startsWith('made ')).join(' ').replace(/\s+/g, ' ');
        fill(line, h(known ? 'span.small' : 'span', null, `${one.name}: ${words}`));
        return;
      } catch (error) {
        if (error instanceof Silence) {
          await answersAgain();
          continue;
        }
        if (!(error instanceof Refusal)) throw error;
        return void fill(line, h('span.bad', null, `${one.name}: not added. ${error.message}`));
      }
    }
  }
  /** @param {{name: string, body: Blob, given?: Record<string, string>}[]} given */
  async function add(given) {
    if (!given.length) return;
    const before = new Set(story.exists ? (await ask('sources')).sources.map((/** @type {any} */ one) => one.id) : []);
    progress.hidden = false;
    progress.max = given.length;
    const began = performance.now();
    for (const [i, one] of given.entries()) {
      const line = h('li', null, `${one.name} …`);
      list.append(line);
      const left = i ? Math.ceil((performance.now() - began) / i * (given.length - i) / 1000) : 0;
      fill(said, `${i + 1} of ${given.length}${left > 2 ? `, about ${left} s left` : ''}`);
      await send(one, line);
      progress.value = i + 1;
    }
    progress.hidden = true;
    await look();
    if (story.exists) none?.remove();
    for (const tell of afterChange) tell({ do: 'add' }, {});
    const { sources } = story.exists ? await ask('sources') : { sources: [] };
    const added = sources.filter((/** @type {any} */ one) => !before.has(one.id));
    fill(said, `${counted(added.length, 'article')} added. `, added.length ? h('a', { href: '#/queue' }, 'Decide on what was found') : null);
    askForMissing(added.filter((/** @type {any} */ one) => !one.published || !one.outlet));
  }
  /** @param {any[]} sources */
  function askForMissing(sources) {
    if (!sources.length) return fill(missing);
    fill(missing, h('h2', null, 'What is not known'), h('p', null, 'With a day of publication, words like “last week” get their dates. Leave empty what nobody knows.'),
      sources.map((source) => {
        const box = h('section.panel', null, h('h3', null, h('a', { href: address('articles', source.id) }, source.title || source.name)));
        box.append(sourceForm(source, () => box.remove()), button('Unknown: leave it so', () => box.remove(), { class: 'quiet' }));
        return box;
      }));
  }
  const drop = h('div.drop', {
    ondragover: (/** @type {DragEvent} */ event) => { event.preventDefault(); drop.classList.add('over'); },
    ondragleave: () => drop.classList.remove('over'),
    ondrop: (/** @type {DragEvent} */ event) => {
      event.preventDefault();
      drop.classList.remove('over');
      const dropped = [...(event.dataTransfer?.files ?? [])];
      if (dropped.length) return void add(dropped.map((file) => ({ name: file.name, body: file })));
      const words = event.dataTransfer?.getData('text/plain') ?? '';
      if (words.trim()) text.value = words;
      else notice('Nothing that can be read was dropped.', { bad: true });
    },
  }, h('label', { for: 'files' }, 'Drop or paste saved pages, texts, mails, PDFs or feeds here, or choose them'), files);
  files.addEventListener('change', () => void add([...(files.files ?? [])].map((file) => ({ name: file.name, body: file }))).then(() => { files.value = ''; }));
  const text = /** @type {HTMLTextAreaElement} */ (h('textarea', { id: 'pasted', rows: '8' }));
  const title = field('Title', {}), outlet = field('Outlet', {}), published = dateField('Day of publication', ''), address_ = field('Address on the web', { type: 'url' });
  main.onpaste = (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (!pasted.length || !drop.isConnected) return; // words go where the cursor is
    event.preventDefault();
    void add(pasted.map((file) => ({ name: file.name, body: file })));
  };
  fill(main, h('div.toolbar', null, h('h1', null, 'Add articles')),
    none,
    drop, progress, said, list, missing,
    h('section', null, h('h2', null, 'Or paste a text'),
      form('Add the text', [h('div.field', null, h('label', { for: 'pasted' }, 'Its words'), text), title.node, outlet.node, published.node, address_.node], async () => {
        const words = text.value;
        if (!words.trim()) return;
        const name = `${(title.input.value.trim() || words.trim().split('\n')[0]).slice(0, 60).replace(/[/\\]+/g, '-')}.txt`;
        /** @type {Record<string, string>} */
        const given = {};
        for (const [key, one] of Object.entries({ title, outlet, published, url: address_ })) if (one.input.value.trim()) given[key] = one.input.value.trim();
        await add([{ name, body: new Blob([words]), given }]);
        text.value = '';
      })));
}
