import { echarts, onMounted, onUnmounted, ref, watch } from '../vendor.js';

/** A drawing by ECharts that follows its option and its size. */
export default {
  props: { option: { type: Object, required: true }, summary: { type: String, required: true } },
  emits: ['pick'],
  setup(props, { emit }) {
    const place = ref(null);
    let chart = null;
    let gone = false;
    const sizes = new ResizeObserver(() => chart?.resize());

    onMounted(async () => {
      const library = await echarts();
      if (gone) {
        return;
      }
      chart = library.init(place.value);
      chart.setOption(props.option);
      chart.on('click', ({ data }) => emit('pick', data));
      sizes.observe(place.value);
    });
    watch(
      () => props.option,
      (option) => chart?.setOption(option, { notMerge: true }),
    );
    onUnmounted(() => {
      gone = true;
      sizes.disconnect();
      chart?.dispose();
    });
    return { place };
  },
  template: `<div class="chart"><div ref="place" class="canvas" role="img" :aria-label="summary"></div></div>`,
};
