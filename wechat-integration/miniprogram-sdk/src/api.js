'use strict';

const { CardRadarError } = require('./errors');

/** Requests in the name of whoever is logged in. */
class Api {
  constructor(transport, session) {
    this.transport = transport;
    this.session = session;
  }

  /**
   * @param {{method?: string, path: string, body?: object, headers?: object}} request
   * @returns {Promise<{status: number, body: any}>}
   * @throws {CardRadarError} for an answer of 400 or more, or none
   */
  async request({ method = 'GET', ...rest }) {
    const token = await this.session.token();
    let answer = await this.transport.send({ method, ...rest, token });
    if (answer.status === 401) {
      await this.session.renew(token);
      answer = await this.transport.send({ method, ...rest, token: await this.session.token() });
    }
    if (answer.status >= 400) {
      throw CardRadarError.of(answer);
    }
    return answer;
  }
}

module.exports = { Api };
