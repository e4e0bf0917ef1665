'use strict';

const { GatewayError } = require('./errors');

const SHORTEST_KEY = 32;

/**
 * Reads the function's environment variables.
 *
 * - CARDRADAR_URL: where the backend is, such as https://crm.example.com
 * - CARDRADAR_GATEWAY_KEY: the app's `gatewayKey`
 * - CARDRADAR_TIMEOUT_MS: for one attempt, 8000 by default; twice that must fit the function's own time-out
 */
function readSettings(env) {
  const key = env.CARDRADAR_GATEWAY_KEY || '';
  const timeoutMs = Number(env.CARDRADAR_TIMEOUT_MS || 8000);
  let url;
  try {
    url = new URL(env.CARDRADAR_URL);
  } catch (e) {
    throw misconfigured('CARDRADAR_URL is no address');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw misconfigured('CARDRADAR_URL is no address');
  }
  if (key.length < SHORTEST_KEY) {
    throw misconfigured(`CARDRADAR_GATEWAY_KEY has less than ${SHORTEST_KEY} characters`);
  }
  if (!(timeoutMs > 0)) {
    throw misconfigured('CARDRADAR_TIMEOUT_MS is no number');
  }
  return { url, key, timeoutMs };
}

function misconfigured(detail) {
  return new GatewayError(500, 'gateway.misconfigured', detail);
}

module.exports = { readSettings };
