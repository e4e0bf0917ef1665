import { customer } from '../api.js';
import { dayFull, initial, person, when } from '../format.js';
import { useLoad } from '../loading.js';
import { address, close } from '../router.js';
import { has, t } from '../texts.js';
import { computed } from '../vendor.js';
import CustomerInterest from './customer-interest.js';
import CustomerTimeline from './customer-timeline.js';
import Drawer from './drawer.js';
import Loaded from './loaded.js';
import Score from './score.js';
import StageLabel from './stage-label.js';

/** Everything about one customer: who it is, with whom, and what happened. */
export default {
  components: { CustomerInterest, CustomerTimeline, Drawer, Loaded, Score, StageLabel },
  props: { id: { type: String, required: true }, owner: String },
  setup(props) {
    const loader = useLoad(
      (signal) => customer(props.id, { owner: props.owner }, signal),
      () => [props.id, props.owner],
    );
    const of = computed(() => loader.state.data);
    const name = computed(() => (of.value ? person(of.value) : t('customer.title')));
    const remark = computed(() => of.value?.remark && t('customer.remark', { name: of.value.remark }));
    const facts = computed(() => factsOf(of.value ?? {}));
    const shut = () => close(['customers']);
    return { address, facts, initial, loader, name, remark, shut };
  },
  template: `
    <Drawer :title="t('customer.title')" data-test="customer" @close="shut">
      <template #heading>
        <div class="person">
          <span class="avatar" aria-hidden="true">{{ initial(name) }}</span>
          <div><h2>{{ name }}</h2><p class="faint">{{ remark || t('customer.title') }}</p></div>
        </div>
      </template>
      <Loaded v-slot="{ data }" :loader="loader">
        <div class="tags">
          <StageLabel v-if="data.stage" :stage="data.stage" :name="data.stageName" />
          <span v-for="tag in data.tags" :key="tag" class="label">{{ tag }}</span>
        </div>
        <dl class="facts">
          <div><dt>{{ t('customers.score') }}</dt><dd><Score :value="data.score" /></dd></div>
          <div v-if="data.owner"><dt>{{ t('customers.owner') }}</dt>
            <dd><a :href="address(['employees', data.owner.id])">{{ data.owner.name }}</a></dd></div>
          <div v-for="fact in facts" :key="fact.label" :class="{ wide: fact.wide }">
            <dt>{{ fact.label }}</dt><dd>{{ fact.value }}</dd></div>
        </dl>
        <template v-if="data.relationships?.length > 1">
          <h3>{{ t('customer.relationships') }}</h3>
          <ul class="rows">
            <li v-for="side in data.relationships" :key="side.owner.id" class="row">
              <span class="text"><a :href="address(['employees', side.owner.id])">{{ side.owner.name }}</a></span>
              <StageLabel :stage="side.stage" :name="side.stageName" /><Score :value="side.score" />
            </li>
          </ul>
        </template>
      </Loaded>
      <template v-if="!loader.state.problem">
        <CustomerInterest :id="id" :owner="owner" />
        <h3>{{ t('customer.timeline') }}</h3>
        <CustomerTimeline :id="id" />
      </template>
    </Drawer>`,
};

function factsOf({ phone, phoneVerified, formerPhone, company, position, email, source, nextFollowUpAt, createdAt }) {
  return [
    { label: t('customers.phone'), value: phone && phoneVerified ? t('customer.phone_verified', { phone }) : phone },
    { label: t('customer.former_phone'), value: formerPhone },
    { label: t('customer.position'), value: position },
    { label: t('customer.company'), value: company, wide: true },
    { label: t('customer.email'), value: email, wide: true },
    { label: t('customer.next_follow_up'), value: nextFollowUpAt && when(nextFollowUpAt) },
    { label: t('customer.source'), value: source && sourceText(source) },
    { label: t('customer.created'), value: createdAt && dayFull(new Date(createdAt)) },
  ].filter(({ value }) => value);
}

/** `scene:1047` is WeChat's number of the way by which somebody came. */
function sourceText(source) {
  const [kind, n] = source.split(':');
  return has(`source.${kind}`) ? t(`source.${kind}`, { n }) : source;
}
