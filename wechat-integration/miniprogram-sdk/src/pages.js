'use strict';

const { Visit } = require('./visit');

/** Tells views, and how long they last, from what happens to a page. */
class Pages {
  constructor(events, settings) {
    this.events = events;
    this.settings = settings;
  }

  /** Tells that something is seen, and from now on how long. */
  visit(event) {
    return new Visit(this.events, event, this.settings.heartbeatMs);
  }

  /**
   * Adds to the definition of a page what tells its view and dwell.
   *
   * @param {object} definition for `Page`, with `cardRadarView(options)`, which answers the event of its view, or
   *     nothing, or a promise of either, when a page is loaded
   * @returns {object} for `Page`
   */
  page({ cardRadarView, ...definition }) {
    const views = new WeakMap();
    const viewOf = (page) => views.get(page) || views.set(page, new PageView(this)).get(page);
    const before = (name, act) => function handler(...given) {
      act(viewOf(this), this, given);
      return definition[name] && definition[name].apply(this, given);
    };
    return {
      ...definition,
      onLoad: before('onLoad', (view, page, [options]) => view.load(cardRadarView.call(page, options || {}))),
      onShow: before('onShow', (view) => view.show()),
      onHide: before('onHide', (view) => view.hide()),
      onUnload: before('onUnload', (view) => view.unload()),
    };
  }
}

/** The view of one page, which may become known only while the page is there, or after it was left. */
class PageView {
  constructor(pages) {
    this.pages = pages;
    this.visit = null;
    this.hidden = false;
    this.left = false;
  }

  load(event) {
    if (event && typeof event.then === 'function') {
      // Why it failed is the page's business: it is the page's promise.
      event.then((known) => this.begin(known), () => {});
    } else {
      this.begin(event);
    }
  }

  begin(event) {
    if (!event) {
      return;
    }
    this.visit = this.pages.visit(event);
    if (this.left) {
      this.visit.end();
    } else if (this.hidden) {
      this.visit.pause();
    }
  }

  show() {
    this.hidden = false;
    if (this.visit) {
      this.visit.resume();
    }
  }

  hide() {
    this.hidden = true;
    if (this.visit) {
      this.visit.pause();
    }
  }

  unload() {
    this.left = true;
    if (this.visit) {
      this.visit.end();
    }
  }
}

module.exports = { Pages };
