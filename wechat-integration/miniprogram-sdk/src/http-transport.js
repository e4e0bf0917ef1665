'use strict';

const { call } = require('./calls');
const { CardRadarError } = require('./errors');

/**
 * Reaches CardRadar over HTTPS. A transport has `login`, `refresh`, `logout` and `send`; each answers
 * `{status, body, retryAfter?}` whatever the status, and throws only when no answer came.
 */
function httpTransport(wx, { baseUrl, appId, timeoutMs }) {
  async function send({ method, path, body, token, headers }) {
    const header = { 'content-type': 'application/json', ...headers };
    if (method === 'PATCH') {
      // wx.request has none; the service takes this for one.
      header['X-HTTP-Method-Override'] = method;
    }
    if (token) {
      header.Authorization = `Bearer ${token}`;
    }
    // Written out here: wx.request would turn an object into a query where it likes to.
    const data = body === undefined ? undefined : JSON.stringify(body);
    const sent = method === 'PATCH' ? 'POST' : method;
    return answerOf(await call(wx, 'request', { url: baseUrl + path, method: sent, data, header, timeout: timeoutMs }));
  }

  return {
    send,
    async login(wish) {
      const { code } = await call(wx, 'login', { timeout: timeoutMs });
      return send({ method: 'POST', path: '/v1/auth/wechat', body: { appId, code, ...wish } });
    },
    anonymous: (device) => send({ method: 'POST', path: '/v1/auth/anonymous', body: { appId, ...device } }),
    refresh: (refreshToken) => send({ method: 'POST', path: '/v1/auth/refresh', body: { refreshToken } }),
    logout: (refreshToken) => send({ method: 'POST', path: '/v1/auth/logout', body: { refreshToken } }),
  };
}

function answerOf({ statusCode, data, header }) {
  if (typeof data === 'string' && data !== '' && statusCode < 400) {
    // A captive portal answers pages of its own.
    throw CardRadarError.offline('The answer is not CardRadar\'s');
  }
  const answer = { status: statusCode, body: data || null };
  const seconds = Number(headerOf(header, 'retry-after'));
  if (seconds > 0) {
    answer.retryAfter = seconds;
  }
  return answer;
}

/** Phones spell the names of headers differently. */
function headerOf(headers, name) {
  const found = Object.keys(headers || {}).find((key) => key.toLowerCase() === name);
  return found && headers[found];
}

module.exports = { httpTransport };
