'use strict';

const { readEntry } = require('./entry');

/** What the mini-program's coming and going means to the rest. */
class Lifecycle {
  constructor(wx, { events, sender, streams }) {
    this.wx = wx;
    this.events = events;
    this.sender = sender;
    this.streams = streams;
    this.inForeground = false;
  }

  start() {
    this.show(this.wx.getLaunchOptionsSync());
    this.wx.onAppShow((options) => this.show(options));
    this.wx.onAppHide(() => this.hide());
    this.wx.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) {
        this.resume();
      }
    });
  }

  /** Also called for the launch itself, on some phones. */
  show(options) {
    if (this.inForeground) {
      return;
    }
    this.inForeground = true;
    this.events.enter(readEntry(options));
    this.resume();
  }

  /** Five seconds are left until the phone stops everything. */
  hide() {
    if (!this.inForeground) {
      return;
    }
    this.inForeground = false;
    this.events.track({ type: 'session.exit' });
    this.sender.flush();
  }

  resume() {
    this.sender.flush();
    this.streams.forEach((stream) => stream.wake());
  }
}

module.exports = { Lifecycle };
