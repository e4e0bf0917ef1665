import { nextTick, onMounted, ref } from '../vendor.js';
import Icon from './icon.js';

/** A sheet at the side (on the phone: over everything). The dialog element keeps the focus inside. */
export default {
  components: { Icon },
  props: { title: { type: String, required: true } },
  emits: ['close'],
  setup(props, { emit }) {
    const dialog = ref(null);

    onMounted(async () => {
      await nextTick();
      dialog.value.showModal();
    });

    /** A press on the backdrop is one on the dialog itself: its content covers the rest. */
    function outside(event) {
      if (event.target === dialog.value) {
        emit('close');
      }
    }
    return { dialog, outside };
  },
  template: `
    <dialog ref="dialog" class="drawer" :aria-label="title" @cancel.prevent="$emit('close')" @mousedown="outside">
      <div class="sheet">
        <header>
          <div class="heading"><slot name="heading"><h2>{{ title }}</h2></slot></div>
          <button type="button" class="button round" :aria-label="t('action.close')" data-test="close"
            @click="$emit('close')"><Icon name="close" /></button>
        </header>
        <div class="content"><slot /></div>
      </div>
    </dialog>`,
};
