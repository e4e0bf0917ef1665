'use strict';

/** The form of a share token; anything else in `scene` is not ours. */
const TOKEN = /^[!-~]{1,32}$/;

/**
 * How the user came in.
 *
 * @param {{query?: {scene?: string}, scene?: number}} [options] of `App.onLaunch`, `App.onShow`
 * @returns {{share?: string, scene?: number}} the share token, from a scanned code or an opened share, and WeChat's
 *     number for the way in
 */
function readEntry({ query = {}, scene } = {}) {
  const entry = {};
  const token = decoded(query.scene);
  if (token && TOKEN.test(token)) {
    entry.share = token;
  }
  if (Number.isInteger(scene) && scene >= 0) {
    entry.scene = scene;
  }
  return entry;
}

/** A scanned code's scene comes encoded, that of an opened share as it was. */
function decoded(scene) {
  try {
    return scene && decodeURIComponent(scene);
  } catch (e) {
    return scene;
  }
}

module.exports = { readEntry };
