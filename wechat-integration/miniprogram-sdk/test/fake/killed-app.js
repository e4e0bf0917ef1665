'use strict';

/* A mini-program that is killed while it sends: MiniProgram events are tracked, then the process waits for its end. */

const { init } = require('../../src');
const { FakeWx } = require('./wx');

const { openid, storageFile, settings, cardId, events } = JSON.parse(process.env.KILLED_APP);

const app = init(settings, new FakeWx({ openid, storageFile }));
for (let i = 0; i < events; i += 1) {
  app.track({ type: 'card.view', cardId });
}
app.flush();
setInterval(() => {}, 1000);
