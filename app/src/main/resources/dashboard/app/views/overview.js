import { overview } from '../api.js';
import DrillDrawer from '../components/drill-drawer.js';
import Filters from '../components/filters.js';
import FunnelPanel from '../components/funnel-panel.js';
import Loaded from '../components/loaded.js';
import MetricBoard from '../components/metric-board.js';
import MetricBones from '../components/metric-bones.js';
import RankingPanel from '../components/ranking-panel.js';
import TrendPanel from '../components/trend-panel.js';
import { dayFull, timeOfDay } from '../format.js';
import { pulse, useLoad } from '../loading.js';
import { asQuery, periodOf } from '../period.js';
import { open, route } from '../router.js';
import { t } from '../texts.js';
import { computed } from '../vendor.js';

export default {
  components: { DrillDrawer, Filters, FunnelPanel, Loaded, MetricBoard, MetricBones, RankingPanel, TrendPanel },
  setup() {
    const period = computed(() => periodOf(route.query));
    const whose = computed(() => ({ department: route.query.department }));
    const span = computed(() => {
      const { from, to, days } = period.value;
      return days === 1 ? dayFull(from) : t('period.span', { from: dayFull(from), to: dayFull(to) });
    });
    const loader = useLoad(
      (signal) => overview({ ...asQuery(period.value), ...whose.value }, signal),
      () => [asQuery(period.value), whose.value, pulse()],
    );
    const openDrill = (metric) => open(route.path, { drill: metric });
    return { loader, openDrill, period, span, timeOfDay, whose };
  },
  template: `
    <div class="page-head">
      <div class="title"><h1>{{ t('overview.title') }}</h1><p>{{ span }}<template v-if="loader.state.at"> ·
        {{ t('state.updated', { time: timeOfDay(loader.state.at) }) }}</template></p></div>
      <Filters with-department />
    </div>
    <div class="stack">
      <Loaded :loader="loader">
        <template #default="{ data }"><MetricBoard :metrics="data.metrics" @open="openDrill" /></template>
        <template #bones><MetricBones /></template>
      </Loaded>
      <TrendPanel :period="period" :whose="whose" />
      <div class="pair">
        <FunnelPanel :period="period" :whose="whose" />
        <RankingPanel :period="period" :whose="whose" />
      </div>
    </div>
    <DrillDrawer :period="period" :whose="whose" />`,
};
