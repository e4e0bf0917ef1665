'use strict';

const { CardRadarError } = require('./errors');

const NAME = 'session';

/** A token that ends while the request is on its way is of no use. */
const MARGIN_MS = 60000;

/**
 * Who is logged in. However many requests need a token at once, one log-in or refresh is under way at a time.
 */
class Session {
  constructor({ transport, store, settings, anonymous }) {
    this.transport = transport;
    this.store = store;
    this.anonymous = anonymous;
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
    if (!this.current || this.mustLogIn || Date.now() > this.current.expiresAt - MARGIN_MS) {
      await this.renew(this.current && this.current.accessToken);
    }
    return this.current.accessToken;
  }

  /** Replaces a token that was refused, unless somebody has replaced it already. */
  renew(refused) {
    if (this.current && this.current.accessToken !== refused) {
      return this.underWay || Promise.resolve();
    }
    return this.underWay || this.alone(() => (this.current && !this.mustLogIn ? this.refresh() : this.logIn()));
  }

  /** Who came without a log-in logs in as soon as that is possible. */
  get mustLogIn() {
    return Boolean(this.current && this.current.anonymous) && !this.anonymous.only;
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
    if (this.anonymous.only) {
      this.keep(await this.anonymous.begin(wish), true);
      return;
    }
    const before = this.current && this.current.anonymous ? this.current.refreshToken : undefined;
    let answer = await this.transport.login(before ? { ...wish, anonymousToken: before } : wish);
    if (before && answer.status === 400 && answer.body && answer.body.code === 'auth.bad_anonymous_token') {
      answer = await this.transport.login(wish);
    }
    this.keep(answer);
    this.anonymous.forget();
  }

  keep(answer, anonymous) {
    if (answer.status !== 200) {
      throw Object.assign(CardRadarError.of(answer), { ofLogin: true });
    }
    const { accessToken, refreshToken, expiresIn, principal } = answer.body;
    this.current = { accessToken, refreshToken, expiresAt: Date.now() + expiresIn * 1000, principal };
    if (anonymous || String(refreshToken).startsWith('anon.')) {
      this.current.anonymous = true;
    }
    this.companyId = principal.companyId;
    this.store.set(NAME, this.current);
  }
}

module.exports = { Session };
