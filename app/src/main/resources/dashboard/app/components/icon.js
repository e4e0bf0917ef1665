// Drawn for a box of 20 by 20, in lines.
const PATHS = {
  overview: 'M3.5 16.5v-6M8 16.5v-11M12.5 16.5V9M17 16.5V3.5',
  customers:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 16.5c.4-3 2.6-4.7 5.5-4.7s5.1 1.7 5.5 4.7' +
    'M13 4a2.8 2.8 0 0 1 0 5.3M15 12.3c1.7.6 2.8 2.1 3 4.2',
  leave: 'M8 3.5H4.5v13H8M12.5 13.5 16 10l-3.5-3.5M16 10H8',
  language:
    'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM2.8 10h14.4' +
    'M10 2.5c2.5 2.3 3.2 5 3.2 7.5s-.7 5.2-3.2 7.5c-2.5-2.3-3.2-5-3.2-7.5s.7-5.2 3.2-7.5Z',
  close: 'm5 5 10 10M15 5 5 15',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  forward: 'm8 4.5 5.5 5.5L8 15.5',
  search: 'M9 15a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM13.5 13.5 17 17',
  warning: 'M10 3 2.5 16.5h15L10 3ZM10 8.5v3.5M10 14.3v.1',
  empty: 'M3 11.5 5.5 4h9l2.5 7.5V16H3v-4.5ZM3 11.5h4l1 2h4l1-2h4',
  up: 'M10 15.5v-11M5.5 9 10 4.5 14.5 9',
  down: 'M10 4.5v11M5.5 11l4.5 4.5 4.5-4.5',
};

export default {
  props: { name: { type: String, required: true }, size: { type: Number, default: 20 } },
  computed: {
    path() {
      return PATHS[this.name];
    },
  },
  template: `
    <svg class="icon" viewBox="0 0 20 20" :width="size" :height="size" fill="none" stroke="currentColor"
      stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      <path :d="path" />
    </svg>`,
};
