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
   *     nothing, when a page is loaded
   * @returns {object} for `Page`
   */
  page({ cardRadarView, ...definition }) {
    const pages = this;
    const visits = new WeakMap();
    const after = (name, act) => function handler(...given) {
      const own = definition[name];
      const result = own && own.apply(this, given);
      act(this, given);
      return result;
    };
    const visit = (page) => visits.get(page) || { pause() {}, resume() {}, end() {} };
    return {
      ...definition,
      onLoad: after('onLoad', (page, [options]) => {
        const event = cardRadarView.call(page, options || {});
        if (event) {
          visits.set(page, pages.visit(event));
        }
      }),
      onShow: after('onShow', (page) => visit(page).resume()),
      onHide: after('onHide', (page) => visit(page).pause()),
      onUnload: after('onUnload', (page) => visit(page).end()),
    };
  }
}

module.exports = { Pages };
