import { departments } from '../api.js';
import { useLoad } from '../loading.js';
import { DEFAULT_PERIOD, PERIODS, addDays, dayText, periodOf } from '../period.js';
import { choose, route } from '../router.js';
import { t } from '../texts.js';
import { computed } from '../vendor.js';
import Choices from './choices.js';

/** The period and, where it matters, the department that the figures of a view are about. */
export default {
  components: { Choices },
  props: { withDepartment: Boolean },
  setup() {
    const periods = PERIODS.map((key) => ({ key, label: t(`period.${key}`) }));
    const period = computed(() => periodOf(route.query));
    const { state } = useLoad(departments, () => 'once');
    const tree = computed(() => indented(state.data?.items ?? []));
    const latest = dayText(addDays(new Date(), 0));

    function choosePeriod(key) {
      const { from, to } = period.value;
      const days = key === 'custom' ? { from: dayText(from), to: dayText(to) } : { from: null, to: null };
      choose({ period: key === DEFAULT_PERIOD ? null : key, ...days });
    }

    /** Whichever end is moved past the other takes it along. */
    function chooseDay(end, day) {
      if (!day) {
        return;
      }
      const days = { from: route.query.from, to: route.query.to, [end]: day };
      const other = end === 'from' ? 'to' : 'from';
      choose(days.from > days.to ? { ...days, [other]: day } : days);
    }

    const chooseDepartment = (department) => choose({ department });
    return { chooseDay, chooseDepartment, choosePeriod, latest, period, periods, route, tree };
  },
  template: `
    <div class="filters">
      <Choices :options="periods" :model-value="period.key" :label="t('period.label')"
        @update:model-value="choosePeriod" />
      <span v-if="period.key === 'custom'" class="days">
        <input class="field" type="date" :max="latest" :value="route.query.from" :aria-label="t('period.from')"
          @change="chooseDay('from', $event.target.value)" />
        <span aria-hidden="true">–</span>
        <input class="field" type="date" :max="latest" :value="route.query.to" :aria-label="t('period.to')"
          @change="chooseDay('to', $event.target.value)" />
      </span>
      <select v-if="withDepartment && tree.length > 1" class="field" :value="route.query.department ?? ''"
        :aria-label="t('department.label')" data-test="department" @change="chooseDepartment($event.target.value)">
        <option value="">{{ t('department.all') }}</option>
        <option v-for="item in tree" :key="item.id" :value="item.id">{{ item.label }}</option>
      </select>
    </div>`,
};

/** Depth first, children below their parents. */
function indented(departments, parentId = undefined, depth = 0) {
  const known = new Set(departments.map(({ id }) => id));
  return departments
    .filter((item) => (depth === 0 ? !known.has(item.parentId) : item.parentId === parentId))
    .flatMap((item) => [
      { id: item.id, label: `${'\u3000'.repeat(depth)}${item.name}` },
      ...indented(departments, item.id, depth + 1),
    ]);
}
