import { stages } from './api.js';
import { shallowRef } from './vendor.js';

const known = shallowRef({});
let asked = false;

/** The stages of the company by key; empty until they came, and then whoever shows them shows names. */
export function useStages() {
  if (!asked) {
    asked = true;
    stages()
      .then(({ items }) => (known.value = Object.fromEntries(items.map((stage) => [stage.key, stage]))))
      .catch(() => (asked = false));
  }
  return known;
}
