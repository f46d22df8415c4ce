// Every state of the page has an address: #/view/argument?name=value.

/** @returns {{view: string, arg: string, params: URLSearchParams}} */
export function route() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [view, ...rest] = path.split('/');
  let arg = rest.join('/');
  try {
    arg = decodeURIComponent(arg);
  } catch {
    // no address that this page has made: taken as it is
  }
  return { view: view || 'timeline', arg, params: new URLSearchParams(query) };
}

/** @param {string} view @param {string} [arg] @param {Record<string, string> | URLSearchParams} [params] */
export function address(view, arg = '', params = {}) {
  const query = new URLSearchParams(params).toString();
  return `#/${view}${arg ? '/' + encodeURIComponent(arg) : ''}${query ? '?' + query : ''}`;
}

/** The address of the present view with some parameters changed; null takes one away. @param {Record<string, string | null>} changes */
export function changed(changes) {
  const { view, arg, params } = route();
  for (const [name, value] of Object.entries(changes))
    if (value === null || value === '') params.delete(name);
    else params.set(name, value);
  return address(view, arg, params);
}

/** The present view with the details of an event beside it. @param {string} id */
export const withEvent = (id) => changed({ event: id });
