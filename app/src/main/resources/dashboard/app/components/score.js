/** Interest from 0 to 100, as a figure and as a length. */
export default {
  props: { value: Number },
  template: `
    <span v-if="value === undefined || value === null" class="faint">–</span>
    <span v-else class="meter"><b>{{ Math.round(value) }}</b>
      <span class="track" aria-hidden="true"><span class="fill" :style="{ width: value + '%' }"></span></span></span>`,
};
