import { shallowRef } from '../vendor.js';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const turns = shallowRef(0);

dark.addEventListener('change', () => {
  turns.value += 1;
});

/** The style sheet's colours, for a canvas that cannot read them; anew when day turns to night. */
export function palette() {
  void turns.value;
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: colour('ink'),
    inkSoft: colour('ink-soft'),
    inkFaint: colour('ink-faint'),
    surface: colour('surface'),
    line: colour('chart-line'),
    area: colour('chart-area'),
    areaEnd: colour('chart-area-end'),
    previous: colour('chart-previous'),
    grid: colour('chart-grid'),
    font: getComputedStyle(document.body).fontFamily,
  };
}
