import { language } from './texts.js';

/** What the service answers when it cannot do what was asked (RFC 9457), or what the network did. */
export class Problem extends Error {
  constructor(status, code, detail, retryAfter = 0) {
    super(detail ?? code);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

// The page lives at /dashboard/app/, possibly behind a proxy's prefix.
const SERVICE = new URL('../../', import.meta.url);

/**
 * @param {{method?: string, token?: string, body?: object, query?: object, signal?: AbortSignal}} request
 * @returns {Promise<object|null>} the JSON of the answer, null when it has none
 * @throws {Problem} for every answer but 2xx, and with status 0 when there was no answer
 */
export async function send(path, { method = 'GET', token, body, query = {}, signal } = {}) {
  const url = new URL(path, SERVICE);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') {
      url.searchParams.set(name, value);
    }
  }
  // What the service words is to be in the language of the page, not of the browser.
  const headers = { Accept: 'application/json, application/problem+json', 'Accept-Language': language };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  const answer = await reach(url, {
    method,
    headers,
    signal,
    body: body && JSON.stringify(body),
    cache: 'no-store',
    credentials: 'omit',
  });
  const json = await readJson(answer);
  if (!answer.ok) {
    const wait = Number(answer.headers.get('Retry-After')) || 0;
    throw new Problem(answer.status, json?.code ?? `http.${answer.status}`, json?.detail, wait);
  }
  return json;
}

async function reach(url, request) {
  try {
    return await fetch(url, request);
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Problem(0, 'network.unreachable', failure.message);
  }
}

async function readJson(answer) {
  const text = await answer.text();
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    // A proxy's error page, for instance: the status says enough.
    return null;
  }
}
