'use strict';

/** Views whose dwell has a type of its own. */
const DWELL = { 'article.view': 'article.dwell', 'file.view': 'file.dwell' };

/** Less is not worth an event; it is kept for the next one. */
const SHORTEST_MS = 1000;

/**
 * One look at something. Its dwell is told in pieces while it lasts, so that little is lost with a killed mini-program.
 * Time is taken from the clock, never from the count of heartbeats: phones stop timers in the background.
 */
class Visit {
  constructor(events, event, heartbeatMs) {
    this.events = events;
    this.heartbeatMs = heartbeatMs;
    const { cardId, subject, share } = event;
    this.dwell = { type: DWELL[event.type] || 'session.dwell', ...defined({ cardId, subject, share }) };
    this.untold = 0;
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

  beat() {
    const now = Date.now();
    const passed = now - this.since;
    this.since = now;
    // Longer than two beats: the phone slept and told nobody. Less than nothing: its clock was set.
    this.untold += Math.min(Math.max(passed, 0), 2 * this.heartbeatMs);
    if (this.untold >= SHORTEST_MS) {
      this.events.track({ ...this.dwell, dwellMs: Math.round(this.untold) });
      this.untold = 0;
    }
  }
}

function defined(fields) {
  return JSON.parse(JSON.stringify(fields));
}

module.exports = { Visit };
