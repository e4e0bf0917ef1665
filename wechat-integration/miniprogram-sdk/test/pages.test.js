'use strict';

const assert = require('node:assert/strict');
const { afterEach, beforeEach, test } = require('node:test');

const { Pages } = require('../src/pages');

const HEARTBEAT = 15000;
const VIEW = { type: 'product.view', cardId: 'c1', subject: { kind: 'product', id: 'P-1' } };

let now;
let beats;
let told;
let originals;

/** A clock that only the test moves; timers stand still while the phone sleeps. */
beforeEach(() => {
  now = 1000000;
  beats = new Set();
  told = [];
  originals = { now: Date.now, set: globalThis.setInterval, clear: globalThis.clearInterval };
  Date.now = () => now;
  globalThis.setInterval = (work) => {
    beats.add(work);
    return work;
  };
  globalThis.clearInterval = (work) => beats.delete(work);
});

afterEach(() => {
  Date.now = originals.now;
  globalThis.setInterval = originals.set;
  globalThis.clearInterval = originals.clear;
});

const pages = () => new Pages({ track: (event) => told.push(event) }, { heartbeatMs: HEARTBEAT });
const dwells = () => told.filter(({ dwellMs }) => dwellMs).map(({ type, dwellMs }) => [type, dwellMs]);

function awake(ms) {
  for (let left = ms; left > 0; left -= HEARTBEAT) {
    now += Math.min(left, HEARTBEAT);
    if (left >= HEARTBEAT) {
      beats.forEach((beat) => beat());
    }
  }
}

test('tells the view at once and its dwell while it lasts', () => {
  const visit = pages().visit(VIEW);
  awake(40000);
  visit.end();

  assert.deepEqual(told[0], VIEW);
  const { id, occurredAt, ...first } = told[1];
  assert.deepEqual(first, { type: 'session.dwell', cardId: 'c1', subject: VIEW.subject, dwellMs: 15000 });
  assert.equal(Date.parse(occurredAt), now - 40000);
  assert.deepEqual(dwells(), [['session.dwell', 15000], ['session.dwell', 30000], ['session.dwell', 40000]]);
  assert.deepEqual(told.slice(1).map((stay) => stay.id), [id, id, id]);
});

test('tells a very long stay as several', () => {
  const visit = pages().visit(VIEW);
  awake(60 * 60000);
  visit.end();

  const longest = new Map(told.slice(1).map(({ id, dwellMs }) => [id, dwellMs]));
  assert.deepEqual([...longest.values()], [25 * 60000, 25 * 60000, 10 * 60000]);
});

test('does not count the time in the background', () => {
  const visit = pages().visit(VIEW);
  awake(5000);
  visit.pause();
  now += 3600000;
  visit.resume();
  awake(3000);
  visit.end();

  assert.deepEqual(dwells(), [['session.dwell', 5000], ['session.dwell', 3000]]);
});

test('takes little from a phone that slept without a word, and nothing from a clock that was set back', () => {
  const visit = pages().visit(VIEW);
  now += 8 * 3600000;
  visit.pause();
  visit.resume();
  now -= 3600000;
  visit.end();

  assert.deepEqual(dwells(), [['session.dwell', 2 * HEARTBEAT]]);
});

test('saves up what is shorter than a second', () => {
  const visit = pages().visit(VIEW);
  for (let i = 0; i < 3; i += 1) {
    now += 400;
    visit.pause();
    visit.resume();
  }

  assert.deepEqual(dwells(), [['session.dwell', 1200]]);
});

test('names the dwell of articles and files after them', () => {
  pages().visit({ type: 'article.view', cardId: 'c1' });
  pages().visit({ type: 'file.view', cardId: 'c1', subject: { kind: 'file', id: 'F' } });
  awake(15000);

  assert.deepEqual(dwells().map(([type]) => type), ['article.dwell', 'file.dwell']);
});

test('follows a page through its life, and leaves what the page does itself alone', () => {
  const calls = [];
  const page = pages().page({
    data: { title: 'x' },
    cardRadarView: ({ id }) => ({ ...VIEW, cardId: id }),
    onLoad(options) {
      calls.push(['onLoad', this.data.title, options.id]);
    },
    onShareAppMessage: () => 'shared',
  });

  page.onLoad({ id: 'c9' });
  page.onShow();
  awake(5000);
  page.onHide();
  now += 60000;
  page.onShow();
  awake(2000);
  page.onUnload();
  page.onShow();
  awake(15000);

  assert.deepEqual(calls, [['onLoad', 'x', 'c9']]);
  assert.equal(page.onShareAppMessage(), 'shared');
  assert.equal(told[0].cardId, 'c9');
  assert.deepEqual(dwells(), [['session.dwell', 5000], ['session.dwell', 2000]]);
});

test('tells the view when the page knows what it shows, for as long as it still does', async () => {
  const shown = () => Promise.resolve(VIEW);
  const staying = pages().page({ cardRadarView: shown });
  const hidden = pages().page({ cardRadarView: shown });
  const left = pages().page({ cardRadarView: shown });
  const unknown = pages().page({ cardRadarView: () => Promise.reject(new Error('no such card')) });

  [staying, hidden, left, unknown].forEach((page) => page.onLoad());
  hidden.onHide();
  left.onUnload();
  now += 3000;
  assert.deepEqual(told, []);
  await Promise.resolve();
  assert.deepEqual(told, [VIEW, VIEW, VIEW]);
  awake(5000);
  [staying, hidden, left, unknown].forEach((page) => page.onUnload());

  assert.deepEqual(dwells(), [['session.dwell', 5000]]);
});

test('tells nothing of a page that shows nothing', () => {
  const page = pages().page({ cardRadarView: () => undefined });
  page.onLoad({});
  page.onShow();
  page.onUnload();

  assert.deepEqual(told, []);
});
