import { number } from '../format.js';
import { explain } from '../texts.js';

/** Below a list that comes in pages: how much of it is shown, and the way to the rest. */
export default {
  props: { pages: { type: Object, required: true }, total: Number },
  setup: () => ({ explain, number }),
  template: `
    <div class="more">
      <p v-if="pages.later.problem" class="alert" role="alert">{{ explain(pages.later.problem) }}</p>
      <p v-if="total !== undefined" class="faint" data-test="shown" aria-live="polite">
        {{ t('state.shown', { shown: number(pages.items().length), total: number(total) }) }}</p>
      <button v-if="pages.hasMore()" type="button" class="button" :disabled="pages.later.busy" data-test="more"
        @click="pages.more()">{{ t(pages.later.busy ? 'state.loading' : 'action.more') }}</button>
    </div>`,
};
