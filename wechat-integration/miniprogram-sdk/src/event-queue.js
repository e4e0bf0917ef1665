'use strict';

const PREFIX = 'events.';

/** What the server takes in one batch. */
const MAX_BATCH_EVENTS = 100;

/** In characters: a batch stays below WeChat's 1 MB a key and the server's 1 MB a request, even in Chinese. */
const BATCH_CHARS = 200000;

/**
 * The events that are not acknowledged yet, in the phone's storage. They are stored in batches, a key each: adding one
 * rewrites the newest batch only, and what is sent is what is stored. An event is stored before `add` returns, and
 * removed when its batch was acknowledged: whenever the mini-program is killed, it is sent at least once, and its id
 * makes that once.
 */
class EventQueue {
  constructor(store, { maxEvents, onDropped }) {
    this.store = store;
    this.maxEvents = maxEvents;
    // Whole batches are dropped: a small queue needs small ones.
    this.batchEvents = Math.min(MAX_BATCH_EVENTS, Math.ceil(maxEvents / 4));
    this.onDropped = onDropped;
    /** @type {{name: string, events: object[], chars: number, sealed: boolean}[]} oldest first */
    this.batches = store.names(PREFIX).map((name) => this.read(name)).filter(Boolean);
    const newest = this.batches[this.batches.length - 1];
    this.nextNumber = newest ? Number(newest.name.slice(PREFIX.length)) + 1 : 1;
  }

  get size() {
    return this.batches.reduce((sum, { events }) => sum + events.length, 0);
  }

  add(event) {
    const chars = JSON.stringify(event).length;
    const batch = this.openBatch(chars);
    const earlier = batch.events.findIndex(({ id }) => id === event.id);
    if (earlier < 0) {
      batch.events.push(event);
      batch.chars += chars;
    } else {
      // A stay that waits to be sent has become longer.
      batch.events[earlier] = event;
    }
    this.makeRoom();
    while (!this.store.set(batch.name, batch.events) && this.dropOldest(batch)) {
      // The storage is full: the newest events say most.
    }
  }

  /** The oldest batch; nothing is added to it any more. */
  head() {
    const batch = this.batches[0];
    if (batch) {
      batch.sealed = true;
    }
    return batch;
  }

  /** Forgets a batch that was acknowledged. */
  remove(batch) {
    this.batches = this.batches.filter((other) => other !== batch);
    this.store.remove(batch.name);
  }

  /** Forgets all that waits. What is on its way already may arrive. */
  clear() {
    this.batches.forEach(({ name }) => this.store.remove(name));
    this.batches = [];
  }

  openBatch(chars) {
    const newest = this.batches[this.batches.length - 1];
    const fits = newest && !newest.sealed && newest.events.length < this.batchEvents
      && newest.chars + chars <= BATCH_CHARS;
    if (fits) {
      return newest;
    }
    const name = PREFIX + String(this.nextNumber).padStart(12, '0');
    this.nextNumber += 1;
    const batch = { name, events: [], chars: 0, sealed: false };
    this.batches.push(batch);
    return batch;
  }

  makeRoom() {
    while (this.size > this.maxEvents && this.dropOldest(this.batches[this.batches.length - 1])) {
      // One batch at a time.
    }
  }

  /** Drops the oldest batch that is neither on its way nor the one to be kept; false when there is none. */
  dropOldest(kept) {
    const oldest = this.batches.find((batch) => batch !== kept && !batch.sealed);
    if (!oldest) {
      return false;
    }
    this.remove(oldest);
    this.onDropped(oldest.events.length);
    return true;
  }

  read(name) {
    const events = this.store.get(name);
    if (!Array.isArray(events)) {
      this.store.remove(name);
      return null;
    }
    return { name, events, chars: JSON.stringify(events).length, sealed: false };
  }
}

module.exports = { EventQueue };
