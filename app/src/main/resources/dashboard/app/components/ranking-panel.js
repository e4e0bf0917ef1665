import { rankings } from '../api.js';
import { number } from '../format.js';
import { pulse, useLoad } from '../loading.js';
import { RANKINGS } from '../metrics.js';
import { asQuery } from '../period.js';
import { address, choose, route, sharedChoices } from '../router.js';
import { t } from '../texts.js';
import { computed } from '../vendor.js';
import Choices from './choices.js';
import Loaded from './loaded.js';
import Notice from './notice.js';

const SHOWN = 10;

/** Who does best; each name leads to that person's figures. */
export default {
  components: { Choices, Loaded, Notice },
  props: { period: { type: Object, required: true }, whose: { type: Object, required: true } },
  setup(props) {
    const by = computed(() => (RANKINGS.includes(route.query.by) ? route.query.by : RANKINGS[0]));
    const metrics = RANKINGS.map((key) => ({ key, label: t(`metric.${key}`) }));
    const loader = useLoad(
      (signal) => rankings({ by: by.value, limit: SHOWN, ...asQuery(props.period), ...props.whose }, signal),
      () => [by.value, asQuery(props.period), props.whose, pulse()],
    );
    const most = computed(() => Math.max(1, ...(loader.state.data?.items ?? []).map(({ value }) => value)));
    const width = (item) => ({ width: `${(100 * item.value) / most.value}%` });
    const addressOf = (item) => address(['employees', item.employee.id], sharedChoices());
    const chooseMetric = (key) => choose({ by: key });
    return { addressOf, by, chooseMetric, loader, metrics, number, width };
  },
  template: `
    <section class="panel" data-test="ranking">
      <header>
        <h2>{{ t('ranking.title') }}</h2>
        <Choices :options="metrics" :model-value="by" :label="t('ranking.by')" @update:model-value="chooseMetric" />
      </header>
      <div class="body">
        <Loaded v-slot="{ data }" :loader="loader" :bones="6">
          <Notice v-if="!data.items.length" :title="t('ranking.empty')" :hint="t('ranking.empty_hint')" />
          <ol v-else class="ranking">
            <li v-for="item in data.items" :key="item.employee.id">
              <a :href="addressOf(item)" :title="t('ranking.open', { name: item.employee.name })">
                <span class="rank" :class="{ top: item.rank <= 3 && item.value > 0 }">{{ item.rank }}</span>
                <span class="name"><b>{{ item.employee.name }}</b>
                  <span v-if="item.department" class="faint">{{ item.department.name ?? item.department }}</span></span>
                <span class="amount">{{ number(item.value) }}</span>
                <span class="track"><span class="fill" :style="width(item)"></span></span>
              </a>
            </li>
          </ol>
        </Loaded>
      </div>
    </section>`,
};
