import { shareTree, spread } from '../api.js';
import { spreadOption } from '../charts/spread.js';
import { palette } from '../charts/theme.js';
import { number } from '../format.js';
import { pulse, useLoad } from '../loading.js';
import { choose, route } from '../router.js';
import { t } from '../texts.js';
import { computed, ref, watch } from '../vendor.js';
import Chart from './chart.js';
import Choices from './choices.js';
import Loaded from './loaded.js';
import Notice from './notice.js';

const WINDOWS = ['7d', '30d', 'all'];
/** More would be illegible; whoever wants them opens a node. */
const DRAWN = 30;
/** On a phone, names of more levels do not fit beside each other. */
const NARROW = matchMedia('(max-width: 760px)').matches;
const DEPTH = NARROW ? 2 : 4;
const LISTED = 5;

/** How one employee's cards went from hand to hand: the card that went farthest is drawn. */
export default {
  components: { Chart, Choices, Loaded, Notice },
  props: { employee: { type: String, required: true } },
  setup(props) {
    const since = computed(() => (WINDOWS.includes(route.query.spread) ? route.query.spread : '30d'));
    const windows = WINDOWS.map((key) => ({ key, label: t(`spread.window_${key}`) }));
    const parent = ref();
    watch([since, () => props.employee], () => {
      parent.value = undefined;
    });

    const loader = useLoad(
      async (signal) => {
        const of = { window: since.value, employee: props.employee, limit: LISTED };
        const all = await spread(of, signal);
        const [best] = [...all.cards].sort((a, b) => b.totals.people - a.totals.people);
        const part = { window: since.value, parent: parent.value, depth: DEPTH, limit: DRAWN };
        const tree = best?.totals.people ? await shareTree(best.cardId, part, signal) : null;
        return { ...all, tree, cardId: best?.cardId };
      },
      () => [since.value, props.employee, parent.value, pulse()],
    );

    const option = computed(() => {
      const tree = loader.state.data?.tree;
      return tree && spreadOption(tree, palette(), NARROW);
    });
    const figures = computed(() => {
      const { people = 0, opens = 0, sharers = 0, depth = 0, contacts = 0, won = 0 } = loader.state.data?.totals ?? {};
      return Object.entries({ people, opens, sharers, depth, contacts, won });
    });
    const summary = computed(() =>
      figures.value.map(([key, value]) => `${t(`spread.${key}`)} ${number(value)}`).join(', '),
    );
    const sharers = computed(() => (loader.state.data?.sharers ?? []).map(({ sharer }) => sharer));
    const groups = computed(() => (loader.state.data?.groups ?? []).map(({ group }) => group));
    const chooseWindow = (key) => choose({ spread: key });
    const pick = ({ node }) => {
      if (node.kind === 'visitor' && node.children > 0) {
        parent.value = node.id;
      }
    };
    const back = () => {
      parent.value = undefined;
    };
    return { back, chooseWindow, figures, groups, loader, number, option, parent, pick, sharers, since, summary, windows };
  },
  template: `
    <section class="panel spread" data-test="spread">
      <header>
        <h2>{{ t('spread.title') }}</h2>
        <span class="faint">{{ t('spread.hint') }}</span>
        <Choices :options="windows" :model-value="since" :label="t('spread.window')"
          @update:model-value="chooseWindow" />
      </header>
      <div class="body">
        <Loaded v-slot="{ data }" :loader="loader" :bones="1" :height="260">
          <Notice v-if="!data.tree" :title="t('spread.empty')" :hint="t('spread.empty_hint')" />
          <template v-else>
            <dl class="figures">
              <div v-for="[key, value] in figures" :key="key">
                <dt>{{ t('spread.' + key) }}</dt><dd :data-spread="key">{{ number(value) }}</dd>
              </div>
            </dl>
            <button v-if="parent" type="button" class="link" @click="back">{{ t('spread.back') }}</button>
            <Chart :option="option" :summary="summary" @pick="pick" />
            <div class="lists">
              <div v-if="sharers.length">
                <h3>{{ t('spread.top') }}</h3>
                <ol>
                  <li v-for="sharer in sharers" :key="sharer.id">
                    <span>{{ sharer.name }}</span><b>{{ t('spread.brought', { n: number(sharer.figures.people) }) }}</b>
                  </li>
                </ol>
              </div>
              <div v-if="groups.length">
                <h3>{{ t('spread.groups') }}</h3>
                <ol>
                  <li v-for="group in groups" :key="group.id">
                    <span>{{ group.name }}</span><b>{{ t('spread.brought', { n: number(group.people) }) }}</b>
                  </li>
                </ol>
              </div>
            </div>
          </template>
        </Loaded>
      </div>
    </section>`,
};
