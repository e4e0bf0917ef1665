import { decimal, number, percent } from '../format.js';
import { computed } from '../vendor.js';
import Notice from './notice.js';

/** How many customers are in each stage, how many go on from it, and how likely their deals are. */
export default {
  components: { Notice },
  props: { funnel: { type: Object, required: true } },
  setup(props) {
    const most = computed(() => Math.max(1, ...props.funnel.stages.map(({ customers }) => customers)));
    const total = computed(() => props.funnel.stages.reduce((sum, { customers }) => sum + customers, 0));
    const mostBand = computed(() => Math.max(1, ...(props.funnel.bands ?? []).map(({ customers }) => customers)));
    const width = (stage) => ({ width: `${(100 * stage.customers) / most.value}%` });
    const height = (band) => ({ height: `${(100 * band.customers) / mostBand.value}%` });
    const isKnown = (value) => value !== null && value !== undefined;
    return { decimal, height, isKnown, number, percent, total, width };
  },
  template: `
    <Notice v-if="!total" :title="t('funnel.empty')" :hint="t('funnel.empty_hint')" />
    <template v-else>
      <ol class="funnel">
        <li v-for="stage in funnel.stages" :key="stage.key" :class="stage.outcome" :data-stage="stage.key">
          <span class="name">{{ stage.name }}</span>
          <span class="amount"><b>{{ number(stage.customers) }}</b> {{ percent(stage.share ?? 0) }}</span>
          <span class="track"><span class="fill" :style="width(stage)"></span></span>
          <span class="notes">
            <span v-if="stage.outcome !== 'lost'">{{ t('funnel.reached', { n: number(stage.reached) }) }}</span>
            <span v-if="isKnown(stage.medianDays) && stage.outcome === 'open'">
              {{ t('funnel.days', { n: decimal(stage.medianDays) }) }}</span>
            <span v-if="isKnown(stage.conversion)" class="conversion">
              {{ t('funnel.conversion', { share: percent(stage.conversion) }) }}</span>
          </span>
        </li>
      </ol>
      <div v-if="funnel.bands?.length" class="bands">
        <h3>{{ t('funnel.bands') }}</h3>
        <ol>
          <li v-for="band in funnel.bands" :key="band.from">
            <b>{{ number(band.customers) }}</b>
            <span class="column"><span class="fill" :style="height(band)"></span></span>
            <span>{{ band.from === band.to ? band.from + '%' : t('funnel.band', band) }}</span>
          </li>
        </ol>
      </div>
    </template>`,
};
