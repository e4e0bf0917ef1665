import { explain } from '../texts.js';
import Icon from './icon.js';

/** In place of a list or chart: nothing to show, or a problem with what to do about it. */
export default {
  components: { Icon },
  props: { title: String, hint: String, problem: Object },
  emits: ['again'],
  computed: {
    explanation() {
      return this.problem ? explain(this.problem) : this.hint;
    },
  },
  template: `
    <div class="notice" :role="problem ? 'alert' : null">
      <Icon :name="problem ? 'warning' : 'empty'" :size="28" />
      <strong>{{ problem ? t('state.failed') : title }}</strong>
      <span v-if="explanation">{{ explanation }}</span>
      <button v-if="problem" type="button" class="button" @click="$emit('again')">{{ t('action.retry') }}</button>
      <slot />
    </div>`,
};
