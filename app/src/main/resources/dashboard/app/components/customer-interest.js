import { interest } from '../api.js';
import { decimal, number } from '../format.js';
import { useLoad } from '../loading.js';
import { computed } from '../vendor.js';

const MOST = 4;

/** Why a customer is as interested as the score says: what was done, how often, and what it is worth now. */
export default {
  props: { id: { type: String, required: true }, owner: String },
  setup(props) {
    const { state } = useLoad(
      (signal) => interest(props.id, { owner: props.owner }, signal),
      () => [props.id, props.owner],
    );
    const reasons = computed(() => (state.data?.reasons ?? []).slice(0, MOST));
    return { decimal, number, reasons };
  },
  // An explanation that cannot be had is left out: the score itself stands above.
  template: `
    <template v-if="reasons.length">
      <h3>{{ t('customer.interest') }}</h3>
      <ul class="reasons">
        <li v-for="reason in reasons" :key="reason.type">
          <span>{{ reason.name }}</span><span class="faint">× {{ number(reason.events) }}</span>
          <b>+{{ decimal(reason.contribution) }}</b>
        </li>
      </ul>
    </template>`,
};
