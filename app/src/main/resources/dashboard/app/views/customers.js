import { customers } from '../api.js';
import CustomerDrawer from '../components/customer-drawer.js';
import CustomerFacets from '../components/customer-facets.js';
import CustomerTable from '../components/customer-table.js';
import Icon from '../components/icon.js';
import Loaded from '../components/loaded.js';
import More from '../components/more.js';
import Notice from '../components/notice.js';
import { number } from '../format.js';
import { usePages } from '../loading.js';
import { choose, route } from '../router.js';
import { computed, onUnmounted, ref, watch } from '../vendor.js';

const A_PAGE = 30;
/** As the page calls the orders, and as the service does. */
const SORTS = { activity: '-lastActiveAt', score: '-score', created: '-createdAt', name: 'name' };
const DEFAULT_SORT = 'activity';
/** Long enough for a word to be typed, short enough to feel immediate. */
const TYPING_MS = 250;
const NO_FILTERS = { q: null, stage: null, tag: null, owner: null };

export default {
  components: { CustomerDrawer, CustomerFacets, CustomerTable, Icon, Loaded, More, Notice },
  setup() {
    const words = ref(route.query.q ?? '');
    // /customers/{id}/{owner}: two salespeople may know one customer in two ways.
    const id = computed(() => route.path[1]);
    const owner = computed(() => route.path[2]);
    const sort = computed(() => (route.query.sort in SORTS ? route.query.sort : DEFAULT_SORT));
    const filters = computed(() => {
      const { q, stage, tag, owner } = route.query;
      return { q, stage, tag, owner };
    });
    const isFiltered = computed(() => Object.values(filters.value).some(Boolean));
    const pages = usePages(
      (cursor, signal) => customers({ ...filters.value, sort: SORTS[sort.value], cursor, limit: A_PAGE }, signal),
      () => [filters.value, sort.value],
    );

    let typing = null;
    watch(words, (text) => {
      clearTimeout(typing);
      typing = setTimeout(() => choose({ q: text.trim() }), TYPING_MS);
    });
    onUnmounted(() => clearTimeout(typing));

    function clear() {
      words.value = '';
      choose(NO_FILTERS);
    }

    const chooseSort = (event) => choose({ sort: event.target.value === DEFAULT_SORT ? null : event.target.value });
    return { SORTS, chooseSort, clear, id, isFiltered, number, owner, pages, sort, words };
  },
  template: `
    <div class="page-head">
      <div class="title">
        <h1>{{ t('customers.title') }}</h1>
        <p data-test="total" aria-live="polite" :data-value="pages.state.data?.total">
          {{ pages.state.data ? t('customers.total', { n: number(pages.state.data.total) }) : '\u00a0' }}</p>
      </div>
    </div>
    <div class="stack">
      <section class="panel finder" role="search">
        <div class="line">
          <label class="search">
            <span class="unseen">{{ t('customers.search') }}</span><Icon name="search" :size="18" />
            <input v-model="words" class="field" type="search" name="q" maxlength="100" autocomplete="off"
              :placeholder="t('customers.search_short')" :title="t('customers.search')" />
          </label>
          <select class="field" :value="sort" :aria-label="t('customers.sort')" @change="chooseSort">
            <option v-for="(name, key) in SORTS" :key="key" :value="key">{{ t('sort.' + key) }}</option>
          </select>
        </div>
        <CustomerFacets :facets="pages.state.data?.facets" />
      </section>
      <section class="panel">
        <Loaded v-slot="{ data }" :loader="pages" :bones="8" :height="48">
          <Notice v-if="!data.items.length && isFiltered"
            :title="t('customers.empty')" :hint="t('customers.empty_hint')">
            <button type="button" class="button" @click="clear">{{ t('action.clear') }}</button>
          </Notice>
          <Notice v-else-if="!data.items.length" :title="t('customers.none')" :hint="t('customers.none_hint')" />
          <template v-else>
            <CustomerTable :customers="pages.items()" />
            <More :pages="pages" :total="data.total" />
          </template>
        </Loaded>
      </section>
    </div>
    <CustomerDrawer v-if="id" :id="id" :key="id + owner" :owner="owner" />`,
};
