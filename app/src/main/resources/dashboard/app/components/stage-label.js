import { useStages } from '../stages.js';
import { computed } from '../vendor.js';

export default {
  props: { stage: { type: String, required: true }, name: String },
  setup(props) {
    const stages = useStages();
    const known = computed(() => stages.value[props.stage]);
    return { known };
  },
  template: `<span class="label" :class="known?.outcome">{{ name ?? known?.name ?? stage }}</span>`,
};
