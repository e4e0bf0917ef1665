'use strict';

const { BackOff } = require('./back-off');
const { Socket } = require('./socket');

/** The server's word for a cursor that it cannot read. */
const BAD_CURSOR = 4400;

/** The server's words for a token that is over, an employee who has left, and a device that made room for another. */
const TOKEN_EXPIRED = 4401;
const EMPLOYEE_GONE = 4403;
const REPLACED = 4409;

/** Which method of the listener takes which message. */
const LISTENERS = { 'radar.item': 'onItem', 'radar.notice': 'onNotice', 'radar.alert': 'onAlert' };

/** So many refused handshakes in a row are rather the token's fault than the network's. */
const HANDSHAKES_A_TOKEN = 3;

/**
 * The live radar. It comes back after every break, from where it was: its cursor is stored after each item was
 * delivered, so that none is lost, and an item that comes a second time is not delivered again. Only one that was being
 * delivered when the mini-program was killed may be.
 */
class RadarStream {
  constructor({ wx, session, store, settings, listener }) {
    this.wx = wx;
    this.session = session;
    this.store = store;
    this.settings = settings;
    this.listener = listener;
    this.backOff = new BackOff({ ...settings, longestBackOffMs: Math.min(settings.longestBackOffMs, 60000) });
    this.socket = null;
    this.timer = null;
    this.opening = false;
    this.expired = false;
    this.stopped = false;
    this.onStop = () => {};
  }

  start() {
    this.open();
    return { stop: () => this.stop() };
  }

  stop(state = 'stopped') {
    this.stopped = true;
    clearTimeout(this.timer);
    if (this.socket) {
      this.socket.close();
    }
    this.tellState(state);
    this.onStop();
  }

  /** The mini-program, or the network, is back: do not wait for the next attempt. */
  wake() {
    if (this.socket) {
      this.socket.probe();
    } else {
      this.open();
    }
  }

  async open() {
    if (this.stopped || this.opening || this.socket) {
      return;
    }
    this.opening = true;
    clearTimeout(this.timer);
    this.tellState('connecting');
    try {
      const token = await this.freshToken();
      if (this.session.principal.kind !== 'employee') {
        this.stop('refused');
      } else if (!this.stopped) {
        this.socket = new Socket(this.wx, this.settings, this);
        this.socket.open(this.address(), token);
      }
    } catch (error) {
      this.tryLater();
    }
    this.opening = false;
  }

  async freshToken() {
    const token = await this.session.token();
    if (this.expired) {
      this.expired = false;
      await this.session.renew(token);
    } else if (this.backOff.failures > 0 && this.backOff.failures % HANDSHAKES_A_TOKEN === 0) {
      await this.session.renew(token);
    }
    return this.session.token();
  }

  address() {
    const cursor = this.cursor();
    const query = cursor === undefined ? '' : `?cursor=${cursor}`;
    return `${this.settings.baseUrl.replace(/^http/, 'ws')}/v1/radar/stream${query}`;
  }

  onMessage({ type, cursor, data }) {
    if (type === 'hello') {
      this.backOff.reset();
      this.advance(cursor);
      this.tellState('connected');
    } else if (LISTENERS[type] && isAfter(cursor, this.cursor())) {
      this.deliver(LISTENERS[type], data);
      this.advance(cursor);
    }
  }

  onClosed(code) {
    this.socket = null;
    if (code === BAD_CURSOR) {
      this.store.remove(this.cursorName());
    }
    this.expired = code === TOKEN_EXPIRED;
    if (code === EMPLOYEE_GONE || code === REPLACED) {
      this.stop(code === REPLACED ? 'replaced' : 'refused');
      return;
    }
    this.tryLater();
  }

  tryLater() {
    if (this.stopped) {
      return;
    }
    this.tellState('waiting');
    this.timer = setTimeout(() => this.open(), this.backOff.next());
  }

  deliver(method, data) {
    try {
      if (this.listener[method]) {
        this.listener[method](data);
      }
    } catch (error) {
      // One message that the listener cannot show must not keep it from the next ones.
      setTimeout(() => {
        throw error;
      }, 0);
    }
  }

  tellState(state) {
    if (this.listener.onState) {
      this.listener.onState(state);
    }
  }

  cursor() {
    return this.store.get(this.cursorName());
  }

  advance(cursor) {
    if (isAfter(cursor, this.cursor())) {
      this.store.set(this.cursorName(), cursor);
    }
  }

  /** Each employee has a radar of their own. */
  cursorName() {
    return `cursor.${this.session.principal.id}`;
  }
}

/** Cursors are decimal numbers of up to 18 digits: too long for a number here. */
function isAfter(cursor, other) {
  return other === undefined || cursor.length > other.length || (cursor.length === other.length && cursor > other);
}

module.exports = { RadarStream };
