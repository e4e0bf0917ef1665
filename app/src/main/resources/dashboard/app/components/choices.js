/** A row of buttons, one of which is chosen. */
export default {
  props: {
    options: { type: Array, required: true },
    modelValue: { type: String, default: null },
    label: { type: String, required: true },
  },
  emits: ['update:modelValue'],
  template: `
    <div class="choices" role="group" :aria-label="label">
      <button v-for="option in options" :key="option.key" type="button" :aria-pressed="option.key === modelValue"
        :data-key="option.key" @click="$emit('update:modelValue', option.key)">{{ option.label }}</button>
    </div>`,
};
