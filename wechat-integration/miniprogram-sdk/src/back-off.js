'use strict';

/** How long to wait after each failure in a row: twice as long every time, by chance up to half less. */
class BackOff {
  constructor({ backOffMs, longestBackOffMs }) {
    this.first = backOffMs;
    this.longest = longestBackOffMs;
    this.failures = 0;
  }

  /** The wait after one more failure, in milliseconds. */
  next() {
    const full = Math.min(this.longest, this.first * 2 ** this.failures);
    this.failures += 1;
    return full * (0.5 + Math.random() / 2);
  }

  reset() {
    this.failures = 0;
  }
}

module.exports = { BackOff };
