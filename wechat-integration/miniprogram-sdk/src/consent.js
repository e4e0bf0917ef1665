'use strict';

const NAME = 'consent';

/**
 * Whether the user lets the company follow what happens here. The phone remembers a refusal: nothing is kept or sent
 * then, whether the service could be told or not.
 */
class Consent {
  constructor({ api, store, queue }) {
    this.api = api;
    this.store = store;
    this.queue = queue;
    const stored = store.get(NAME);
    this.withdrawn = Boolean(stored && stored.tracking === false);
    this.wish = !this.withdrawn;
    this.told = Promise.resolve();
  }

  /**
   * Withdraws the consent, at once, or gives it again, as soon as the service knows.
   *
   * @param {boolean} tracking
   * @throws {CardRadarError} when the service could not be told
   */
  async set(tracking) {
    this.wish = tracking;
    if (!tracking) {
      this.withdrawn = true;
      this.queue.clear();
      this.store.set(NAME, { tracking });
    }
    await this.tell(tracking);
    if (tracking && this.wish) {
      this.withdrawn = false;
      this.store.remove(NAME);
    }
  }

  /** One after the other: what was said last must arrive last. */
  tell(tracking) {
    const before = this.told.catch(() => {});
    this.told = before.then(() => this.api.request({ method: 'PUT', path: '/v1/consent', body: { tracking } }));
    return this.told;
  }
}

module.exports = { Consent };
