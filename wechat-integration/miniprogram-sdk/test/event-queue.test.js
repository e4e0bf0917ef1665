'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { EventQueue } = require('../src/event-queue');
const { Store } = require('../src/store');
const { uuidV7 } = require('../src/uuid');
const { FakeWx } = require('./fake/wx');

const event = (n, props) => ({ id: String(n), type: 'card.view', ...(props && { props }) });

function queueOn(wx, more) {
  const dropped = [];
  const queue = new EventQueue(new Store(wx), { maxEvents: 2000, onDropped: (count) => dropped.push(count), ...more });
  return { queue, dropped };
}

function drained(queue) {
  const batches = [];
  for (let batch = queue.head(); batch; batch = queue.head()) {
    batches.push(batch.events.map(({ id }) => id));
    queue.remove(batch);
  }
  return batches;
}

test('hands out what was added, in order, in batches of a hundred', () => {
  const { queue } = queueOn(new FakeWx());
  for (let i = 0; i < 250; i += 1) {
    queue.add(event(i));
  }

  const batches = drained(queue);

  assert.deepEqual(batches.map(({ length }) => length), [100, 100, 50]);
  assert.deepEqual(batches.flat(), Array.from({ length: 250 }, (_, i) => String(i)));
});

test('finds again what was stored, and adds behind it', () => {
  const wx = new FakeWx();
  const first = queueOn(wx).queue;
  first.add(event('a'));
  first.head();
  first.add(event('b'));

  const { queue } = queueOn(wx);
  queue.add(event('c'));

  assert.deepEqual(drained(queue).flat(), ['a', 'b', 'c']);
  assert.deepEqual(wx.getStorageInfoSync().keys, []);
});

test('adds nothing to a batch that is on its way', () => {
  const { queue } = queueOn(new FakeWx());
  queue.add(event('a'));
  const onItsWay = queue.head();

  queue.add(event('b'));

  assert.deepEqual(onItsWay.events.map(({ id }) => id), ['a']);
  queue.remove(onItsWay);
  assert.deepEqual(drained(queue), [['b']]);
});

test('keeps a batch below what storage and service take, in Chinese too', () => {
  const wx = new FakeWx();
  const { queue } = queueOn(wx);
  for (let i = 0; i < 200; i += 1) {
    queue.add(event(i, { text: '名'.repeat(4000) }));
  }

  for (let batch = queue.head(); batch; batch = queue.head()) {
    assert.ok(Buffer.byteLength(JSON.stringify(batch.events)) < 1000000);
    queue.remove(batch);
  }
});

test('drops the oldest events, and says how many, when too many wait', () => {
  const { queue, dropped } = queueOn(new FakeWx(), { maxEvents: 300 });
  for (let i = 0; i < 1000; i += 1) {
    queue.add(event(i));
  }

  const kept = drained(queue).flat();

  assert.ok(kept.length <= 300 && kept.length >= 200, `${kept.length} are kept`);
  assert.equal(kept.at(-1), '999');
  assert.equal(dropped.reduce((sum, count) => sum + count, 0), 1000 - kept.length);
  assert.deepEqual(kept, Array.from({ length: kept.length }, (_, i) => String(1000 - kept.length + i)));
});

test('makes room for the newest when the storage of the phone is full', () => {
  const wx = new FakeWx();
  for (let i = 0; i < 9; i += 1) {
    wx.setStorageSync(`others.${i}`, 'x'.repeat(1024 * 1024 - 2));
  }
  const { queue, dropped } = queueOn(wx);
  for (let i = 0; i < 400; i += 1) {
    queue.add(event(i, { text: 'x'.repeat(4000) }));
  }

  const stored = queueOn(wx).queue;

  assert.ok(dropped.length > 0);
  assert.equal(drained(stored).flat().at(-1), '399');
});

test('sends from memory what a broken storage does not take', () => {
  const wx = new FakeWx();
  wx.setStorageSync = () => {
    throw new Error('setStorageSync:fail');
  };
  const { queue } = queueOn(wx);

  queue.add(event('a'));

  assert.deepEqual(drained(queue), [['a']]);
});

test('throws away what it cannot read', () => {
  const wx = new FakeWx();
  wx.setStorageSync('cardradar.events.000000000001', 'broken');
  wx.setStorageSync('cardradar.events.000000000002', [event('a')]);

  assert.deepEqual(drained(queueOn(wx).queue), [['a']]);
});

test('makes ids that are of version 7, never the same, and in order', () => {
  const now = Date.now();
  const ids = Array.from({ length: 3000 }, (_, i) => uuidV7(now + Math.floor(i / 1000)));

  assert.equal(new Set(ids).size, 3000);
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(parseInt(ids[0].replace('-', '').slice(0, 12), 16), now);
});
