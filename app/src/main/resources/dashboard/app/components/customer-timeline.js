import { timeline } from '../api.js';
import { duration, moment, number, subjectName, when } from '../format.js';
import { usePages } from '../loading.js';
import { has, t } from '../texts.js';
import Loaded from './loaded.js';
import More from './more.js';
import Notice from './notice.js';

const A_PAGE = 30;

/** What a customer did and what was done for them, latest first. */
export default {
  components: { Loaded, More, Notice },
  props: { id: { type: String, required: true } },
  setup(props) {
    const pages = usePages(
      (cursor, signal) => timeline(props.id, { cursor, limit: A_PAGE }, signal),
      () => props.id,
    );
    return { moment, pages, textOf, when };
  },
  template: `
    <Loaded v-slot="{ data }" :loader="pages" :bones="5">
      <Notice v-if="!data.items.length" :title="t('customer.timeline_empty')" />
      <template v-else>
        <ol class="timeline">
          <li v-for="item in pages.items()" :key="item.id" :class="item.type.split('.')[0]">
            <span>{{ textOf(item) }}</span>
            <span class="faint">
              <time :datetime="item.occurredAt" :title="moment(item.occurredAt)">{{ when(item.occurredAt) }}</time>
              <template v-if="item.employee"> · {{ item.employee.name }}</template>
            </span>
          </li>
        </ol>
        <More v-if="pages.hasMore()" :pages="pages" />
      </template>
    </Loaded>`,
};

/** Events are worded here, for a manager; whatever else a timeline holds brings its own text. */
function textOf({ type, subject, dwellMs, nth, text }) {
  const key = `event.${type}`;
  if (!has(key)) {
    return text ?? type;
  }
  const name = subjectName(subject);
  const about = name && t('event.subject', { name });
  const times = nth > 1 ? t('event.nth', { n: number(nth) }) : '';
  return [`${t(key)}${about}`, times, dwellMs ? duration(dwellMs / 1000) : ''].filter(Boolean).join(' · ');
}
