import { funnel } from '../api.js';
import { dayFull } from '../format.js';
import { pulse, useLoad } from '../loading.js';
import { asQuery } from '../period.js';
import FunnelBars from './funnel-bars.js';
import Loaded from './loaded.js';

/** Where the customers stood when the period ended. */
export default {
  components: { FunnelBars, Loaded },
  props: { period: { type: Object, required: true }, whose: { type: Object, required: true } },
  setup(props) {
    const loader = useLoad(
      (signal) => funnel({ ...asQuery(props.period), ...props.whose }, signal),
      () => [asQuery(props.period), props.whose, pulse()],
    );
    return { dayFull, loader };
  },
  template: `
    <section class="panel" data-test="funnel">
      <header>
        <h2>{{ t('funnel.title') }}</h2>
        <span class="faint">{{ t('funnel.hint', { day: dayFull(period.to) }) }}</span>
      </header>
      <div class="body">
        <Loaded v-slot="{ data }" :loader="loader"><FunnelBars :funnel="data" /></Loaded>
      </div>
    </section>`,
};
