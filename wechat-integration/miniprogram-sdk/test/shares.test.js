'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { readEntry } = require('../src');
const { openPhone } = require('./fake/phone');
const { SERVICE, WITH_SERVICE } = require('./fake/service');

const CARD = SERVICE.cardId;

test('has a token ready when somebody shares, another one each time', WITH_SERVICE, async (t) => {
  const { app } = await openPhone(t);
  const first = await app.shares.prepare(CARD, { channel: 'group' });

  const message = app.shares.message(CARD, { title: '李雷的名片' });
  assert.deepEqual(message, { title: '李雷的名片', path: first.path });
  const next = app.shares.message(CARD);
  const { path } = await next.promise;

  assert.notEqual(path, first.path);
  const { cardId, share } = await app.shares.resolve(first.token);
  assert.equal(cardId, CARD);
  assert.deepEqual(share, { token: first.token, channel: 'group' });
});

test('shares without a token rather than not at all', WITH_SERVICE, async (t) => {
  const { app, wx } = await openPhone(t);
  wx.setOnline(false);

  const message = app.shares.message(CARD, { title: '名片', path: 'pages/index' });

  assert.equal(message.path, 'pages/index');
  assert.deepEqual(await message.promise, { title: '名片', path: 'pages/index' });
});

test('passes a share on as the child of the one that led here', WITH_SERVICE, async (t) => {
  const { app } = await openPhone(t);
  const parent = await app.shares.prepare(CARD);

  const child = await app.shares.prepare(CARD, { parent: parent.token });

  assert.notEqual(child.token, parent.token);
  await assert.rejects(app.shares.prepare(CARD, { parent: 'made-up' }), { code: 'share.unknown_parent' });
});

test('reads the way in, whether it was scanned, opened or made up', () => {
  const token = 'a-b_c9';
  assert.deepEqual(readEntry({ query: { scene: encodeURIComponent('a=b&c') }, scene: 1047 }), { share: 'a=b&c', scene: 1047 });
  assert.deepEqual(readEntry({ query: { scene: token }, scene: 1007 }), { share: token, scene: 1007 });
  assert.deepEqual(readEntry({ query: { scene: '100%' } }), { share: '100%' });
  assert.deepEqual(readEntry({ query: { scene: 'x'.repeat(33) }, scene: 'none' }), {});
  assert.deepEqual(readEntry({ query: { scene: '%E5%90%8D' } }), {});
  assert.deepEqual(readEntry(), {});
});
