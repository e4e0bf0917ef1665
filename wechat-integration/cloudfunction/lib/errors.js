'use strict';

/** What the gateway itself refuses, in the form in which the backend refuses (RFC 9457). */
class GatewayError extends Error {
  /**
   * @param {number} status
   * @param {string} code stable, for programs
   * @param {string} detail for people
   */
  constructor(status, code, detail) {
    super(detail);
    this.name = 'GatewayError';
    this.status = status;
    this.code = code;
  }

  answer() {
    const { status, code, message } = this;
    return { status, body: { type: `urn:cardradar:problem:${code}`, title: code, status, code, detail: message } };
  }
}

module.exports = { GatewayError };
