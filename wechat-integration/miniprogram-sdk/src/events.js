'use strict';

const { uuidV7 } = require('./uuid');

/** Makes events of what happens. */
class Events {
  constructor(queue, sender, consent) {
    this.queue = queue;
    this.sender = sender;
    this.consent = consent;
    this.entry = {};
  }

  /** Whether nothing is told now, and whatever happens meanwhile is not to be told later. */
  get silent() {
    return this.consent.withdrawn;
  }

  /** Where the user came from, for all that follows. */
  enter(entry) {
    this.entry = entry;
    this.track({ type: 'session.enter' });
  }

  /**
   * Keeps an event; it is stored when this returns. One that has an id already is a stay that has become longer. Nothing
   * is kept of a user who does not want to be followed.
   *
   * @param {import('../index').Event} event
   * @returns {string} its id
   */
  track(event) {
    const now = Date.now();
    const id = event.id || uuidV7(now);
    const occurredAt = event.occurredAt || new Date(now).toISOString();
    if (!this.silent) {
      this.queue.add({ ...this.entry, ...event, id, occurredAt });
      this.sender.onAdded();
    }
    return id;
  }
}

module.exports = { Events };
