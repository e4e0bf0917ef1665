'use strict';

const { uuidV7 } = require('./uuid');

/** Views whose dwell has a type of its own. */
const DWELL = { 'article.view': 'article.dwell', 'file.view': 'file.dwell' };

/** Less is not worth an event; it is kept for the next one. */
const SHORTEST_MS = 1000;

/** The service counts half an hour of one stay: a longer one is told as several. */
const LONGEST_MS = 25 * 60 * 1000;

/**
 * One look at something. Its dwell is told while it lasts, so that little is lost with a killed mini-program: as one
 * stay, which is sent again with the same id whenever it has become longer. Time is taken from the clock, never from the
 * count of heartbeats: phones stop timers in the background.
 */
class Visit {
  constructor(events, event, heartbeatMs) {
    this.events = events;
    this.heartbeatMs = heartbeatMs;
    const { cardId, subject, share } = event;
    this.dwell = { type: DWELL[event.type] || 'session.dwell', ...defined({ cardId, subject, share }) };
    this.stay = null;
    this.since = null;
    this.timer = null;
    this.ended = false;
    events.track(event);
    this.resume();
  }

  /** It is in the foreground again. */
  resume() {
    if (this.since === null && !this.ended) {
      this.since = Date.now();
      const untold = this.stay && this.stay.dwellMs < SHORTEST_MS ? this.stay.dwellMs : 0;
      this.begin(untold);
      this.timer = setInterval(() => this.beat(), this.heartbeatMs);
    }
  }

  /** It went into the background. */
  pause() {
    if (this.since !== null) {
      clearInterval(this.timer);
      this.beat();
      this.since = null;
    }
  }

  /** It is left for good. */
  end() {
    this.pause();
    this.ended = true;
  }

  begin(dwellMs) {
    this.stay = { at: this.since, id: uuidV7(this.since), dwellMs };
  }

  beat() {
    const now = Date.now();
    const passed = now - this.since;
    this.since = now;
    // Longer than two beats: the phone slept and told nobody. Less than nothing: its clock was set.
    this.stay.dwellMs += Math.min(Math.max(passed, 0), 2 * this.heartbeatMs);
    if (this.stay.dwellMs >= SHORTEST_MS) {
      const { id, at, dwellMs } = this.stay;
      this.events.track({
        ...this.dwell,
        id,
        occurredAt: new Date(at).toISOString(),
        dwellMs: Math.round(dwellMs),
      });
    }
    if (this.stay.dwellMs >= LONGEST_MS || this.events.silent) {
      this.begin(0);
    }
  }
}

function defined(fields) {
  return JSON.parse(JSON.stringify(fields));
}

module.exports = { Visit };
