'use strict';

const DEFAULTS = {
  transport: 'http',
  functionName: 'cardradar',
  timeoutMs: 10000,
  /** Events wait so long for others, unless so many wait already. */
  flushEveryMs: 5000,
  flushAt: 20,
  /** At most so many events are kept; the oldest go first. */
  maxEvents: 2000,
  heartbeatMs: 15000,
  pingEveryMs: 25000,
  backOffMs: 1000,
  longestBackOffMs: 300000,
  onRejected() {},
  onDropped() {},
};

/**
 * @param {import('../index').Options} options
 * @returns {Required<import('../index').Options>} the same, checked, with what they leave out
 */
function readSettings(options) {
  const settings = { ...DEFAULTS, ...options };
  if (!settings.appId) {
    throw new TypeError('CardRadar: appId is missing');
  }
  if (settings.transport !== 'http' && settings.transport !== 'gateway') {
    throw new TypeError("CardRadar: transport is 'http' or 'gateway'");
  }
  if (settings.transport === 'http' && !settings.baseUrl) {
    throw new TypeError('CardRadar: baseUrl is missing');
  }
  settings.baseUrl = (settings.baseUrl || '').replace(/\/+$/, '');
  return settings;
}

module.exports = { readSettings };
