'use strict';

/* @wecom/crypto, the message encryption of other authors, on both ends of WeChat's message push. */

const assert = require('node:assert/strict');
const { randomUUID, randomInt } = require('node:crypto');
const http = require('node:http');
const { test } = require('node:test');

const { decrypt, encrypt, getSignature } = require('@wecom/crypto');

const SIMULATOR = process.env.CARDRADAR_TEST_SIMULATOR;
const APP = process.env.CARDRADAR_TEST_APP;
const TOKEN = process.env.CARDRADAR_TEST_TOKEN;
const KEY = process.env.CARDRADAR_TEST_AES_KEY;
const CALLBACK = `${process.env.CARDRADAR_TEST_URL}/wechat/callback/${APP}`;

const signedNow = () => ({ timestamp: String(Math.floor(Date.now() / 1000)), nonce: String(randomInt(1e9)) });

function textMessage(content) {
  return JSON.stringify({
    ToUserName: 'gh_cardradar', FromUserName: `o-${randomUUID()}`, CreateTime: Math.floor(Date.now() / 1000),
    MsgType: 'text', Content: content, MsgId: randomInt(1e12),
  });
}

/** Pushes as WeChat does in safe mode; what is given wins. */
async function push({ message = textMessage('您好'), appId = APP, token = TOKEN, tamper = (ciphertext) => ciphertext } = {}) {
  const { timestamp, nonce } = signedNow();
  const ciphertext = encrypt(KEY, message, appId);
  const query = new URLSearchParams({
    timestamp, nonce, openid: 'o-x', encrypt_type: 'aes',
    signature: getSignature(token, timestamp, nonce, ''),
    msg_signature: getSignature(token, timestamp, nonce, ciphertext),
  });
  const answer = await fetch(`${CALLBACK}?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ToUserName: 'gh_cardradar', Encrypt: tamper(ciphertext) }),
  });
  return { status: answer.status, text: await answer.text() };
}

test('the callback answers the check of its address', async () => {
  const { timestamp, nonce } = signedNow();
  const signature = getSignature(TOKEN, timestamp, nonce, '');
  const check = (wanted) => fetch(`${CALLBACK}?${new URLSearchParams({ signature: wanted, timestamp, nonce, echostr: 'e-4711' })}`);

  const right = await check(signature);
  const wrong = await check(signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0')));

  assert.deepEqual([right.status, await right.text()], [200, 'e-4711']);
  assert.ok(wrong.status >= 400, String(wrong.status));
  assert.ok(!(await wrong.text()).includes('e-4711'));
});

test('the callback reads what was encrypted, of any length, and takes it again when it comes again', async () => {
  for (const content of ['', '您好', '名'.repeat(2000), ...Array.from({ length: 33 }, (_, i) => 'x'.repeat(i))]) {
    assert.deepEqual(await push({ message: textMessage(content) }), { status: 200, text: 'success' });
  }
  const message = textMessage('两次');
  assert.equal((await push({ message })).text, 'success');
  assert.equal((await push({ message })).text, 'success');
});

test('the callback refuses what is not for it, or not from WeChat', async () => {
  const flip = (text) => (text[20] === 'A' ? `${text.slice(0, 20)}B${text.slice(21)}` : `${text.slice(0, 20)}A${text.slice(21)}`);
  for (const forged of [{ appId: 'wxsomebodyelse0000' }, { token: 'another-token' }, { tamper: flip }]) {
    const { status, text } = await push(forged);
    assert.ok(status >= 400 && status < 500, `${status} for ${Object.keys(forged)}`);
    assert.notEqual(text, 'success');
  }
});

test('the simulator encrypts as WeChat does', async (t) => {
  const openId = `o-${randomUUID()}`;
  const received = [];
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url, 'http://here');
    let body = '';
    for await (const part of request) {
      body += part;
    }
    received.push({ query: url.searchParams, body });
    response.end(url.searchParams.get('echostr') ?? 'success');
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.after(() => server.close());
  const control = (path, body) => fetch(`${SIMULATOR}/_control/${path}`, { method: 'POST', body: JSON.stringify(body) });

  const url = `http://127.0.0.1:${server.address().port}/`;
  assert.equal((await control('callbacks', { appId: APP, url, token: TOKEN, encodingAesKey: KEY, mode: 'safe' })).status, 200);
  await control('pushes', { appId: APP, openId, fields: { MsgType: 'text', Content: '在吗', MsgId: 4711 } });
  while (received.length < 2) {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }

  const { query, body } = received[1];
  const { Encrypt: ciphertext } = JSON.parse(body);
  assert.equal(query.get('msg_signature'), getSignature(TOKEN, query.get('timestamp'), query.get('nonce'), ciphertext));
  const { message, id } = decrypt(KEY, ciphertext);
  assert.equal(id, APP);
  const { FromUserName, Content } = JSON.parse(message);
  assert.deepEqual([FromUserName, Content], [openId, '在吗']);
});
