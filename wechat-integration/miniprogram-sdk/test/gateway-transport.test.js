'use strict';

const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const { test } = require('node:test');

const { init } = require('../src');
const { createGateway } = require('../../cloudfunction/lib/gateway');
const { Relay } = require('./fake/relay');
const { SERVICE, WITH_SERVICE, eventually, radarOf } = require('./fake/service');
const { stopTimers } = require('./fake/timers');
const { FakeWx } = require('./fake/wx');

/** A phone whose mini-program reaches the service through the real gateway function. */
async function openPhone(t) {
  const relay = await Relay.to(SERVICE.url);
  const context = { APPID: SERVICE.gatewayAppId, OPENID: `o-${crypto.randomUUID()}` };
  const cloudFunction = createGateway({
    cloud: { getWXContext: () => context },
    env: { CARDRADAR_URL: relay.url, CARDRADAR_GATEWAY_KEY: SERVICE.gatewayKey, CARDRADAR_TIMEOUT_MS: '3000' },
    log: () => {},
  });
  const wx = new FakeWx({ cloudFunction });
  const app = init({ appId: SERVICE.gatewayAppId, transport: 'gateway', backOffMs: 20, flushEveryMs: 50 }, wx);
  t.after(async () => {
    wx.online = false;
    await relay.down();
    await stopTimers();
  });
  return { app, wx, relay };
}

test('does all without a code and without a domain', WITH_SERVICE, async (t) => {
  const { app, wx, relay } = await openPhone(t);

  app.track({ type: 'card.view', cardId: SERVICE.cardId });
  const { id } = await app.login();
  const card = await app.request({ path: `/v1/cards/${SERVICE.cardId}` });
  const { token } = await app.shares.prepare(SERVICE.cardId);

  assert.equal(card.id, SERVICE.cardId);
  assert.equal((await app.shares.resolve(token)).cardId, SERVICE.cardId);
  assert.deepEqual(await eventually(() => radarOf(id), ({ length }) => length > 0), ['1 card.view']);
  assert.equal(wx.logins, 0);
  assert.equal(relay.count('/v1/auth/gateway'), 1);
});

test('waits for the service behind the gateway', WITH_SERVICE, async (t) => {
  const { app, relay } = await openPhone(t);
  const { id } = await app.login();
  await relay.down();

  app.track({ type: 'card.view', cardId: SERVICE.cardId });
  assert.equal(await app.flush(), false);
  await assert.rejects(app.request({ path: '/v1/cards/x' }), { code: 'network.failed' });
  await relay.up();

  assert.deepEqual(await eventually(() => radarOf(id), ({ length }) => length > 0), ['1 card.view']);
});

test('has no radar without an address: cloud functions have no sockets', WITH_SERVICE, async (t) => {
  const { app } = await openPhone(t);

  assert.throws(() => app.radar({ onItem() {} }), /baseUrl/);
});
