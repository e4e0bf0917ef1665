import { initial, moment, person, when } from '../format.js';
import { address, open, route } from '../router.js';
import Score from './score.js';
import StageLabel from './stage-label.js';

/** A table on a desktop; on the phone each row becomes a card of its own. */
export default {
  components: { Score, StageLabel },
  props: { customers: { type: Array, required: true } },
  setup() {
    const pathOf = ({ id, owner }) => ['customers', id, owner?.id].filter(Boolean);
    const addressOf = (item) => address(pathOf(item), route.query);
    const show = (item) => open(pathOf(item));
    const about = ({ remark, company }) => [remark, company].filter(Boolean).join(' · ');
    return { about, addressOf, initial, moment, person, show, when };
  },
  template: `
    <table class="customers">
      <thead>
        <tr>
          <th scope="col">{{ t('customers.name') }}</th>
          <th scope="col">{{ t('customers.stage') }}</th>
          <th scope="col">{{ t('customers.score') }}</th>
          <th scope="col">{{ t('customers.tag') }}</th>
          <th scope="col">{{ t('customers.owner') }}</th>
          <th scope="col" class="end">{{ t('customers.last_active') }}</th>
        </tr>
      </thead>
      <tbody>
        <tr v-for="item in customers" :key="item.id + item.owner?.id" @click.exact="show(item)">
          <td>
            <div class="who">
              <span class="avatar" aria-hidden="true">{{ initial(person(item)) }}</span>
              <span class="text">
                <a :href="addressOf(item)" @click.exact.prevent.stop="show(item)">{{ person(item) }}</a>
                <span v-if="about(item)" class="faint">{{ about(item) }}</span>
              </span>
            </div>
          </td>
          <td class="stage"><StageLabel :stage="item.stage" :name="item.stageName" /></td>
          <td class="score"><Score :value="item.score" /></td>
          <td class="tags"><span v-for="tag in item.tags" :key="tag" class="label">{{ tag }}</span></td>
          <td class="owner">{{ item.owner?.name }}</td>
          <td class="active end">
            <time v-if="item.lastActiveAt" :datetime="item.lastActiveAt" :title="moment(item.lastActiveAt)">
              {{ when(item.lastActiveAt) }}</time></td>
        </tr>
      </tbody>
    </table>`,
};
