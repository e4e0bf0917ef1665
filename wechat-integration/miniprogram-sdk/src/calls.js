'use strict';

const { CardRadarError } = require('./errors');

/**
 * Calls a function of `wx` that answers by callbacks. All that fails here is the phone's network or WeChat's.
 *
 * @param {object} owner `wx` or `wx.cloud`
 * @param {string} name
 * @param {object} [options]
 */
function call(owner, name, options) {
  return new Promise((resolve, reject) => {
    owner[name]({
      ...options,
      success: resolve,
      fail: (error) => reject(CardRadarError.offline((error && error.errMsg) || name)),
    });
  });
}

module.exports = { call };
