import { abilities } from '../api.js';
import { radarOption } from '../charts/radar.js';
import { palette } from '../charts/theme.js';
import { useLoad } from '../loading.js';
import { number } from '../format.js';
import { ABILITIES } from '../metrics.js';
import { asQuery } from '../period.js';
import { open, route } from '../router.js';
import { t } from '../texts.js';
import { computed } from '../vendor.js';
import Chart from './chart.js';
import Loaded from './loaded.js';

/** One employee's six abilities, each against everybody in the company, and the figures that made them. */
export default {
  components: { Chart, Loaded },
  props: { period: { type: Object, required: true }, employee: { type: String, required: true } },
  setup(props) {
    const loader = useLoad(
      (signal) => abilities({ ...asQuery(props.period), employee: props.employee }, signal),
      () => [asQuery(props.period), props.employee],
    );
    const axes = computed(() => {
      const { scores = {}, values = {} } = loader.state.data?.employees[0] ?? {};
      return Object.entries(ABILITIES).map(([key, metrics]) => ({
        key,
        name: t(`ability.${key}`),
        score: scores[key] ?? 0,
        value: number(values[key] ?? 0),
        metrics,
      }));
    });
    const option = computed(() => radarOption(axes.value, palette()));
    const summary = computed(() => axes.value.map(({ name, score }) => `${name} ${Math.round(score)}`).join(', '));
    const openDrill = (metric) => open(route.path, { drill: metric });
    return { axes, loader, openDrill, option, summary };
  },
  template: `
    <section class="panel radar" data-test="radar">
      <header><h2>{{ t('employee.radar') }}</h2><span class="faint">{{ t('employee.radar_hint') }}</span></header>
      <div class="body">
        <Loaded :loader="loader" :bones="1" :height="300">
          <Chart :option="option" :summary="summary" />
          <ul class="abilities">
            <li v-for="axis in axes" :key="axis.key">
              <span class="name">{{ axis.name }}</span>
              <span class="score">{{ t('ability.score', { n: Math.round(axis.score) }) }}</span>
              <span class="links">
                <button v-for="metric in axis.metrics" :key="metric" type="button" class="link"
                  @click="openDrill(metric)">{{ t('metric.' + metric) }}</button>
              </span>
              <span class="value">{{ axis.value }}</span>
            </li>
          </ul>
        </Loaded>
      </div>
    </section>`,
};
