import { onUnmounted, shallowReactive, shallowRef, watch } from './vendor.js';

/**
 * Loads now and whenever an input changes. The last answer stays while the next is on its way, and
 * an answer that was overtaken is thrown away.
 *
 * @param {(signal: AbortSignal) => Promise<object>} load
 * @param {() => unknown} inputs what the answer depends on
 */
export function useLoad(load, inputs) {
  const state = shallowReactive({ data: null, problem: null, busy: true, at: null });
  let current = null;

  async function again() {
    current?.abort();
    const mine = new AbortController();
    current = mine;
    state.busy = true;
    try {
      const data = await load(mine.signal);
      settle(mine, { data, problem: null, at: new Date() });
    } catch (problem) {
      settle(mine, { problem });
    }
  }

  function settle(mine, outcome) {
    if (mine === current && !mine.signal.aborted) {
      Object.assign(state, outcome, { busy: false });
    }
  }

  watch(() => JSON.stringify(inputs()), again, { immediate: true });
  onUnmounted(() => current?.abort());
  return { state, again };
}

/** A list that comes page by page; see {@link useLoad}. */
export function usePages(loadPage, inputs) {
  const later = shallowReactive({ pages: [], busy: false, problem: null });
  const first = useLoad(async (signal) => {
    const page = await loadPage(undefined, signal);
    Object.assign(later, { pages: [], busy: false, problem: null });
    return page;
  }, inputs);

  async function more() {
    const shown = first.state.data;
    const cursor = (later.pages.at(-1) ?? shown).next;
    later.busy = true;
    try {
      const page = await loadPage(cursor);
      if (first.state.data === shown) {
        later.pages = [...later.pages, page];
        later.problem = null;
      }
    } catch (problem) {
      later.problem = problem;
    }
    later.busy = false;
  }

  const items = () => [first.state.data, ...later.pages].flatMap((page) => page?.items ?? []);
  const hasMore = () => Boolean((later.pages.at(-1) ?? first.state.data)?.next);
  return { state: first.state, again: first.again, later, items, hasMore, more };
}

const EVERY_MS = 60_000;
const beat = shallowRef(0);

setInterval(() => {
  if (!document.hidden) {
    beat.value += 1;
  }
}, EVERY_MS);

/** Counts the minutes during which the page is looked at: an input for figures that keep themselves fresh. */
export const pulse = () => beat.value;
