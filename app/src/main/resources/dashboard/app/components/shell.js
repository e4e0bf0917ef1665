import { initial } from '../format.js';
import { address, go, route, sharedChoices } from '../router.js';
import { logOut, session } from '../session.js';
import { t, useLanguage } from '../texts.js';
import { computed, watch } from '../vendor.js';
import Customers from '../views/customers.js';
import Employee from '../views/employee.js';
import LogIn from '../views/login.js';
import Overview from '../views/overview.js';
import Icon from './icon.js';

const VIEWS = { overview: Overview, employees: Employee, customers: Customers };
const PAGES = ['overview', 'customers'];

export default {
  components: { Icon, LogIn },
  setup() {
    const me = computed(() => session.tokens?.principal);
    const view = computed(() => VIEWS[route.path[0]]);
    const page = computed(() => (route.path[0] === 'customers' ? 'customers' : 'overview'));
    const pages = computed(() =>
      PAGES.map((key) => ({
        key,
        address: address([key], key === 'overview' ? sharedChoices() : {}),
        current: key === page.value ? 'page' : null,
      })),
    );

    watch(
      () => [Boolean(view.value), Boolean(me.value)],
      ([known, here]) => here && !known && go(['overview']),
      { immediate: true },
    );
    // Every view begins at its top; a drawer over it, or another filter, does not move it.
    watch(
      () => (route.path[0] === 'employees' ? route.path.join() : route.path[0]),
      () => window.scrollTo(0, 0),
    );
    watch(
      () => `${t(`nav.${page.value}`)} · ${t('app.name')}`,
      (title) => (document.title = title),
      { immediate: true },
    );

    function skip(event) {
      event.preventDefault();
      document.getElementById('main').focus();
    }

    const switchLanguage = () => useLanguage(t('app.language_key'));
    return { initial, logOut, me, pages, session, skip, switchLanguage, view };
  },
  template: `
    <LogIn v-if="!session.tokens" />
    <div v-else class="shell">
      <a class="skip" href="#main" @click="skip">{{ t('app.skip') }}</a>
      <header class="side">
        <div class="brand">
          <img src="favicon.svg" alt="" />
          <span>{{ t('app.name') }}<small>{{ t('app.tagline') }}</small></span>
        </div>
        <nav :aria-label="t('app.navigation')">
          <a v-for="page in pages" :key="page.key" :href="page.address" :aria-current="page.current">
            <Icon :name="page.key" />{{ t('nav.' + page.key) }}
          </a>
        </nav>
        <div class="me">
          <span class="avatar" aria-hidden="true">{{ initial(me.name) }}</span>
          <span class="who"><b>{{ me.name }}</b><span>{{ t('role.' + me.role) }}</span></span>
          <button type="button" class="button round" :title="t('app.language')" :aria-label="t('app.language')"
            @click="switchLanguage"><Icon name="language" /></button>
          <button type="button" class="button round" :title="t('app.log_out')" :aria-label="t('app.log_out')"
            data-test="log-out" @click="logOut"><Icon name="leave" /></button>
        </div>
      </header>
      <main id="main" class="main" tabindex="-1">
        <component :is="view" v-if="view" />
      </main>
    </div>`,
};
