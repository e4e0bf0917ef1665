'use strict';

/* co-wechat-api, an API client of other authors, against the simulator: only its host is changed. */

const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { test } = require('node:test');

const WeChatApi = require('co-wechat-api');

const SIMULATOR = process.env.CARDRADAR_TEST_SIMULATOR;
const APP = process.env.CARDRADAR_TEST_APP;
const SECRET = process.env.CARDRADAR_TEST_SECRET;


function client(secret = SECRET) {
  const api = new WeChatApi(APP, secret);
  for (const prefix of Object.keys(api).filter((name) => /prefix$/i.test(name))) {
    api[prefix] = api[prefix].replace(/^https?:\/\/[^/]+/, SIMULATOR);
  }
  return api;
}

async function control(method, path, body) {
  const answer = await fetch(`${SIMULATOR}/_control/${path}`, { method, body: body && JSON.stringify(body) });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
}

/** Asks what the client has no function for, with its own token and its own way of reading answers. */
async function post(api, path, data) {
  const { accessToken } = await api.ensureAccessToken();
  return api.request(`${SIMULATOR}${path}?access_token=${accessToken}`, {
    method: 'POST', data: JSON.stringify(data), headers: { 'Content-Type': 'application/json' },
  });
}

test('fetches a token, keeps it, and fetches another when WeChat has ended it', async () => {
  const api = client();
  const first = await api.getAccessToken();
  assert.ok(first.isValid());
  assert.ok((await api.ensureAccessToken()).accessToken, first.accessToken);
  await api.getWXACodeUnlimit('a', 'pages/card/index');

  await control('POST', 'tokens/kill', { appId: APP });
  await api.getWXACodeUnlimit('b', 'pages/card/index');

  assert.notEqual(api.store.accessToken, first.accessToken);
});

test('is told when its secret is wrong', async () => {
  await assert.rejects(client('wrong').getAccessToken(), { name: 'WeChatAPIError', code: 40125 });
});

test('learns who logged in, once a code', async () => {
  const api = client();
  const openId = `o-${randomUUID()}`;
  const code = `code-${randomUUID()}`;
  await control('POST', 'logins', { appId: APP, code, openId });

  const session = await api.code2Session(code);

  assert.equal(session.openid, openId);
  assert.equal(Buffer.from(session.session_key, 'base64').length, 16);
  await assert.rejects(api.code2Session(code), ({ code: errcode }) => errcode === 40163 || errcode === 40029);
  await assert.rejects(api.code2Session('made-up'), { code: 40029 });
});

test('gets a picture of a code, and a reason when it gets none', async () => {
  const api = client();

  const picture = await api.getWXACodeUnlimit('a=b', 'pages/card/index', 430);

  assert.ok(Buffer.isBuffer(picture));
  assert.equal(picture.subarray(0, 3).toString('hex'), 'ffd8ff');
  await assert.rejects(api.getWXACodeUnlimit('x'.repeat(33), 'pages/card/index'), { code: 40169 });
  await assert.rejects(api.getWXACodeUnlimit('名片', 'pages/card/index'), { code: 40129 });
  await assert.rejects(api.getWXACodeUnlimit('a', 'pages/none'), { code: 41030 });
});

test('may write to a user who wrote, and to no other', async () => {
  const api = client();
  const openId = `o-${randomUUID()}`;
  await assert.rejects(api.sendText(openId, '您好'), { code: 45015 });

  await control('POST', 'user-messages', { appId: APP, openId, text: '在吗' });
  await api.sendText(openId, '您好');

  const inbox = JSON.stringify(await control('GET', `inbox?appId=${APP}&openId=${openId}`));
  assert.ok(inbox.includes('您好'), inbox);
});

test('sends one subscription message for one grant', async () => {
  const api = client();
  const openId = `o-${randomUUID()}`;
  const { priTmplId } = await post(api, '/wxaapi/newtmpl/addtemplate', { tid: 1201, kidList: [1, 3], sceneDesc: '预约' });
  const data = { time1: { value: '2026-11-21 15:01' }, thing3: { value: '请准时到场' } };
  const send = () => api.sendSubscribeMessage(openId, priTmplId, 'pages/card/index', data);
  await assert.rejects(send(), { code: 43101 });

  await control('POST', 'popups', { appId: APP, openId, templateIds: [priTmplId], accept: true });
  await send();

  await assert.rejects(send(), { code: 43101 });
  await assert.rejects(api.sendSubscribeMessage(openId, 'no-template', '', data), { code: 40037 });
});

test('has a text judged', async () => {
  const api = client();
  const openId = `o-${randomUUID()}`;
  await control('POST', 'logins', { appId: APP, code: `code-${openId}`, openId });
  await api.code2Session(`code-${openId}`);

  const { result } = await post(api, '/wxa/msg_sec_check', { version: 2, scene: 1, openid: openId, content: '您好' });

  assert.deepEqual(result, { suggest: 'pass', label: 100 });
});
