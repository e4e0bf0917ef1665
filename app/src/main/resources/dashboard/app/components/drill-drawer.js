import { behind } from '../api.js';
import { dayFull, number } from '../format.js';
import { usePages } from '../loading.js';
import { isMetric, sourceOf } from '../metrics.js';
import { asQuery } from '../period.js';
import { close, route } from '../router.js';
import { t } from '../texts.js';
import { computed } from '../vendor.js';
import Drawer from './drawer.js';
import DrillItem from './drill-item.js';
import Loaded from './loaded.js';
import More from './more.js';
import Notice from './notice.js';

const A_PAGE = 30;

/** The list behind one figure of the view below. */
const DrillList = {
  components: { Drawer, DrillItem, Loaded, More, Notice },
  props: {
    metric: { type: String, required: true },
    period: { type: Object, required: true },
    whose: { type: Object, required: true },
  },
  setup(props) {
    const source = computed(() => sourceOf(props.metric));
    const pages = usePages(
      (cursor, signal) => {
        const query = { metric: props.metric, ...asQuery(props.period), ...props.whose, cursor, limit: A_PAGE };
        return behind(source.value, query, signal);
      },
      () => [props.metric, asQuery(props.period), props.whose],
    );
    const title = computed(() => t('drill.title', { metric: t(`metric.${props.metric}`) }));
    const span = computed(() => {
      const { from, to, days } = props.period;
      return days === 1 ? dayFull(from) : t('period.span', { from: dayFull(from), to: dayFull(to) });
    });
    const total = computed(() => {
      const key = source.value === 'events' ? 'drill.total' : 'drill.total_people';
      return pages.state.data ? t(key, { total: number(pages.state.data.total) }) : t('state.loading');
    });
    const shut = () => close(route.path, { drill: null });
    return { pages, shut, source, span, title, total };
  },
  template: `
    <Drawer :title="title" data-test="drill" @close="shut">
      <template #heading>
        <h2>{{ title }}</h2>
        <p class="faint">
          <span data-test="total" :data-value="pages.state.data?.total">{{ total }}</span> · {{ span }}
        </p>
      </template>
      <Loaded v-slot="{ data }" :loader="pages" :bones="8" :height="48">
        <Notice v-if="!data.total" :title="t('drill.empty')" :hint="t('drill.empty_hint')" />
        <template v-else>
          <ul class="rows"><DrillItem v-for="item in pages.items()" :key="item.id" :item="item" :source="source" /></ul>
          <More :pages="pages" :total="data.total" />
        </template>
      </Loaded>
    </Drawer>`,
};

/** Opens itself when the address names a figure. */
export default {
  components: { DrillList },
  props: { period: { type: Object, required: true }, whose: { type: Object, required: true } },
  setup() {
    const metric = computed(() => (isMetric(route.query.drill) ? route.query.drill : null));
    return { metric };
  },
  template: `<DrillList v-if="metric" :key="metric" :metric="metric" :period="period" :whose="whose" />`,
};
