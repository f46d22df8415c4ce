// What a script adds to the page of a timeline (exports/html), which is whole without it: quotes are folded, entries
// chosen, picture and list linked, the picture zoomed, and a page around an iframe told the height (docs/formats/page.md).
// Words of the story are read from the page and put back as text only.
(() => {
  'use strict';
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const make = (name, properties) => Object.assign(document.createElement(name), properties);

  const entries = all('.event');
  const quotes = all('.quotes');
  const tools = find('.tools');
  const axis = find('.axis');
  const svg = axis && find('svg', axis);
  // Both ways between an entry of the list and its group in the picture.
  const drawn = new Map(), told = new Map();
  for (const entry of entries) {
    const group = document.getElementById('axis-' + entry.id);
    if (group) drawn.set(entry, group), told.set(group, entry);
  }

  // Quotes fold; the sources stay, in the line that unfolds them. A printed page has them all.
  const unfold = find('.unfold');
  const fold = (open) => quotes.forEach((one) => { one.open = open; });
  fold(false);
  if (unfold) unfold.addEventListener('click', () => {
    const open = unfold.getAttribute('aria-pressed') !== 'true';
    unfold.setAttribute('aria-pressed', String(open));
    fold(open);
  });
  let open_before_print = [];
  window.addEventListener('beforeprint', () => {
    open_before_print = quotes.filter((one) => one.open);
    fold(true);
  });
  window.addEventListener('afterprint', () => {
    fold(false);
    open_before_print.forEach((one) => { one.open = true; });
  });

  // Choosing. What is not chosen is hidden in the list, with headings that head nothing, and pale in the picture.
  const choices = tools ? all('select', tools) : [];
  const takes = {
    who: (entry, value) => entry.dataset.who.split(' ').includes(value),
    kind: (entry, value) => entry.dataset.kind === value,
    year: (entry, value) => entry.closest('.year').dataset.year === value,
  };
  const choose = () => {
    const asked = choices.filter((one) => one.value !== '');
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !asked.every((one) => takes[one.name](entry, one.value));
      if (!entry.hidden) ++shown;
      const group = drawn.get(entry);
      if (group) group.classList.toggle('off', entry.hidden);
    }
    for (const section of all('.year, .month')) section.hidden = !find('.event:not([hidden])', section);
    find('.reset').hidden = asked.length === 0;
    find('.shown').textContent = asked.length === 0 ? '' : shown + ' of ' + entries.length + ' events shown';
    enter_picture();
  };
  if (tools) {
    tools.hidden = false;
    tools.addEventListener('change', choose);
    tools.addEventListener('submit', (event) => event.preventDefault());
    tools.addEventListener('reset', () => setTimeout(() => {
      choose();
      if (choices.length) choices[0].focus();
    }));
  }

  // Light falls on an entry in both places.
  let lit;
  const light = (entry) => {
    if (lit === entry) return;
    for (const one of [lit, entry]) {
      if (!one) continue;
      one.classList.toggle('lit', one === entry);
      if (drawn.has(one)) drawn.get(one).classList.toggle('lit', one === entry);
    }
    lit = entry;
    if (axis) axis.classList.toggle('lit', drawn.has(lit));
  };
  const entry_at = (target) => {
    const place = target instanceof Element && target.closest('.event, .axis .entry');
    return place ? told.get(place) || place : undefined;
  };
  for (const kind of ['mouseover', 'focusin']) document.addEventListener(kind, (event) => {
    light(entry_at(event.target));
  });

  // From anywhere to the words that state an entry.
  const go_to = (entry) => {
    for (const part of [entry, entry.closest('.month'), entry.closest('.year')]) if (part) part.hidden = false;
    const words = find('.quotes', entry);
    if (words) words.open = true;
    entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: 'center' });
  };
  const follow_address = () => {
    const entry = entries.find((one) => '#' + one.id === decodeURIComponent(location.hash));
    if (entry) go_to(entry);
  };
  entries.forEach((entry) => { entry.tabIndex = -1; });
  window.addEventListener('hashchange', follow_address);
  follow_address();

  // j and k lead from entry to entry, for who is in the list already.
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || (event.key !== 'j' && event.key !== 'k')) return;
    const here = event.target instanceof Element && event.target.closest('.event');
    if (!here) return;
    const shown = entries.filter((one) => !one.hidden);
    const next = shown[shown.indexOf(here) + (event.key === 'j' ? 1 : -1)];
    if (next) next.focus();
  });

  // The picture is one stop on the way of the Tab key; arrows lead from entry to entry in it.
  let stop;
  const enter_picture = (group) => {
    if (!svg) return;
    const shown = entries.filter((one) => !one.hidden && drawn.has(one)).map((one) => drawn.get(one));
    if (stop) stop.setAttribute('tabindex', '-1');
    stop = group || (shown.includes(stop) ? stop : shown[0]);
    if (stop) stop.setAttribute('tabindex', '0');
    if (group) group.focus();
    return shown;
  };
  const figure = find('.picture');
  const peek = find('.peek');
  const hide_peek = () => { if (peek) peek.hidden = true; };
  // The first words that state an entry, beside it in the picture.
  const show_peek = (group) => {
    const entry = told.get(group);
    const words = find('blockquote p', entry);
    peek.replaceChildren(
      ...(words ? [make('p', { textContent: '“' + words.textContent + '”', dir: 'auto' })] : []),
      ...all('.source', entry).slice(0, 1).map((one) => make('p', { textContent: one.textContent, className: 'source' })),
      make('p', { textContent: 'Click or press Enter for the entry with all its quotes', className: 'hint' }));
    peek.hidden = false;
    const at = group.getBoundingClientRect(), room = figure.getBoundingClientRect();
    const left = Math.min(Math.max(at.left - room.left, 0), room.width - peek.offsetWidth);
    peek.style.left = left + 'px';
    peek.style.top = at.bottom - room.top + 'px';
  };
  if (svg && drawn.size) {
    svg.setAttribute('role', 'group');
    for (const [group, entry] of told) {
      group.classList.add('entry');
      group.setAttribute('role', 'link');
      group.setAttribute('tabindex', '-1');
      group.setAttribute('aria-label', group.textContent.replace(/\s+/g, ' ').trim());
    }
    enter_picture();
    const group_at = (target) => target instanceof Element && target.closest('.axis .entry');
    svg.addEventListener('click', (event) => {
      const group = group_at(event.target);
      if (!group) return;
      hide_peek();
      go_to(told.get(group));
    });
    svg.addEventListener('keydown', (event) => {
      const group = group_at(event.target);
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (group && event.key === 'Enter') {
        hide_peek();
        go_to(told.get(group));
      } else if (group && step) {
        const shown = enter_picture();
        const next = shown[shown.indexOf(group) + step];
        if (next) enter_picture(next);
      } else {
        return;
      }
      event.preventDefault();
    });
    for (const kind of ['mouseover', 'focusin']) figure.addEventListener(kind, (event) => {
      const group = group_at(event.target);
      if (group && !group.classList.contains('off')) show_peek(group);
      else if (!peek.contains(event.target)) hide_peek();
    });
    figure.addEventListener('mouseleave', hide_peek);
    figure.addEventListener('focusout', hide_peek);
    document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide_peek(); });
  }

  // Zoom: by buttons, and by + - 0 while the picture has the focus. At scale 1 a pixel is as it was laid out.
  if (svg) {
    find('.zoom').hidden = false;
    const natural = svg.viewBox.baseVal.width;
    // Until it is zoomed, it is as wide as the window where it is laid out wider. Below 0.6 nobody could read it: then the
    // rest is scrolled to.
    let is_zoomed = false;
    new ResizeObserver(() => {
      if (is_zoomed || axis.clientWidth === 0) return;
      svg.style.width = Math.min(natural, Math.max(axis.clientWidth, natural * 0.6)) + 'px';
      svg.style.height = 'auto';
    }).observe(axis);
    const zoom = (change) => {
      is_zoomed = true;
      const before = svg.getBoundingClientRect().width;
      const middle = (axis.scrollLeft + axis.clientWidth / 2) / before;
      const width = change === 0 ? axis.clientWidth
        : Math.min(Math.max(before * change, natural / 4), natural * 4);
      svg.style.width = width + 'px';
      svg.style.height = 'auto';
      axis.scrollLeft = middle * width - axis.clientWidth / 2;
      hide_peek();
    };
    const steps = { '+': 1.25, '=': 1.25, '-': 0.8, '0': 0 };
    all('.zoom [data-zoom]').forEach((one) => one.addEventListener('click', () => zoom(Number(one.dataset.zoom))));
    axis.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !(event.key in steps)) return;
      event.preventDefault();
      zoom(steps[event.key]);
    });
    find('.show').addEventListener('click', (event) => {
      const shown = figure.classList.toggle('wanted');
      event.currentTarget.setAttribute('aria-expanded', String(shown));
    });
  }

  // In an iframe, the page around it is told how high this one is. Sources open beside it: few let themselves be framed.
  if (window.parent !== window) {
    document.documentElement.classList.add('framed');
    all('cite a').forEach((one) => { one.target = '_blank'; });
    let told_height = 0;
    const tell = (again) => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (height === told_height && !again) return;
      told_height = height;
      window.parent.postMessage({ type: 'dateline:height', height }, '*');
    };
    new ResizeObserver(() => tell(false)).observe(document.body);
    window.addEventListener('message', (event) => {
      if (event.source === window.parent && event.data && event.data.type === 'dateline:ask-height') tell(true);
    });
  }
})();
