'use strict';

const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const Module = require('node:module');
const { test } = require('node:test');

const { createGateway } = require('../lib/gateway');
const { Relay } = require('../../miniprogram-sdk/test/fake/relay');
const { SERVICE, WITH_SERVICE } = require('../../miniprogram-sdk/test/fake/service');

const LOGIN = '/v1/auth/gateway';
const KEY = SERVICE.gatewayKey || 'k'.repeat(32);

/** The function as the platform runs it for one user, its way to the service leading through a relay. */
async function deployed(t, { context, env, target = SERVICE.url } = {}) {
  const relay = await Relay.to(target);
  t.after(() => relay.down());
  const user = { APPID: SERVICE.gatewayAppId || 'wx0000000000000000', OPENID: `o-${crypto.randomUUID()}`, ...context };
  const logged = [];
  const gateway = createGateway({
    cloud: { getWXContext: () => user },
    env: { CARDRADAR_URL: relay.url, CARDRADAR_GATEWAY_KEY: KEY, CARDRADAR_TIMEOUT_MS: '3000', ...env },
    log: (line) => logged.push(line),
  });
  return { gateway, relay, user, logged };
}

test('logs in whoever the platform names', WITH_SERVICE, async (t) => {
  const { gateway } = await deployed(t, { context: { UNIONID: 'u-1' } });

  const first = await gateway({ task: 'login' });
  const again = await gateway({ task: 'login', userInfo: { openId: 'o-what-the-platform-adds' } });

  assert.equal(first.status, 200, JSON.stringify(first.body));
  assert.equal(first.body.principal.role, 'visitor');
  assert.deepEqual(again.body.principal, first.body.principal);
});

test('does what its tasks say', WITH_SERVICE, async (t) => {
  const { gateway } = await deployed(t);
  const { body: session } = await gateway({ task: 'login' });
  const token = session.accessToken;

  const card = await gateway({ task: 'request', method: 'GET', path: `/v1/cards/${SERVICE.cardId}?from=gateway`, token });
  const events = await gateway({ task: 'events', sentAt: new Date().toISOString(), events: [], token });
  const share = await gateway({
    task: 'request', method: 'POST', path: `/v1/cards/${SERVICE.cardId}/shares`, token,
    body: { channel: 'chat' }, headers: { 'Idempotency-Key': 'k1' },
  });
  const refreshed = await gateway({ task: 'refresh', refreshToken: session.refreshToken });
  const ended = await gateway({ task: 'logout', refreshToken: refreshed.body.refreshToken });
  const refused = await gateway({ task: 'refresh', refreshToken: refreshed.body.refreshToken });

  assert.equal(card.body.id, SERVICE.cardId);
  assert.deepEqual(events, { status: 200, body: { accepted: 0, duplicates: 0, rejected: [] } });
  assert.equal(share.status, 201);
  assert.equal(refreshed.status, 200);
  assert.deepEqual(ended, { status: 204, body: null });
  assert.equal(refused.body.code, 'auth.refresh_refused');
});

test('takes the user of a mini-program that uses the environment of another', WITH_SERVICE, async (t) => {
  const openid = `o-${crypto.randomUUID()}`;
  const own = await deployed(t, { context: { OPENID: openid } });
  const shared = await deployed(t, {
    context: { APPID: 'wx-of-the-owner', OPENID: '', FROM_APPID: SERVICE.gatewayAppId, FROM_OPENID: openid },
  });

  const [{ body: one }, { body: other }] = [await own.gateway({ task: 'login' }), await shared.gateway({ task: 'login' })];

  assert.deepEqual(other.principal, one.principal);
});

test('is refused when somebody on the way changes what it said', WITH_SERVICE, async (t) => {
  const { gateway, relay } = await deployed(t);
  const changes = [
    (request) => { request.headers['x-cardradar-openid'] = 'o-somebody-else'; },
    (request) => { request.headers['x-cardradar-unionid'] = 'u-somebody-else'; },
    (request) => { request.headers['x-cardradar-time'] = String(Number(request.headers['x-cardradar-time']) + 1); },
    (request) => { request.headers['x-cardradar-nonce'] = crypto.randomBytes(16).toString('hex'); },
    (request) => { request.body = Buffer.from('{ }'); request.headers['content-length'] = '3'; },
  ];
  for (const change of changes) {
    relay.next(LOGIN, (request, response, pass) => {
      change(request);
      return handOn(response, pass);
    });
    const answer = await gateway({ task: 'login' });
    assert.deepEqual([answer.status, answer.body.code], [401, 'auth.gateway_signature']);
  }
});

test('cannot be repeated by somebody who listened', WITH_SERVICE, async (t) => {
  const { gateway, relay } = await deployed(t);
  await gateway({ task: 'login' });

  const replayed = await relay.pass(relay.requests[0]);

  assert.equal(replayed.status, 401);
  assert.equal(JSON.parse(replayed.body).code, 'auth.gateway_replayed');
});

test('is refused with another key', WITH_SERVICE, async (t) => {
  const { gateway } = await deployed(t, { env: { CARDRADAR_GATEWAY_KEY: 'x'.repeat(40) } });

  assert.equal((await gateway({ task: 'login' })).body.code, 'auth.gateway_signature');
});

test('tries once more what is safe to repeat, signed anew', WITH_SERVICE, async (t) => {
  const { gateway, relay } = await deployed(t);
  relay.loseAnswer(LOGIN);

  const { status } = await gateway({ task: 'login' });

  assert.equal(status, 200);
  assert.equal(relay.count(LOGIN), 2);
  assert.equal(new Set(relay.requests.map(({ headers }) => headers['x-cardradar-nonce'])).size, 2);
});

test('does not repeat what is not', WITH_SERVICE, async (t) => {
  const { gateway, relay } = await deployed(t);
  const { body: session } = await gateway({ task: 'login' });
  relay.loseAnswer('/v1/auth/refresh');
  relay.loseAnswer(`/v1/cards/${SERVICE.cardId}/shares`);

  const refresh = await gateway({ task: 'refresh', refreshToken: session.refreshToken });
  const share = await gateway({
    task: 'request', method: 'POST', path: `/v1/cards/${SERVICE.cardId}/shares`, token: session.accessToken, body: { channel: 'chat' },
  });

  assert.deepEqual([refresh.status, refresh.body.code], [502, 'gateway.unreachable']);
  assert.deepEqual([share.status, share.body.code], [502, 'gateway.unreachable']);
  assert.equal(relay.count('/v1/auth/refresh'), 1);
  assert.equal(relay.count(`/v1/cards/${SERVICE.cardId}/shares`), 1);
});

test('hands on what the service refuses, and when to come back', async (t) => {
  const { gateway, relay } = await deployed(t, { target: 'http://127.0.0.1:9' });
  const problem = { code: 'ingest.busy', status: 429 };
  relay.answer('/v1/events', 429, { 'content-type': 'application/problem+json', 'retry-after': '3' }, JSON.stringify(problem));

  const answer = await gateway({ task: 'events', token: 't', sentAt: '', events: [] });

  assert.deepEqual(answer, { status: 429, body: problem, retryAfter: 3 });
  assert.equal(relay.count('/v1/events'), 1);
});

test('says so when the service is silent, away, or answers more than WeChat hands on', async (t) => {
  const silent = await deployed(t, { target: 'http://127.0.0.1:9', env: { CARDRADAR_TIMEOUT_MS: '100' } });
  const ask = (gateway) => gateway({ task: 'request', method: 'GET', path: '/v1/company' });
  silent.relay.next('/v1/company', () => new Promise(() => {}));
  silent.relay.next('/v1/company', () => new Promise(() => {}));
  const timedOut = await ask(silent.gateway);
  silent.relay.answer('/v1/company', 200, { 'content-type': 'application/json' }, JSON.stringify('x'.repeat(1100 * 1024)));
  const tooLarge = await ask(silent.gateway);
  silent.relay.answer('/v1/company', 200, { 'content-type': 'application/json' }, '{"cut');
  silent.relay.answer('/v1/company', 200, { 'content-type': 'application/json' }, '{"cut');
  const nonsense = await ask(silent.gateway);
  const away = await ask((await deployed(t, { env: { CARDRADAR_URL: 'http://127.0.0.1:9' }, target: 'http://127.0.0.1:9' })).gateway);

  assert.deepEqual([timedOut.status, timedOut.body.code], [504, 'gateway.timeout']);
  assert.deepEqual([tooLarge.status, tooLarge.body.code], [502, 'gateway.answer_too_large']);
  assert.deepEqual([nonsense.status, nonsense.body.code], [502, 'gateway.unreachable']);
  assert.deepEqual([away.status, away.body.code], [502, 'gateway.unreachable']);
});

test('forwards nothing but the API, and no log-in but its own', async (t) => {
  const { gateway, relay } = await deployed(t, { target: 'http://127.0.0.1:9' });
  const request = (event) => gateway({ task: 'request', method: 'GET', path: '/v1/company', ...event });
  const refused = [
    await gateway(), await gateway({ task: 'dance' }), await gateway({ task: 'constructor' }),
    await request({ path: '/v1/auth/password' }), await request({ path: '/v1/x/../auth/password' }),
    await request({ path: '/v1/x/%2e%2e/auth/gateway' }), await request({ path: '//elsewhere.example/v1/company' }),
    await request({ path: 'https://elsewhere.example/v1/company' }), await request({ path: '/prometheus' }),
    await request({ path: undefined }), await request({ method: 'TRACE' }), await request({ token: 'a\r\nX-Operator-Key: b' }),
    await request({ headers: { 'If-Match': 'a\nb' } }), await request({ headers: { 'Accept-Language': 7 } }),
  ];

  assert.deepEqual(refused.map(({ status }) => status), refused.map(() => 400));
  assert.equal(relay.requests.length, 0);
});

test('signs for nobody when there is nobody', async (t) => {
  const { gateway, relay } = await deployed(t, { context: { OPENID: undefined }, target: 'http://127.0.0.1:9' });

  assert.equal((await gateway({ task: 'login' })).body.code, 'gateway.no_user');
  assert.equal(relay.requests.length, 0);
});

test('says what is wrong with its settings, and no secret', async (t) => {
  const wrong = [
    { CARDRADAR_URL: undefined }, { CARDRADAR_URL: 'file:///etc' }, { CARDRADAR_GATEWAY_KEY: 'short' }, { CARDRADAR_TIMEOUT_MS: 'long' },
  ];
  for (const env of wrong) {
    const { gateway, logged } = await deployed(t, { env, target: 'http://127.0.0.1:9' });
    assert.equal((await gateway({ task: 'login' })).body.code, 'gateway.misconfigured');
    assert.deepEqual(logged, ['cardradar gateway: gateway.misconfigured']);
  }
});

test('writes no secret and no user into its log, whatever fails', async (t) => {
  const { gateway, relay, user, logged } = await deployed(t, { target: 'http://127.0.0.1:9', env: { CARDRADAR_TIMEOUT_MS: '100' } });
  const secrets = [KEY, user.OPENID, 'the-access-token', 'the-refresh-token', 'the-phone-code'];
  const error = new Error(`thrown with ${KEY} and ${user.OPENID}`);
  const broken = createGateway({ cloud: { getWXContext: () => { throw error; } }, env: process.env, log: (line) => logged.push(line) });

  const answers = [
    await broken({ task: 'login' }),
    await gateway({ task: 'login', phoneCode: 'the-phone-code' }),
    await gateway({ task: 'refresh', refreshToken: 'the-refresh-token' }),
    await gateway({ task: 'events', token: 'the-access-token' }),
  ];

  assert.ok(logged.length >= 4);
  assert.ok(relay.requests.length >= 4);
  const said = JSON.stringify([logged, answers]);
  secrets.forEach((secret) => assert.ok(!said.includes(secret), secret));
});

test('is what the platform starts', async () => {
  const load = Module._load;
  const calls = [];
  const sdk = { DYNAMIC_CURRENT_ENV: 'current', init: (options) => calls.push(options), getWXContext: () => ({}) };
  Module._load = (name, ...rest) => (name === 'wx-server-sdk' ? sdk : load(name, ...rest));
  try {
    const { status, body } = await require('../index').main({ task: 'dance' }, {});
    assert.deepEqual([status, body.code], [400, 'gateway.unknown_task']);
    assert.deepEqual(calls, [{ env: 'current' }]);
  } finally {
    Module._load = load;
  }
});

test('signs what its README says', () => {
  const { signedHeaders } = require('../lib/signature');
  const request = { method: 'POST', path: LOGIN, body: '{}' };

  const headers = signedHeaders(request, { appId: 'wxa', openId: 'o1', unionId: 'u1' }, KEY);

  const text = `CARDRADAR-HMAC-SHA256\nPOST\n${LOGIN}\n${headers['X-CardRadar-Time']}\n${headers['X-CardRadar-Nonce']}\n`
    + '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\nwxa\no1\nu1';
  assert.equal(headers['X-CardRadar-Signature'], crypto.createHmac('sha256', KEY).update(text).digest('hex'));
});

async function handOn(response, pass) {
  const { status, headers, body } = await pass();
  response.writeHead(status, headers);
  response.end(body);
}

