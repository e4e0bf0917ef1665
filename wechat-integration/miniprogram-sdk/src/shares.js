'use strict';

const { uuidV7 } = require('./uuid');

/**
 * Tokens of shares. WeChat wants an answer from `onShareAppMessage` at once, so a token is fetched before somebody
 * shares; each is used for one share, and the next one is fetched then.
 */
class Shares {
  constructor(api) {
    this.api = api;
    this.ready = new Map();
  }

  /**
   * Fetches the token of the next share of a card: when its page is loaded.
   *
   * @param {string} cardId
   * @param {{channel?: string, parent?: string}} [share] where it goes; the token that the sharer came by
   * @returns {Promise<{token: string, path: string}>}
   */
  prepare(cardId, { channel = 'chat', parent } = {}) {
    const slot = { channel, parent, share: null };
    slot.promise = this.create(cardId, slot).then((share) => {
      slot.share = share;
      return share;
    });
    slot.promise.catch(() => {});
    this.ready.set(cardId, slot);
    return slot.promise;
  }

  /**
   * What `onShareAppMessage` answers.
   *
   * @param {string} cardId
   * @param {{title?: string, imageUrl?: string, path?: string}} [message] path: for the case that no token is there in time
   */
  message(cardId, message = {}) {
    const slot = this.ready.get(cardId) || this.prepared(cardId);
    this.prepare(cardId, slot);
    if (slot.share) {
      return { ...message, path: slot.share.path };
    }
    // WeChat waits three seconds for the promise, then takes what is beside it.
    const promise = slot.promise.then(({ path }) => ({ ...message, path }), () => message);
    return { ...message, promise };
  }

  /** Which card a share or a scanned code leads to. */
  async resolve(scene) {
    const path = `/v1/cards/resolve?scene=${encodeURIComponent(scene)}`;
    const { body } = await this.api.request({ path });
    return body;
  }

  prepared(cardId) {
    this.prepare(cardId);
    return this.ready.get(cardId);
  }

  async create(cardId, { channel, parent }) {
    const { body } = await this.api.request({
      method: 'POST',
      path: `/v1/cards/${encodeURIComponent(cardId)}/shares`,
      body: parent ? { channel, parent } : { channel },
      headers: { 'Idempotency-Key': uuidV7(Date.now()) },
    });
    return body;
  }
}

module.exports = { Shares };
