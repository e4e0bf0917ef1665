'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { openPhone } = require('./fake/phone');
const { SERVICE, WITH_SERVICE, eventually, restartService } = require('./fake/service');

const STREAM = '/v1/radar/stream';

/** A salesperson's phone that follows the radar, and a visitor who does things. */
async function follow(t, options) {
  const phone = await openPhone(t, { openid: SERVICE.salesOpenid, ...options });
  const visitor = (await openPhone(t)).app;
  const { id } = await visitor.login();
  const follower = { phone, seen: [], notices: [], states: [] };
  follower.open = async () => {
    follower.radar = phone.app.radar({
      onItem: (item) => item.visitor.id === id && follower.seen.push(`${item.nth} ${item.type}`),
      onNotice: (notice) => notice.visitor && notice.visitor.id === id && follower.notices.push(notice),
      onState: (state) => follower.states.push(state),
    });
    await follower.reach('connected');
  };
  follower.reach = async (state) => {
    const from = follower.states.length;
    assert.ok(await eventually(() => follower.states.slice(from).includes(state), Boolean), `${state} was not reached`);
  };
  follower.sees = async (...items) => {
    await eventually(() => follower.seen.length, (seen) => seen >= items.length);
    assert.deepEqual(follower.seen, items);
  };
  follower.view = async (type = 'card.view') => {
    visitor.track({ type, cardId: SERVICE.cardId });
    await eventually(() => visitor.waiting(), (waiting) => waiting === 0);
  };
  await follower.open();
  return follower;
}

test('shows what happens when it happens', WITH_SERVICE, async (t) => {
  const follower = await follow(t);

  await follower.view();
  await follower.view('card.like');

  await follower.sees('1 card.view', '1 card.like');
  const { headers, path } = follower.phone.relay.requests.find(({ method }) => method === 'WS');
  assert.match(headers['sec-websocket-protocol'], /^bearer, [^ ]+$/);
  assert.ok(!path.includes('token'));
});

test('tells what rings, and tells it again when it grows', WITH_SERVICE, async (t) => {
  const follower = await follow(t);
  const told = (times) => eventually(() => follower.notices.some(({ acts }) => acts.times === times), Boolean);

  await follower.view();
  assert.ok(await told(1));
  await follower.view();
  assert.ok(await told(2));

  assert.equal(new Set(follower.notices.map(({ id }) => id)).size, 1);
  await follower.sees('1 card.view', '2 card.view');
});

test('misses and repeats nothing when the connection breaks', WITH_SERVICE, async (t) => {
  const follower = await follow(t);
  await follower.view();
  await follower.sees('1 card.view');

  const back = follower.reach('connected');
  await follower.phone.relay.down();
  await follower.view();
  await follower.view();
  await follower.phone.relay.up();
  await back;
  await follower.view();

  await follower.sees('1 card.view', '2 card.view', '3 card.view', '4 card.view');
});

test('begins where it was when the mini-program was killed', WITH_SERVICE, async (t) => {
  const follower = await follow(t);
  await follower.view();
  await follower.sees('1 card.view');

  follower.radar.stop();
  await follower.view();
  follower.phone.open();
  await follower.open();

  await follower.sees('1 card.view', '2 card.view');
});

test('comes back when the service has started again', WITH_SERVICE, async (t) => {
  const follower = await follow(t);
  await follower.view();
  await follower.sees('1 card.view');

  const back = follower.reach('connected');
  await restartService();
  await back;
  await follower.view();

  await follower.sees('1 card.view', '2 card.view');
});

test('notices a connection that is dead without a word', WITH_SERVICE, async (t) => {
  const follower = await follow(t, { pingEveryMs: 50, timeoutMs: 500 });

  const gone = follower.reach('waiting');
  follower.phone.relay.frozen = true;
  await follower.view();
  await gone;
  const back = follower.reach('connected');
  follower.phone.relay.frozen = false;
  await back;

  await follower.sees('1 card.view');
});

test('waits for nobody when the phone is taken out again', WITH_SERVICE, async (t) => {
  const follower = await follow(t, { backOffMs: 3600000, longestBackOffMs: 3600000 });
  const { wx } = follower.phone;

  const gone = follower.reach('waiting');
  wx.hide();
  wx.cutSockets();
  await gone;
  await follower.view();
  const back = follower.reach('connected');
  wx.show();
  await back;

  await follower.sees('1 card.view');
});

test('gets another token when the service refuses the one it has', WITH_SERVICE, async (t) => {
  const follower = await follow(t);
  const { phone } = follower;
  follower.radar.stop();
  const session = phone.wx.getStorageSync('cardradar.session');
  phone.wx.setStorageSync('cardradar.session', { ...session, accessToken: 'not-a-token' });
  // Nobody else may find out first.
  phone.relay.next('/v1/events', () => new Promise(() => {}));
  phone.open();

  await follower.open();
  await follower.view();

  await follower.sees('1 card.view');
  assert.ok(phone.relay.count(STREAM) >= 5);
});

test('forgets a cursor that the service cannot read', WITH_SERVICE, async (t) => {
  const follower = await follow(t);
  const { phone } = follower;
  follower.radar.stop();
  phone.wx.setStorageSync(`cardradar.cursor.${(await phone.app.login()).id}`, 'x');
  phone.open();

  await follower.open();
  await follower.view();

  await follower.sees('1 card.view');
});

test('is not there for visitors, and does not ask again and again', WITH_SERVICE, async (t) => {
  const { app, relay } = await openPhone(t);
  const states = [];

  app.radar({ onItem() {}, onState: (state) => states.push(state) });
  await eventually(() => states.length, (length) => length >= 2);

  assert.deepEqual(states, ['connecting', 'refused']);
  assert.equal(relay.count(STREAM), 0);
});
