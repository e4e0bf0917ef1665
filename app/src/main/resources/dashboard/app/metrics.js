// The figures of the overview: how each is written, and which list stands behind it.

const METRICS = {
  'customers.total': { source: 'customers' },
  'customers.new': { source: 'customers' },
  'customers.followed_up': { source: 'customers' },
  visitors: { source: 'visitors', daysOnly: true },
  'card.views': { source: 'events' },
  'product.views': { source: 'events' },
  'site.views': { source: 'events' },
  dwell_seconds: { source: 'events', isDuration: true },
  forwards: { source: 'events' },
  saves: { source: 'events' },
  likes: { source: 'events' },
  chats: { source: 'events' },
  'deals.won': { source: 'customers' },
  interactions: { source: 'events' },
  follow_ups: { source: 'customers' },
};

/** The four that a manager looks at first; the others follow in a row of their own. */
export const HEADLINES = ['customers.total', 'customers.new', 'visitors', 'deals.won'];
export const DETAILS = [
  'customers.followed_up',
  'card.views',
  'product.views',
  'site.views',
  'dwell_seconds',
  'forwards',
  'saves',
  'likes',
  'chats',
];

export const TRENDS = [...HEADLINES, ...DETAILS];
export const DEFAULT_TREND = 'card.views';

export const RANKINGS = ['customers.new', 'customers.total', 'interactions', 'follow_ups', 'deals.won', 'card.views'];

/** The six abilities, and the figures that each adds up. */
export const ABILITIES = {
  acquisition: ['customers.new'],
  charm: ['likes', 'saves', 'forwards'],
  interaction: ['interactions'],
  products: ['product.views'],
  site: ['site.views'],
  initiative: ['follow_ups'],
};

export const isMetric = (key) => key in METRICS;
export const isDuration = (key) => Boolean(METRICS[key]?.isDuration);
export const sourceOf = (key) => METRICS[key].source;

/** Distinct visitors are counted by the day, never by the hour. */
export const hasHours = (key) => !METRICS[key].daysOnly;
