'use strict';

const { uuidV7 } = require('./uuid');

/** Makes events of what happens. */
class Events {
  constructor(queue, sender) {
    this.queue = queue;
    this.sender = sender;
    this.entry = {};
  }

  /** Where the user came from, for all that follows. */
  enter(entry) {
    this.entry = entry;
    this.track({ type: 'session.enter' });
  }

  /**
   * Keeps an event; it is stored when this returns. One that has an id already is a stay that has become longer.
   *
   * @param {import('../index').Event} event
   * @returns {string} its id
   */
  track(event) {
    const now = Date.now();
    const id = event.id || uuidV7(now);
    const occurredAt = event.occurredAt || new Date(now).toISOString();
    this.queue.add({ ...this.entry, ...event, id, occurredAt });
    this.sender.onAdded();
    return id;
  }
}

module.exports = { Events };
