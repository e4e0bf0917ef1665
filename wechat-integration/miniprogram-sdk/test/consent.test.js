'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { Consent } = require('../src/consent');
const { EventQueue } = require('../src/event-queue');
const { Events } = require('../src/events');
const { Store } = require('../src/store');
const { Visit } = require('../src/visit');
const { openPhone } = require('./fake/phone');
const { SERVICE, WITH_SERVICE, eventually, radarOf } = require('./fake/service');
const { FakeWx } = require('./fake/wx');

const VIEW = { type: 'card.view', cardId: SERVICE.cardId || 'c1' };
const EVENTS = '/v1/events';

/** What follows is decided on the phone alone. */
function onPhone(wx, request = async () => {}) {
  const store = new Store(wx);
  const queue = new EventQueue(store, { maxEvents: 2000, onDropped() {} });
  const consent = new Consent({ api: { request }, store, queue });
  return { consent, queue, events: new Events(queue, { onAdded() {} }, consent) };
}

test('forgets what waits, and keeps nothing any more, when the consent is withdrawn', async () => {
  const asked = [];
  const { consent, queue, events } = onPhone(new FakeWx(), async (request) => asked.push(request));
  events.track(VIEW);
  assert.equal(queue.size, 1);

  await consent.set(false);
  assert.match(events.track(VIEW), /^[0-9a-f-]{36}$/);

  assert.equal(queue.size, 0);
  assert.deepEqual(asked, [{ method: 'PUT', path: '/v1/consent', body: { tracking: false } }]);
  await consent.set(true);
  events.track(VIEW);
  assert.equal(queue.size, 1);
});

test('stays silent when the service could not be told, also after it was closed', async () => {
  const wx = new FakeWx();
  const offline = async () => {
    throw new Error('no network');
  };
  const before = onPhone(wx, offline);
  before.events.track(VIEW);
  await assert.rejects(before.consent.set(false), /no network/);

  const after = onPhone(wx, offline);
  after.events.track(VIEW);

  assert.equal(after.queue.size, 0);
  await assert.rejects(after.consent.set(true), /no network/);
  after.events.track(VIEW);
  assert.equal(after.queue.size, 0, 'the service refuses events until it knows');
});

test('keeps what was said last, however fast', async () => {
  const told = [];
  const { consent, queue, events } = onPhone(new FakeWx(), async ({ body }) => told.push(body.tracking));

  await Promise.all([consent.set(false), consent.set(true), consent.set(false)]);
  events.track(VIEW);

  assert.deepEqual(told, [false, true, false]);
  assert.equal(queue.size, 0);
});

test('does not tell later how long something was looked at meanwhile', async () => {
  const { consent, queue, events } = onPhone(new FakeWx());
  const { now } = Date;
  let time = 1000000;
  Date.now = () => time;
  try {
    const visit = new Visit(events, VIEW, 15000);
    await consent.set(false);
    time += 10000;
    visit.beat();
    await consent.set(true);
    time += 2000;
    visit.end();
  } finally {
    Date.now = now;
  }

  assert.deepEqual(queue.head().events.map(({ type, dwellMs }) => [type, dwellMs]), [['session.dwell', 2000]]);
});

test('is followed, is not, and is again, as the user wishes', WITH_SERVICE, async (t) => {
  const { app, relay } = await openPhone(t);
  const { id } = await app.login();
  app.track(VIEW);
  await eventually(() => app.waiting(), (waiting) => waiting === 0);

  await app.setConsent(false);
  const before = relay.count(EVENTS);
  app.track({ ...VIEW, type: 'card.like' });
  await app.flush();

  assert.equal(app.waiting(), 0);
  assert.equal(relay.count(EVENTS), before);
  assert.equal((await app.request({ path: '/v1/consent' })).tracking, false);
  await app.setConsent(true);
  app.track({ ...VIEW, type: 'card.dial_mobile' });
  const seen = await eventually(() => radarOf(id), (items) => items.length >= 2);
  assert.deepEqual(seen, ['1 card.view', '1 card.dial_mobile']);
});
