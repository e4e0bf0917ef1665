import { trend } from '../api.js';
import { palette } from '../charts/theme.js';
import { trendOption } from '../charts/trend.js';
import { dayFull, duration, number, timeOfDay } from '../format.js';
import { pulse, useLoad } from '../loading.js';
import { DEFAULT_TREND, TRENDS, hasHours, isDuration, isMetric } from '../metrics.js';
import { MOST_HOURLY_DAYS, asQuery, before, dayOf } from '../period.js';
import { choose, route } from '../router.js';
import { t } from '../texts.js';
import { computed } from '../vendor.js';
import Chart from './chart.js';
import Choices from './choices.js';
import Loaded from './loaded.js';
import Notice from './notice.js';

/** One figure through the period, over the same figure of the period before. */
export default {
  components: { Chart, Choices, Loaded, Notice },
  props: { period: { type: Object, required: true }, whose: { type: Object, required: true } },
  setup(props) {
    const metric = computed(() => (isMetric(route.query.trend) ? route.query.trend : DEFAULT_TREND));
    const hours = computed(() => hasHours(metric.value) && props.period.days <= MOST_HOURLY_DAYS);
    const grain = computed(() => {
      const fitting = props.period.days === 1 ? 'hour' : 'day';
      return hours.value ? (route.query.grain ?? fitting) : 'day';
    });
    const grains = ['day', 'hour'].map((key) => ({ key, label: t(`trend.${key}`) }));

    const loader = useLoad(
      async (signal) => {
        const { period, whose } = props;
        const ask = (of) => trend({ metric: metric.value, grain: grain.value, ...asQuery(of), ...whose }, signal);
        const [now, previous] = await Promise.all([ask(period), ask(before(period))]);
        return { ...now, previous: previous.points, days: period.days };
      },
      () => [metric.value, grain.value, asQuery(props.period), props.whose, pulse()],
    );

    const option = computed(() => {
      const data = loader.state.data;
      return data && trendOption({ ...data, isDuration: isDuration(data.metric) }, palette());
    });
    const isEmpty = computed(() => {
      const { points, previous } = loader.state.data ?? { points: [], previous: [] };
      return [...points, ...previous].every(({ value }) => !value);
    });
    const summary = computed(() => (loader.state.data ? summaryOf(loader.state.data) : ''));

    const chooseMetric = (event) => choose({ trend: event.target.value });
    const chooseGrain = (key) => choose({ grain: key });
    return { TRENDS, chooseGrain, chooseMetric, grain, grains, hours, isEmpty, loader, metric, option, summary };
  },
  template: `
    <section class="panel trend" data-test="trend">
      <header>
        <h2>{{ t('trend.title') }}</h2>
        <span class="legend" aria-hidden="true">
          <span class="now">{{ t('trend.this') }}</span><span class="before">{{ t('trend.previous') }}</span>
        </span>
        <select class="field small" :value="metric" :aria-label="t('trend.metric')" @change="chooseMetric">
          <option v-for="key in TRENDS" :key="key" :value="key">{{ t('metric.' + key) }}</option>
        </select>
        <Choices v-if="hours" :options="grains" :model-value="grain" :label="t('trend.grain')"
          @update:model-value="chooseGrain" />
      </header>
      <div class="body">
        <Loaded :loader="loader" :bones="1" :height="260">
          <Notice v-if="isEmpty" :title="t('trend.empty')" :hint="t('drill.empty_hint')" />
          <Chart v-else :option="option" :summary="summary" />
        </Loaded>
      </div>
    </section>`,
};

function summaryOf({ metric, grain, points }) {
  const most = points.reduce((a, b) => (b.value > a.value ? b : a), points[0]);
  const time = dayOf(most.at) ?? new Date(most.at);
  return t('trend.summary', {
    metric: t(`metric.${metric}`),
    max: isDuration(metric) ? duration(most.value) : number(most.value),
    at: grain === 'day' ? dayFull(time) : `${dayFull(time)} ${timeOfDay(time)}`,
  });
}
