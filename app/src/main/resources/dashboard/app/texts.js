import en from './texts/en.js';
import zh from './texts/zh.js';

const KEY = 'cardradar.language';

/** Chinese unless the reader chose English here. */
export const language = localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';

const bundle = language === 'en' ? en : zh;

document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';

/** The text of a key, with `{name}` replaced by the value of that name. */
export function t(key, values = {}) {
  const text = bundle[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export const has = (key) => key in bundle;

export function useLanguage(next) {
  localStorage.setItem(KEY, next);
  location.reload();
}

/** What a problem means to the reader and what to do about it: by its code, else by its status. */
export function explain(problem) {
  const values = { seconds: problem.retryAfter || 60, minutes: Math.ceil((problem.retryAfter || 60) / 60) };
  const family = `problem.${Math.floor((problem.status ?? 0) / 100)}xx`;
  const key = [`problem.${problem.code}`, `problem.${problem.status}`, family].find(has);
  return t(key ?? 'problem.unknown', values);
}
