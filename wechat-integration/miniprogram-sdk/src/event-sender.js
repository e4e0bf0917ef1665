'use strict';

const { BackOff } = require('./back-off');

/** CardRadar itself will refuse the same batch again, however often it is sent. */
function isForGood({ status, code, ofLogin }) {
  return [400, 413, 415].includes(status) && /^(event|request)\./.test(code) && !ofLogin;
}

/** Sends what is in the queue, one batch after the other, and waits when that fails. */
class EventSender {
  constructor({ api, queue, settings }) {
    this.api = api;
    this.queue = queue;
    this.settings = settings;
    this.backOff = new BackOff(settings);
    this.timer = null;
    /** The server asked not to be bothered before. */
    this.notBefore = 0;
    this.underWay = null;
  }

  /** There is one more event: sends soon, or at once when enough wait. */
  onAdded() {
    if (this.backOff.failures === 0 && this.queue.size >= this.settings.flushAt) {
      this.flush();
    } else {
      this.wake(this.settings.flushEveryMs);
    }
  }

  /**
   * Sends all that waits, now: the mini-program goes into the background, or the network is back. Only the server's
   * own `Retry-After` is waited for.
   *
   * @returns {Promise<boolean>} whether nothing waits any more
   */
  flush() {
    if (!this.underWay) {
      this.underWay = this.run().finally(() => {
        this.underWay = null;
      });
    }
    return this.underWay;
  }

  async run() {
    if (Date.now() < this.notBefore) {
      this.wake(this.notBefore - Date.now());
      return false;
    }
    this.stopTimer();
    for (let batch = this.queue.head(); batch; batch = this.queue.head()) {
      try {
        await this.send(batch);
      } catch (error) {
        this.waitAfter(error);
        return false;
      }
      this.backOff.reset();
      this.queue.remove(batch);
    }
    return true;
  }

  async send({ events }) {
    const body = { sentAt: new Date().toISOString(), events };
    try {
      const receipt = await this.api.request({ method: 'POST', path: '/v1/events', body });
      receipt.body.rejected.forEach(({ index, code, detail }) => this.tell(events[index], { code, detail }));
    } catch (error) {
      if (!isForGood(error)) {
        throw error;
      }
      events.forEach((event) => this.tell(event, { code: error.code, detail: error.message }));
    }
  }

  tell(event, reason) {
    try {
      this.settings.onRejected(event, reason);
    } catch (e) {
      // A fault of the listener's must not have the batch sent again.
    }
  }

  waitAfter({ retryAfter }) {
    let wait = this.backOff.next();
    if (retryAfter) {
      // A little later than asked, each phone by another little.
      wait = retryAfter * 1000 * (1 + Math.random() / 4);
      this.notBefore = Date.now() + wait;
    }
    this.stopTimer();
    this.wake(wait);
  }

  wake(afterMs) {
    if (!this.timer) {
      this.timer = setTimeout(() => {
        this.timer = null;
        this.flush();
      }, afterMs);
    }
  }

  stopTimer() {
    clearTimeout(this.timer);
    this.timer = null;
  }
}

module.exports = { EventSender };
