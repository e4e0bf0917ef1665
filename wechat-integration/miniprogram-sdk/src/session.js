'use strict';

const { CardRadarError } = require('./errors');

const NAME = 'session';

/** A token that ends while the request is on its way is of no use. */
const MARGIN_MS = 60000;

/**
 * Who is logged in. However many requests need a token at once, one log-in or refresh is under way at a time.
 */
class Session {
  constructor({ transport, store, settings }) {
    this.transport = transport;
    this.store = store;
    const stored = store.get(NAME);
    this.current = stored && stored.principal ? stored : undefined;
    /** Where several companies share the mini-program, the user stays in the one of the last log-in. */
    this.companyId = settings.companyId || (this.current && this.current.principal.companyId);
    this.underWay = null;
  }

  /**
   * Makes sure that somebody is logged in; with a wish, logs in anew.
   *
   * @param {{companyId?: string, phoneCode?: string}} [wish]
   */
  async login({ companyId, phoneCode } = {}) {
    if (companyId || phoneCode) {
      this.companyId = companyId || this.companyId;
      await this.alone(() => this.logIn(phoneCode));
    }
    await this.token();
    return this.principal;
  }

  /** Who is logged in, at CardRadar; undefined before the first log-in. */
  get principal() {
    return this.current && this.current.principal;
  }

  /** An access token that is good as far as one can tell. */
  async token() {
    if (!this.current || Date.now() > this.current.expiresAt - MARGIN_MS) {
      await this.renew(this.current && this.current.accessToken);
    }
    return this.current.accessToken;
  }

  /** Replaces a token that was refused, unless somebody has replaced it already. */
  renew(refused) {
    if (this.current && this.current.accessToken !== refused) {
      return this.underWay || Promise.resolve();
    }
    return this.underWay || this.alone(() => (this.current ? this.refresh() : this.logIn()));
  }

  async logout() {
    const ended = this.current;
    this.current = undefined;
    this.store.remove(NAME);
    if (ended) {
      await this.transport.logout(ended.refreshToken);
    }
  }

  /** One after the other: two log-ins must not overwrite each other. */
  alone(work) {
    const before = this.underWay || Promise.resolve();
    const mine = before.catch(() => {}).then(work).finally(() => {
      if (this.underWay === mine) {
        this.underWay = null;
      }
    });
    this.underWay = mine;
    return mine;
  }

  async refresh() {
    const answer = await this.transport.refresh(this.current.refreshToken);
    if (answer.status === 401) {
      // Expired, or used by a request whose answer never came: WeChat still knows who it is.
      await this.logIn();
      return;
    }
    this.keep(answer);
  }

  async logIn(phoneCode) {
    const wish = {};
    if (this.companyId) {
      wish.companyId = this.companyId;
    }
    if (phoneCode) {
      wish.phoneCode = phoneCode;
    }
    this.keep(await this.transport.login(wish));
  }

  keep(answer) {
    if (answer.status !== 200) {
      throw Object.assign(CardRadarError.of(answer), { ofLogin: true });
    }
    const { accessToken, refreshToken, expiresIn, principal } = answer.body;
    this.current = { accessToken, refreshToken, expiresAt: Date.now() + expiresIn * 1000, principal };
    this.companyId = principal.companyId;
    this.store.set(NAME, this.current);
  }
}

module.exports = { Session };
