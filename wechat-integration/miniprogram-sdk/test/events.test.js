'use strict';

const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const path = require('node:path');
const { test } = require('node:test');

const { openPhone } = require('./fake/phone');
const { SERVICE, WITH_SERVICE, eventually, radarOf, restartService } = require('./fake/service');

const VIEW = { type: 'card.view', cardId: SERVICE.cardId };
const EVENTS = '/v1/events';

test('brings what happens onto the radar', WITH_SERVICE, async (t) => {
  const { app, relay } = await openPhone(t, { launch: { query: {}, scene: 1047 } });

  const id = app.track(VIEW);
  await idle(app);

  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const sent = sentBy(relay);
  assert.deepEqual(sent.map(({ type, scene }) => [type, scene]), [['session.enter', 1047], ['card.view', 1047]]);
  assert.deepEqual(await radar(app, 1), ['1 card.view']);
});

test('counts an event once whose acknowledgement was lost', WITH_SERVICE, async (t) => {
  const { app, relay } = await openPhone(t);
  await app.login();
  relay.loseAnswer(EVENTS);

  app.track(VIEW);
  await app.flush();
  await idle(app);
  app.track({ ...VIEW, type: 'card.like' });
  await idle(app);

  assert.ok(relay.count(EVENTS) >= 3);
  assert.deepEqual(await radar(app, 2), ['1 card.view', '1 card.like']);
});

test('keeps events while there is no network, and sends them when it is back', WITH_SERVICE, async (t) => {
  const { app, wx, relay } = await openPhone(t);
  await app.login();
  await idle(app);
  const before = relay.count(EVENTS);
  wx.setOnline(false);

  app.track(VIEW);
  app.track({ ...VIEW, type: 'card.like' });
  assert.equal(await app.flush(), false);
  assert.equal(relay.count(EVENTS), before);
  assert.equal(app.waiting(), 2);
  wx.setOnline(true);
  await idle(app);

  assert.deepEqual(await radar(app, 2), ['1 card.view', '1 card.like']);
});

test('loses nothing and counts nothing twice when it is killed while it sends', WITH_SERVICE, async (t) => {
  const phone = await openPhone(t);
  await idle(phone.app);
  const visitor = await phone.app.login();
  const child = spawn(process.execPath, [path.join(__dirname, 'fake', 'killed-app.js')], {
    stdio: 'inherit',
    env: {
      ...process.env,
      KILLED_APP: JSON.stringify({
        openid: phone.openid,
        storageFile: phone.storageFile,
        settings: phone.settings,
        cardId: SERVICE.cardId,
        events: 230,
      }),
    },
  });

  const died = new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(signal));
  });
  await new Promise((resolve) => {
    // The first batch is acknowledged, the second is stored by the service, and then the process is no more.
    phone.relay.next(EVENTS, async (request, response, pass) => {
      const { status, headers, body } = await pass();
      response.writeHead(status, headers);
      response.end(body);
    });
    phone.relay.next(EVENTS, async (request, response, pass) => {
      await pass();
      child.kill('SIGKILL');
      resolve();
    });
  });
  assert.equal(await died, 'SIGKILL');
  phone.open();
  assert.ok(phone.app.waiting() > 100, `${phone.app.waiting()} events wait`);
  await idle(phone.app);

  const seen = await eventually(() => radarOf(visitor.id), (items) => items.length >= 230);
  assert.deepEqual(seen, Array.from({ length: 230 }, (_, i) => `${i + 1} card.view`));
});

test('goes on when the service has started again', WITH_SERVICE, async (t) => {
  const { app } = await openPhone(t);
  await app.login();

  const restarted = restartService();
  for (let i = 0; i < 5; i += 1) {
    app.track(VIEW);
    await app.flush();
  }
  await restarted;
  await idle(app);

  assert.deepEqual(await radar(app, 5), [1, 2, 3, 4, 5].map((nth) => `${nth} card.view`));
});

test('does not come back before the service wants it to', WITH_SERVICE, async (t) => {
  const { app, relay } = await openPhone(t);
  await app.login();
  await idle(app);
  const before = relay.count(EVENTS);
  relay.answer(EVENTS, 429, { 'retry-after': '1' });

  app.track(VIEW);
  await app.flush();
  assert.equal(await app.flush(), false, 'not even when the mini-program goes into the background');
  assert.equal(relay.count(EVENTS), before + 1);
  await idle(app);

  assert.equal(relay.count(EVENTS), before + 2);
  assert.deepEqual(await radar(app, 1), ['1 card.view']);
});

test('tells which events the service refused, and does not send them again', WITH_SERVICE, async (t) => {
  const refused = [];
  const { app } = await openPhone(t, { onRejected: (event, { code }) => refused.push(`${event.type} ${code}`) });

  app.track({ ...VIEW, type: 'card.dance' });
  app.track(VIEW);
  app.track({ ...VIEW, type: 'product.view' });
  await idle(app);

  assert.deepEqual(refused, ['card.dance event.unknown_type', 'product.view event.subject_required']);
  assert.deepEqual(await radar(app, 1), ['1 card.view']);
});

test('keeps its events when the log-in is refused', WITH_SERVICE, async (t) => {
  const refused = [];
  const { app } = await openPhone(t, { appId: 'wxunknown00000000', onRejected: (event) => refused.push(event) });

  app.track(VIEW);

  assert.equal(await app.flush(), false);
  assert.equal(app.waiting(), 2);
  assert.deepEqual(refused, []);
});

test('sends what waits when the mini-program goes into the background', WITH_SERVICE, async (t) => {
  const { app, wx, relay } = await openPhone(t, { flushEveryMs: 3600000 });
  await app.login();
  await app.flush();

  app.track(VIEW);
  wx.hide();
  await eventually(() => app.waiting(), (waiting) => waiting === 0);
  wx.show({ query: { scene: 'abc%2D1' }, scene: 1044 });
  await app.flush();

  const told = sentBy(relay).map(({ type, share }) => [type, share]);
  assert.deepEqual(told, [
    ['session.enter', undefined], ['card.view', undefined], ['session.exit', undefined], ['session.enter', 'abc-1'],
  ]);
});

function sentBy(relay) {
  return relay.requests.filter(({ path: to }) => to === EVENTS).flatMap(({ body }) => JSON.parse(body).events);
}

async function idle(app) {
  assert.equal(await eventually(() => app.waiting(), (waiting) => waiting === 0), 0);
}

async function radar(app, items) {
  const { id } = await app.login();
  return eventually(() => radarOf(id), (seen) => seen.length >= items);
}
