'use strict';

const crypto = require('crypto');

const SCHEME = 'CARDRADAR-HMAC-SHA256';

/**
 * The headers that tell the backend who the user is, and prove that this function said so. README.md has what is
 * signed, line by line.
 *
 * @param {{method: string, path: string, body: string}} request
 * @param {{appId: string, openId: string, unionId?: string}} identity
 * @param {string} key
 */
function signedHeaders(request, identity, key) {
  const time = Math.floor(Date.now() / 1000).toString();
  const nonce = crypto.randomBytes(16).toString('hex');
  const text = [
    SCHEME,
    request.method,
    request.path,
    time,
    nonce,
    crypto.createHash('sha256').update(request.body).digest('hex'),
    identity.appId,
    identity.openId,
    identity.unionId || '',
  ].join('\n');
  const headers = {
    'X-CardRadar-App': identity.appId,
    'X-CardRadar-OpenId': identity.openId,
    'X-CardRadar-Time': time,
    'X-CardRadar-Nonce': nonce,
    'X-CardRadar-Signature': crypto.createHmac('sha256', key).update(text).digest('hex'),
  };
  if (identity.unionId) {
    headers['X-CardRadar-UnionId'] = identity.unionId;
  }
  return headers;
}

module.exports = { signedHeaders };
