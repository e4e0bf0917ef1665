// The only place that names the libraries and their versions (they must be those of pom.xml).
export * from '../../webjars/vue/3.5.26/dist/vue.esm-browser.prod.js';

let charts;

/** ECharts weighs a megabyte: nobody loads it before the first chart is shown. */
export function echarts() {
  charts ??= import('../../webjars/echarts/5.5.0/echarts.esm.min.js');
  return charts;
}
