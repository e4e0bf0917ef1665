import { DETAILS, HEADLINES } from '../metrics.js';
import { computed } from '../vendor.js';
import MetricCard from './metric-card.js';

/** All figures of a period: four headlines, and the rest in one calm row. */
export default {
  components: { MetricCard },
  props: { metrics: { type: Array, required: true } },
  emits: ['open'],
  setup(props) {
    const pick = (keys) => keys.map((key) => props.metrics.find((metric) => metric.key === key)).filter(Boolean);
    const headlines = computed(() => pick(HEADLINES));
    const details = computed(() => pick(DETAILS));
    return { details, headlines };
  },
  template: `
    <div class="board">
      <section class="headlines" :aria-label="t('overview.headlines')">
        <MetricCard v-for="metric in headlines" :key="metric.key" class="panel" :metric="metric" large
          @open="$emit('open', $event)" />
      </section>
      <section class="details panel" :aria-label="t('overview.details')">
        <MetricCard v-for="metric in details" :key="metric.key" :metric="metric" @open="$emit('open', $event)" />
      </section>
    </div>`,
};
