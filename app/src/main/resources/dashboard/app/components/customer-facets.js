import { number } from '../format.js';
import { choose, route } from '../router.js';
import { t } from '../texts.js';
import { computed } from '../vendor.js';

const MOST_TAGS = 12;

/** How the customers found divide, as filters that can be set and lifted. */
export default {
  props: { facets: Object },
  setup(props) {
    const stages = computed(() => chips('stage', props.facets?.stages ?? []));
    const tags = computed(() => chips('tag', props.facets?.tags ?? []).slice(0, MOST_TAGS));
    const rows = computed(() =>
      [
        { key: 'stage', label: t('customers.stage'), chips: stages.value },
        { key: 'tag', label: t('customers.tag'), chips: tags.value },
      ].filter((row) => row.chips.length),
    );
    const owners = computed(() => props.facets?.owners ?? []);
    const toggle = (filter, chip) => choose({ [filter]: chip.on ? null : chip.key });
    const chooseOwner = (event) => choose({ owner: event.target.value });
    return { chooseOwner, number, owners, route, rows, toggle };
  },
  template: `
    <div v-if="facets" class="facets">
      <div v-for="row in rows" :key="row.key" class="facet" role="group" :aria-label="row.label">
        <span class="faint">{{ row.label }}</span>
        <button v-for="chip in row.chips" :key="chip.key" type="button" class="chip" :aria-pressed="chip.on"
          :data-facet="row.key + ':' + chip.key" @click="toggle(row.key, chip)">
          {{ chip.name }}<span class="count">{{ number(chip.count) }}</span></button>
      </div>
      <div v-if="owners.length > 1 || route.query.owner" class="facet">
        <span class="faint">{{ t('customers.owner') }}</span>
        <select class="field small" :value="route.query.owner ?? ''" :aria-label="t('customers.owner')"
          @change="chooseOwner">
          <option value="">{{ t('customers.all_owners') }}</option>
          <option v-for="owner in owners" :key="owner.id" :value="owner.id">
            {{ owner.name }}（{{ owner.count }}）</option>
        </select>
      </div>
    </div>`,
};

/** The chosen one stays, even when the service counts none of it any more, so that it can be lifted. */
function chips(filter, facet) {
  const chosen = route.query[filter];
  const shown = facet.map(({ key, name, count }) => ({ key, name: name ?? key, count, on: key === chosen }));
  return chosen && !shown.some(({ on }) => on) ? [{ key: chosen, name: chosen, count: 0, on: true }, ...shown] : shown;
}
