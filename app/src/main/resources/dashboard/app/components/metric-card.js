import { change, duration, number, numberShort } from '../format.js';
import { isDuration } from '../metrics.js';
import { t } from '../texts.js';
import Icon from './icon.js';

/** One figure, its change against the period before, and the way to what stands behind it. */
export default {
  components: { Icon },
  props: { metric: { type: Object, required: true }, large: Boolean },
  emits: ['open'],
  computed: {
    value() {
      return isDuration(this.metric.key) ? duration(this.metric.value) : numberShort(this.metric.value);
    },
    /** Figures and units in turn, so that the units can be small. */
    parts() {
      return this.value.split(/([\d.,]+)/).filter(Boolean).map((text) => ({ text, isFigure: /\d/.test(text) }));
    },
    exact() {
      return number(this.metric.value);
    },
    previous() {
      const { key, previous } = this.metric;
      return t('metric.previous', { value: isDuration(key) ? duration(previous) : numberShort(previous) });
    },
    movement() {
      const share = this.metric.change;
      if (share === null || share === undefined) {
        return { tone: '', text: this.metric.value ? t('metric.no_base') : '–' };
      }
      if (share === 0) {
        return { tone: '', text: t('metric.unchanged') };
      }
      const tone = share > 0 ? 'up' : 'down';
      return { tone, text: change(share), said: t(`metric.${tone}`) };
    },
  },
  template: `
    <button type="button" class="metric" :class="{ large }" :data-metric="metric.key" :title="t('action.details')"
      @click="$emit('open', metric.key)">
      <span class="name">{{ t('metric.' + metric.key) }}<Icon name="forward" :size="14" /></span>
      <span class="value" :data-value="metric.value" :title="exact"><span v-for="(part, index) in parts"
        :key="index" :class="{ unit: !part.isFigure }">{{ part.text }}</span></span>
      <span class="movement">
        <span class="change" :class="movement.tone">
          <Icon v-if="movement.tone" :name="movement.tone" :size="13" />
          <span v-if="movement.said" class="unseen">{{ movement.said }}</span>{{ movement.text }}
        </span>
        <span class="previous">{{ previous }}</span>
      </span>
    </button>`,
};
