'use strict';

const { GatewayError } = require('./errors');

/**
 * Who called, as the platform says. Where a mini-program uses the environment of another (资源复用), the user is the
 * one of FROM_*: the rest then names the owner of the environment.
 *
 * @returns {{appId: string, openId: string, unionId?: string}}
 */
function identityOf(context) {
  const shared = Boolean(context.FROM_APPID);
  const appId = shared ? context.FROM_APPID : context.APPID;
  const openId = shared ? context.FROM_OPENID : context.OPENID;
  const unionId = shared ? context.FROM_UNIONID : context.UNIONID;
  if (!appId || !openId) {
    // Called from the console, from a trigger or by the server API: no user is there.
    throw new GatewayError(401, 'gateway.no_user', 'Only a call from a mini-program has a user');
  }
  return unionId ? { appId, openId, unionId } : { appId, openId };
}

module.exports = { identityOf };
