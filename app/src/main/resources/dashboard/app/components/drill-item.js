import { duration, initial, moment, number, person, subjectName, when } from '../format.js';
import { address } from '../router.js';
import { has, t } from '../texts.js';
import { computed } from '../vendor.js';
import Icon from './icon.js';

/** One event, customer or visitor of those behind a figure. */
export default {
  components: { Icon },
  props: { item: { type: Object, required: true }, source: { type: String, required: true } },
  setup(props) {
    const shown = computed(() => FORMS[props.source](props.item));
    return { initial, shown };
  },
  template: `
    <li>
      <component :is="shown.customer ? 'a' : 'div'" class="row" :href="shown.customer">
        <span class="avatar" aria-hidden="true">{{ initial(shown.name) }}</span>
        <span class="text">
          <span class="line"><b>{{ shown.name }}</b> <span>{{ shown.what }}</span></span>
          <span class="line faint" :title="shown.moment">{{ shown.about }}</span>
        </span>
        <span v-if="shown.amount" class="amount">{{ shown.amount }}</span>
        <Icon v-if="shown.customer" name="forward" :size="16" />
      </component>
    </li>`,
};

const FORMS = { events, customers, visitors };

function events({ type, occurredAt, visitor, customerId, employee, subject, dwellMs, text }) {
  const key = `event.${type}`;
  const what = has(key) ? t(key) : (text ?? type);
  const about = subjectName(subject);
  return {
    name: person(visitor),
    what: about ? `${what}${t('event.subject', { name: about })}` : what,
    about: joined(when(occurredAt), employee && t('drill.card_of', { name: employee.name })),
    amount: dwellMs ? duration(dwellMs / 1000) : '',
    moment: moment(occurredAt),
    customer: customerId && addressOf(customerId),
  };
}

function customers({ id, name, company, owner, at }) {
  return {
    name: person({ id, name }),
    what: company,
    about: joined(at && when(at), owner && t('drill.owner', { name: owner.name })),
    moment: at && moment(at),
    customer: addressOf(id),
  };
}

function visitors({ id, name, customerId, events: acts, firstAt, lastAt }) {
  const last = lastAt && t('drill.last', { time: when(lastAt) });
  const first = firstAt && firstAt !== lastAt && t('drill.first', { time: when(firstAt) });
  return {
    name: person({ id, name }),
    about: joined(last, first),
    amount: acts ? t('drill.acts', { n: number(acts) }) : '',
    moment: lastAt && moment(lastAt),
    customer: customerId && addressOf(customerId),
  };
}

function addressOf(id) {
  return address(['customers', id]);
}

function joined(...parts) {
  return parts.filter(Boolean).join(' · ');
}
