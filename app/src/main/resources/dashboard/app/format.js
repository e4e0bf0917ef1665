import { language, t } from './texts.js';

const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const rough = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
const wholePercents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric' });
const fullDay = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric' });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' });

/** Up to this many digits a number is written in full. */
const FULL_BELOW = 1_000_000;
/** From here on minutes say nothing. */
const FULL_HOURS = 100;

export const number = (value) => whole.format(value);
export const numberShort = (value) => (Math.abs(value) < FULL_BELOW ? whole : short).format(value);
export const axisNumber = (value) => (Math.abs(value) < 10_000 ? rough : short).format(value);
export const percent = (share) => percents.format(share);
export const decimal = (value) => rough.format(value);

/** Above tenfold, tenths of a percent are noise. */
export const change = (share) => (Math.abs(share) >= 10 ? wholePercents : percents).format(Math.abs(share));

/** Seconds in the two greatest units that say something. */
export function duration(seconds) {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= FULL_HOURS) {
    return t('time.hours', { h: numberShort(seconds / 3600) });
  }
  if (hours >= 1) {
    return t('time.hours_minutes', { h: hours, m: minutes % 60 });
  }
  return minutes >= 1
    ? t('time.minutes_seconds', { m: minutes, s: Math.round(seconds % 60) })
    : t('time.seconds', { s: Math.round(seconds) });
}

/** Times of axes: one unit is enough. */
export function durationShort(seconds) {
  if (seconds >= 3600) {
    return t('time.hours', { h: axisNumber(seconds / 3600) });
  }
  return seconds >= 60 ? t('time.minutes', { m: axisNumber(seconds / 60) }) : t('time.seconds', { s: seconds });
}

export const dayShort = (date) => day.format(date);
export const dayFull = (date) => fullDay.format(date);
export const timeOfDay = (date) => clock.format(date);
export const moment = (text) => exact.format(new Date(text));

/** When it was, as people say it: today's and yesterday's times are the ones that matter. */
export function when(text, now = new Date()) {
  const at = new Date(text);
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes >= 0 && minutes < 1) {
    return t('time.just_now');
  }
  if (minutes >= 0 && minutes < 60) {
    return t('time.minutes_ago', { m: minutes });
  }
  const daysAgo = calendarDay(now) - calendarDay(at);
  if (daysAgo === 0) {
    return t('time.today_at', { time: clock.format(at) });
  }
  if (daysAgo === 1) {
    return t('time.yesterday_at', { time: clock.format(at) });
  }
  const date = at.getFullYear() === now.getFullYear() ? day.format(at) : fullDay.format(at);
  return `${date} ${clock.format(at)}`;
}

/** Days, numbered in the viewer's zone. */
function calendarDay(date) {
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}

/** One or two characters that stand for a person. */
export function initial(name) {
  const trimmed = (name ?? '').trim();
  if (!trimmed) {
    return '·';
  }
  return /[\u4e00-\u9fff]/.test(trimmed) ? [...trimmed][0] : [...trimmed].slice(0, 2).join('').toUpperCase();
}

const OPAQUE = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** What something was about: its name, else the company's own id of it, unless that says nothing to people. */
export function subjectName(subject) {
  const name = subject?.name ?? subject?.id ?? '';
  return OPAQUE.test(name) ? '' : name;
}

/** WeChat names nobody any more: visitors without a name are told apart by the end of their id. */
export function person(of) {
  return of?.name || t('visitor.unnamed', { id: (of?.id ?? '').slice(-4).toUpperCase() });
}
