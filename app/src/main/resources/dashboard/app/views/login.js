import Icon from '../components/icon.js';
import { Problem } from '../http.js';
import { logIn, session } from '../session.js';
import { explain, t } from '../texts.js';
import { nextTick, onMounted, ref } from '../vendor.js';

export default {
  components: { Icon },
  setup() {
    const phone = ref('');
    const password = ref('');
    const company = ref('');
    const choosing = ref(false);
    const shown = ref(false);
    const busy = ref(false);
    const refused = ref('');
    const first = ref(null);
    const second = ref(null);

    onMounted(() => first.value.focus());

    async function submit() {
      if (!phone.value.trim() || !password.value) {
        refused.value = t('login.missing');
        (phone.value.trim() ? second : first).value.focus();
        return;
      }
      busy.value = true;
      refused.value = '';
      try {
        await logIn(phone.value.trim(), password.value, company.value.trim());
      } catch (problem) {
        await refuse(problem);
      }
      busy.value = false;
    }

    async function refuse(problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      choosing.value ||= problem.code === 'auth.choose_company';
      // At this door a refused company id is the only input beside phone and password.
      refused.value = explain(problem);
      await nextTick();
      second.value?.focus();
    }

    return { busy, choosing, company, first, password, phone, refused, second, session, shown, submit };
  },
  template: `
    <main class="login">
      <form novalidate @submit.prevent="submit">
        <div class="brand">
          <img src="favicon.svg" alt="" />
          <span>{{ t('app.name') }}<small>{{ t('app.tagline') }}</small></span>
        </div>
        <h1>{{ t('login.title') }}</h1>
        <p class="lead">{{ t('login.lead') }}</p>
        <p v-if="refused" class="alert" role="alert"><Icon name="warning" :size="16" />{{ refused }}</p>
        <p v-else-if="session.ended" class="alert calm" role="status">
          <Icon name="warning" :size="16" />{{ t('login.ended') }}
        </p>
        <label>
          <span>{{ t('login.phone') }}</span>
          <input ref="first" v-model="phone" class="field" name="phone" type="tel" inputmode="tel"
            autocomplete="username" maxlength="32" required :aria-invalid="Boolean(refused)" />
        </label>
        <label>
          <span>{{ t('login.password') }}</span>
          <span class="secret">
            <input ref="second" v-model="password" class="field" name="password" :type="shown ? 'text' : 'password'"
              autocomplete="current-password" required :aria-invalid="Boolean(refused)" />
            <button type="button" :aria-pressed="shown" @click="shown = !shown">
              {{ t(shown ? 'login.hide' : 'login.show') }}
            </button>
          </span>
        </label>
        <label v-if="choosing">
          <span>{{ t('login.company') }}</span>
          <input v-model="company" class="field" name="company" autocomplete="organization" maxlength="36" />
        </label>
        <button class="button primary" type="submit" :disabled="busy">
          {{ t(busy ? 'login.busy' : 'login.submit') }}
        </button>
        <p class="foot">{{ t('login.foot') }}</p>
      </form>
    </main>`,
};
