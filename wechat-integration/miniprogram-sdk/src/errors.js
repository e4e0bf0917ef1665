'use strict';

/** What went wrong; `code` is stable, `status` 0 means that no answer came. */
class CardRadarError extends Error {
  /**
   * @param {{status: number, code: string, detail?: string, retryAfter?: number}} problem
   */
  constructor({ status, code, detail, retryAfter }) {
    super(detail || code);
    this.name = 'CardRadarError';
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
    /** Whether it was the log-in that failed, and the request itself was never sent. */
    this.ofLogin = false;
  }

  /** The error that an answer of 400 or more is. */
  static of({ status, body, retryAfter }) {
    const { code = 'server.unexpected', detail } = body || {};
    return new CardRadarError({ status, code, detail, retryAfter });
  }

  /** No answer came: offline, cut off, timed out. */
  static offline(detail) {
    return new CardRadarError({ status: 0, code: 'network.failed', detail });
  }
}

module.exports = { CardRadarError };
