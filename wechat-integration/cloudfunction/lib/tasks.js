'use strict';

const { GatewayError } = require('./errors');

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Log-ins have tasks of their own. */
const FORWARDED = /^\/v1\/(?!auth\/)[!-~]{1,1900}$/;

/** What a request may say in headers beside its token. */
const HEADERS = ['Idempotency-Key', 'If-Match', 'Accept-Language'];

/**
 * What a mini-program can ask for, by name. A task takes `{backend, identity, event}` and answers
 * `{status, body, retryAfter?}`.
 */
const TASKS = {
  /** `{companyId?, phoneCode?, anonymousToken?}` → a session: the same answer as `POST /v1/auth/wechat`. */
  login({ backend, identity, event }) {
    const body = pick(event, ['companyId', 'phoneCode', 'anonymousToken']);
    // A phone code is used up by the first attempt, of which we may not have heard.
    const repeatable = body.phoneCode === undefined;
    return backend.send({ method: 'POST', path: '/v1/auth/gateway', body, repeatable }, identity);
  },

  /** `{refreshToken}` → the next session. Never repeated: a token that comes twice ends the session. */
  refresh({ backend, event }) {
    return backend.send({ method: 'POST', path: '/v1/auth/refresh', body: pick(event, ['refreshToken']) });
  },

  /** `{refreshToken}` → nothing; the session is over. */
  logout({ backend, event }) {
    const body = pick(event, ['refreshToken']);
    return backend.send({ method: 'POST', path: '/v1/auth/logout', body, repeatable: true });
  },

  /** `{token, sentAt, events}` → the receipt of the batch. Events count once however often they are sent. */
  events({ backend, event }) {
    const body = pick(event, ['sentAt', 'events']);
    return backend.send({ method: 'POST', path: '/v1/events', token: textOf(event, 'token'), body, repeatable: true });
  },

  /** `{token, method, path, body?, headers?}` → whatever the API answers. */
  request({ backend, event }) {
    const { method, body } = event;
    const path = pathOf(event);
    if (!METHODS.includes(method) || !FORWARDED.test(path)) {
      throw new GatewayError(400, 'gateway.bad_request', 'method or path is not one that the gateway forwards');
    }
    const headers = pick(event.headers || {}, HEADERS);
    Object.keys(headers).forEach((name) => textOf(headers, name));
    const repeatable = method === 'GET' || 'Idempotency-Key' in headers;
    return backend.send({ method, path, token: textOf(event, 'token'), body, headers, repeatable });
  },
};

function pick(from, names) {
  const picked = {};
  for (const name of names) {
    if (from[name] !== undefined && from[name] !== null) {
      picked[name] = from[name];
    }
  }
  return picked;
}

/** The path as the backend will see it: `..` must not lead out of what is forwarded. */
function pathOf({ path }) {
  try {
    const { pathname, search, host } = new URL(path, 'http://backend');
    return host === 'backend' ? pathname + search : '';
  } catch (e) {
    return '';
  }
}

/** A token that is none would make a header that Node refuses to send. */
function textOf(event, name) {
  const value = event[name];
  if (value !== undefined && (typeof value !== 'string' || !/^[ -~]*$/.test(value))) {
    throw new GatewayError(400, 'gateway.bad_request', `${name} is a text`);
  }
  return value;
}

module.exports = { TASKS };
