import { employee } from '../api.js';
import DrillDrawer from '../components/drill-drawer.js';
import Filters from '../components/filters.js';
import FunnelPanel from '../components/funnel-panel.js';
import Icon from '../components/icon.js';
import Loaded from '../components/loaded.js';
import MetricBoard from '../components/metric-board.js';
import MetricBones from '../components/metric-bones.js';
import RadarPanel from '../components/radar-panel.js';
import SpreadPanel from '../components/spread-panel.js';
import TrendPanel from '../components/trend-panel.js';
import { initial } from '../format.js';
import { pulse, useLoad } from '../loading.js';
import { asQuery, periodOf } from '../period.js';
import { address, open, route, sharedChoices } from '../router.js';
import { computed } from '../vendor.js';

export default {
  components: { DrillDrawer, Filters, FunnelPanel, Icon, Loaded, MetricBoard, MetricBones, RadarPanel, SpreadPanel, TrendPanel },
  setup() {
    const period = computed(() => periodOf(route.query));
    const id = computed(() => route.path[1] ?? '');
    const whose = computed(() => ({ employee: id.value }));
    const loader = useLoad(
      (signal) => employee(id.value, asQuery(period.value), signal),
      () => [id.value, asQuery(period.value), pulse()],
    );
    const who = computed(() => loader.state.data?.employee);
    const about = computed(() =>
      [who.value?.position, ...(who.value?.departments ?? []).map(({ name }) => name)].filter(Boolean).join(' · '),
    );
    const back = computed(() => address(['overview'], sharedChoices()));
    const openDrill = (metric) => open(route.path, { drill: metric });
    return { about, back, id, initial, loader, openDrill, period, who, whose };
  },
  template: `
    <a class="back" :href="back"><Icon name="back" :size="16" />{{ t('overview.title') }}</a>
    <div class="page-head">
      <div class="title person">
        <span class="avatar" aria-hidden="true">{{ initial(who?.name) }}</span>
        <div><h1 data-test="employee">{{ who?.name ?? t('employee.title') }}</h1><p>{{ about || '\u00a0' }}</p></div>
      </div>
      <Filters />
    </div>
    <div class="stack">
      <Loaded :loader="loader">
        <template #default="{ data }"><MetricBoard :metrics="data.metrics" @open="openDrill" /></template>
        <template #bones><MetricBones /></template>
      </Loaded>
      <template v-if="!loader.state.problem">
        <TrendPanel :period="period" :whose="whose" />
        <div class="pair">
          <RadarPanel :period="period" :employee="id" />
          <FunnelPanel :period="period" :whose="whose" />
        </div>
        <SpreadPanel :employee="id" />
      </template>
    </div>
    <DrillDrawer :period="period" :whose="whose" />`,
};
