'use strict';

const http = require('http');
const https = require('https');

const { GatewayError } = require('./errors');
const { signedHeaders } = require('./signature');

/** WeChat hands at most so much back to the mini-program. */
const LARGEST_ANSWER = 1000 * 1024;

const AGENTS = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
};

/**
 * Talks to CardRadar.
 *
 * @param {{url: URL, key: string, timeoutMs: number}} settings
 */
function createBackend({ url, key, timeoutMs }) {
  /**
   * Sends a request and answers what came back, whatever its status. One that is safe to repeat is sent once more
   * when no answer came, or none from CardRadar itself.
   *
   * @param {object} request method, path, body?, token?, headers?, repeatable?
   * @param {object} [identity] signs the request in this user's name
   */
  async function send(request, identity) {
    const body = request.body === undefined ? '' : JSON.stringify(request.body);
    const attempt = () => {
      const headers = headersOf(request, body);
      if (identity) {
        // Anew for each attempt: the backend takes a nonce once.
        Object.assign(headers, signedHeaders({ ...request, body }, identity, key));
      }
      return exchange({ method: request.method, path: request.path, headers, body });
    };
    if (!request.repeatable) {
      return attempt();
    }
    try {
      const answer = await attempt();
      return answer.status === 502 || answer.status === 504 ? await attempt() : answer;
    } catch (error) {
      if (error instanceof GatewayError && error.code === 'gateway.answer_too_large') {
        throw error;
      }
      return attempt();
    }
  }

  function exchange({ method, path, headers, body }) {
    const { request } = url.protocol === 'https:' ? https : http;
    const target = new URL(url.pathname.replace(/\/$/, '') + path, url);
    return new Promise((resolve, reject) => {
      const call = request(target, { method, headers, agent: AGENTS[url.protocol] }, (response) => {
        collect(response).then((text) => answerOf(response, text)).then(resolve, reject);
      });
      const timer = setTimeout(() => call.destroy(timedOut()), timeoutMs);
      call.on('error', (error) => reject(error instanceof GatewayError ? error : unreachable()));
      call.on('close', () => clearTimeout(timer));
      call.end(body);
    });
  }

  return { send };
}

function headersOf({ body, token, headers }, text) {
  const all = { Accept: 'application/json', ...headers };
  if (body !== undefined) {
    all['Content-Type'] = 'application/json';
    all['Content-Length'] = Buffer.byteLength(text);
  }
  if (token) {
    all.Authorization = `Bearer ${token}`;
  }
  return all;
}

async function collect(response) {
  const parts = [];
  let size = 0;
  for await (const part of response) {
    size += part.length;
    if (size > LARGEST_ANSWER) {
      response.destroy();
      throw new GatewayError(502, 'gateway.answer_too_large', 'The answer is larger than WeChat hands on');
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function answerOf(response, text) {
  const answer = { status: response.statusCode, body: null };
  if (/[/+]json\b/.test(response.headers['content-type'] || '')) {
    try {
      answer.body = JSON.parse(text);
    } catch (e) {
      throw unreachable();
    }
  }
  const seconds = Number(response.headers['retry-after']);
  if (seconds > 0) {
    answer.retryAfter = seconds;
  }
  if (response.headers.etag) {
    answer.etag = response.headers.etag;
  }
  return answer;
}

function timedOut() {
  return new GatewayError(504, 'gateway.timeout', 'CardRadar did not answer in time');
}

function unreachable() {
  return new GatewayError(502, 'gateway.unreachable', 'CardRadar cannot be reached');
}

module.exports = { createBackend };
