'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const { init } = require('../../src');
const { Relay } = require('./relay');
const { SERVICE } = require('./service');
const { stopTimers } = require('./timers');
const { FakeWx } = require('./wx');

/** Short waits, so that a test does not take as long as a phone may. */
const HASTY = { backOffMs: 20, longestBackOffMs: 200, timeoutMs: 5000, flushEveryMs: 50 };

/**
 * A visitor's phone with the mini-program open, whose way to the service leads through a relay. Ends with the test.
 */
async function openPhone(t, { openid = `o-${crypto.randomUUID()}`, launch, ...options } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cardradar-sdk-'));
  const storageFile = path.join(folder, 'storage.json');
  const relay = await Relay.to(SERVICE.url);
  const phone = { openid, relay, storageFile };
  /** Opens the mini-program, as after it was killed. */
  phone.open = (more) => {
    phone.wx = new FakeWx({ openid, storageFile, launch });
    phone.settings = { appId: SERVICE.appId, baseUrl: relay.url, ...HASTY, ...options, ...more };
    phone.app = init(phone.settings, phone.wx);
    return phone.app;
  };
  phone.open();
  t.after(async () => {
    phone.wx.online = false;
    phone.wx.cutSockets();
    await relay.down();
    await stopTimers();
    fs.rmSync(folder, { recursive: true });
  });
  return phone;
}

module.exports = { openPhone };
