// A period is a number of whole calendar days, first and last included; the day that is not over
// yet counts as a day. The service takes the days where the company is; "today" is the viewer's.

export const PERIODS = ['today', 'yesterday', '7d', '30d', 'month', 'custom'];
export const DEFAULT_PERIOD = '7d';
export const MOST_DAYS = 366;
/** The service draws hours for no more than this many days. */
export const MOST_HOURLY_DAYS = 31;

const DAY_MS = 86_400_000;

/** @returns {{key: string, from: Date, to: Date, days: number}} */
export function periodOf({ period, from, to }, now = new Date()) {
  const key = PERIODS.includes(period) ? period : DEFAULT_PERIOD;
  const today = addDays(now, 0);
  switch (key) {
    case 'today':
      return ending(key, today, 1);
    case 'yesterday':
      return ending(key, addDays(today, -1), 1);
    case '30d':
      return ending(key, today, 30);
    case 'month':
      return ending(key, today, today.getDate());
    case 'custom':
      return custom(from, to) ?? ending(key, today, 7);
    default:
      return ending('7d', today, 7);
  }
}

/** What the service is asked for. */
export function asQuery({ from, to }) {
  return { from: dayText(from), to: dayText(to) };
}

/** The same number of days, just before. */
export function before({ key, from, days }) {
  return ending(key, addDays(from, -1), days);
}

/** As the service and date inputs write a day. */
export function dayText(date) {
  const two = (number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** @returns {Date|null} midnight of that day in the viewer's zone; null when the text is no day */
export function dayOf(text) {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '') ?? [];
  return year ? new Date(Number(year), Number(month) - 1, Number(day)) : null;
}

export function addDays(date, days) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
}

/** Days from the first to the last, both counted; an hour that summer time takes away does not matter. */
export function daysBetween(first, last) {
  return Math.round((last - first) / DAY_MS) + 1;
}

function custom(from, to) {
  const first = dayOf(from);
  const last = dayOf(to);
  if (!first || !last || last < first || daysBetween(first, last) > MOST_DAYS) {
    return null;
  }
  return ending('custom', last, daysBetween(first, last));
}

function ending(key, to, days) {
  return { key, from: addDays(to, 1 - days), to, days };
}
