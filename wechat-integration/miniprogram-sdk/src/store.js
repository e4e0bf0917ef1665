'use strict';

const PREFIX = 'cardradar.';

/**
 * The phone's storage, under names of ours. The synchronous calls are used on purpose: what they have returned from is
 * still there after the mini-program was killed.
 */
class Store {
  constructor(wx) {
    this.wx = wx;
  }

  /** The value of that name; undefined when there is none, or none that can be read. */
  get(name) {
    try {
      const text = this.wx.getStorageSync(PREFIX + name);
      return text === '' ? undefined : text;
    } catch (e) {
      return undefined;
    }
  }

  /** Whether the value is stored now; it is not when the storage is full. */
  set(name, value) {
    try {
      this.wx.setStorageSync(PREFIX + name, value);
      return true;
    } catch (e) {
      return false;
    }
  }

  remove(name) {
    try {
      this.wx.removeStorageSync(PREFIX + name);
    } catch (e) {
      // What cannot be removed is read once more later; everything here bears that.
    }
  }

  /** The names that begin so, in order. */
  names(beginning) {
    try {
      return this.wx.getStorageInfoSync().keys
        .filter((key) => key.startsWith(PREFIX + beginning))
        .map((key) => key.slice(PREFIX.length))
        .sort();
    } catch (e) {
      return [];
    }
  }
}

module.exports = { Store };
