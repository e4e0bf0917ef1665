import Notice from './notice.js';

/** What a loader (see useLoad) has: bones while there is nothing, the problem, or the content. */
export default {
  components: { Notice },
  props: {
    loader: { type: Object, required: true },
    bones: { type: Number, default: 5 },
    height: { type: Number, default: 40 },
  },
  template: `
    <Notice v-if="loader.state.problem" :problem="loader.state.problem" @again="loader.again()" />
    <div v-else-if="loader.state.data" :class="{ stale: loader.state.busy }" :aria-busy="loader.state.busy">
      <slot :data="loader.state.data" />
    </div>
    <slot v-else name="bones">
      <div class="bones" role="status" :aria-label="t('state.loading')">
        <span v-for="bone in bones" :key="bone" class="bone" :style="{ height: height + 'px' }"></span>
      </div>
    </slot>`,
};
