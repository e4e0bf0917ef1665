'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { CardRadarError } = require('../src');
const { openPhone } = require('./fake/phone');
const { SERVICE, WITH_SERVICE } = require('./fake/service');

const CARD = { path: `/v1/cards/${SERVICE.cardId}` };

test('logs in once, however many requests need it', WITH_SERVICE, async (t) => {
  const { app, wx, relay } = await openPhone(t);

  const cards = await Promise.all(Array.from({ length: 10 }, () => app.request(CARD)));

  assert.ok(cards.every(({ id }) => id === SERVICE.cardId));
  assert.equal(wx.logins, 1);
  assert.equal(relay.count('/v1/auth/wechat'), 1);
});

test('is still the same person after the mini-program was closed, without logging in', WITH_SERVICE, async (t) => {
  const phone = await openPhone(t);
  const before = await phone.app.login();

  phone.open();

  assert.deepEqual(await phone.app.login(), before);
  assert.equal(phone.relay.count('/v1/auth/wechat'), 1);
});

test('comes without a log-in in single-page mode, and is the same person after it', WITH_SERVICE, async (t) => {
  const launch = { path: 'pages/card/index', query: {}, scene: 1154 };
  const phone = await openPhone(t, { launch });
  const before = await phone.app.login();
  assert.equal(phone.wx.logins, 0);
  assert.deepEqual(await phone.app.request(CARD).then(({ id }) => id), SERVICE.cardId);

  launch.scene = 1001;
  phone.open();
  const after = await phone.app.login();

  assert.notEqual(after.id, before.id);
  assert.equal(phone.wx.getStorageSync('cardradar.device'), '');
  assert.equal(phone.wx.getStorageSync('cardradar.session').anonymous, undefined);
});

test('logs in anew when what it stored cannot be read', WITH_SERVICE, async (t) => {
  const phone = await openPhone(t);
  const before = await phone.app.login();
  phone.wx.setStorageSync('cardradar.session', 'broken');

  phone.open();

  assert.deepEqual(await phone.app.login(), before);
});

test('refreshes a refused token once for all who were refused', WITH_SERVICE, async (t) => {
  const phone = await openPhone(t);
  await phone.app.login();
  spoil(phone, { accessToken: 'not-a-token' });

  await Promise.all(Array.from({ length: 10 }, () => phone.app.request(CARD)));

  assert.equal(phone.relay.count('/v1/auth/refresh'), 1);
  assert.equal(phone.relay.count('/v1/auth/wechat'), 1);
});

test('refreshes a token that is about to end before it uses it', WITH_SERVICE, async (t) => {
  const phone = await openPhone(t);
  await phone.app.login();
  spoil(phone, { expiresAt: Date.now() + 30000 });

  await phone.app.request(CARD);

  assert.equal(phone.relay.count('/v1/auth/refresh'), 1);
  assert.equal(phone.relay.count(CARD.path), 1);
});

test('logs in anew when the answer to a refresh was lost', WITH_SERVICE, async (t) => {
  const phone = await openPhone(t);
  const before = await phone.app.login();
  spoil(phone, { accessToken: 'not-a-token' });
  phone.relay.loseAnswer('/v1/auth/refresh');

  await assert.rejects(phone.app.request(CARD), { code: 'network.failed', status: 0 });
  await phone.app.request(CARD);

  assert.equal(phone.relay.count('/v1/auth/refresh'), 2);
  assert.equal(phone.relay.count('/v1/auth/wechat'), 2);
  assert.deepEqual(await phone.app.login(), before);
});

test('says in the words of the service what was refused', WITH_SERVICE, async (t) => {
  const { app } = await openPhone(t);
  const stranger = await openPhone(t, { appId: 'wxunknown00000000' });

  await assert.rejects(app.request({ path: '/v1/employees' }), (error) =>
    error instanceof CardRadarError && error.status === 403 && error.code === 'auth.forbidden');
  await assert.rejects(stranger.app.login(), { code: 'auth.unknown_app', ofLogin: true });
});

test('ends a session, and begins another with the next request', WITH_SERVICE, async (t) => {
  const phone = await openPhone(t);
  await phone.app.login();

  await phone.app.logout();
  assert.equal(phone.wx.getStorageSync('cardradar.session'), '');
  await phone.app.request(CARD);

  assert.equal(phone.wx.logins, 2);
});

/** Opens the mini-program with another stored session. */
function spoil(phone, change) {
  const stored = phone.wx.getStorageSync('cardradar.session');
  phone.wx.setStorageSync('cardradar.session', { ...stored, ...change });
  phone.open();
}

test('changes things although wx.request has no PATCH', WITH_SERVICE, async (t) => {
  const { app } = await openPhone(t, { openid: SERVICE.salesOpenid });
  const { version } = await app.request(CARD);

  const changed = await app.request({ ...CARD, method: 'PATCH', body: { position: '总监' }, headers: { 'If-Match': `"${version}"` } });

  assert.equal(changed.draft.position, '总监');
});
