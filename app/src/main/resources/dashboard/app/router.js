import { reactive } from './vendor.js';

/** The view, kept behind the # of the address: a reload, a bookmark and the back key keep their place. */
export const route = reactive(parse(location.hash));

window.addEventListener('hashchange', () => Object.assign(route, parse(location.hash)));

/** @returns {string} an address to link to; empty values are left out */
export function address(path, query = {}) {
  const kept = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(kept).toString();
  return `#/${path.map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`;
}

export function go(path, query) {
  location.hash = address(path, query);
}

/** Changes some of the choices of the present view, which is not worth a step back. */
export function choose(changes) {
  const next = address(route.path, { ...route.query, ...changes });
  history.replaceState(history.state, '', next);
  Object.assign(route, parse(next));
}

/** Opens something over the present view; the back key closes it, as {@link close} does. */
export function open(path, changes = {}) {
  const next = address(path, { ...route.query, ...changes });
  history.pushState({ opened: true }, '', next);
  Object.assign(route, parse(next));
}

/** Closes what was opened; `path` and `changes` say what is left when it was entered by its address. */
export function close(path, changes = {}) {
  if (history.state?.opened) {
    history.back();
    return;
  }
  const next = address(path, { ...route.query, ...changes });
  history.replaceState(null, '', next);
  Object.assign(route, parse(next));
}

/** What every view shares, to be carried from one to the next. */
export function sharedChoices() {
  const { period, from, to, department } = route.query;
  return { period, from, to, department };
}

function parse(hash) {
  const [path, search] = hash.replace(/^#\/?/, '').split('?');
  return {
    path: path.split('/').filter(Boolean).map(decodeURIComponent),
    query: Object.fromEntries(new URLSearchParams(search ?? '')),
  };
}
