'use strict';

const DEVICE = 'device';

/** 朋友圈's single-page mode: nobody can log in there. */
const SINGLE_PAGE = 1154;

/** Who the user is before a log-in, or where none is possible. */
class Anonymous {
  constructor({ wx, transport, store }) {
    this.wx = wx;
    this.transport = transport;
    this.store = store;
  }

  /** Whether the mini-program runs where nobody can log in. */
  get only() {
    const { scene } = this.wx.getLaunchOptionsSync();
    return scene === SINGLE_PAGE && Boolean(this.transport.anonymous);
  }

  async begin(wish) {
    let deviceId = this.store.get(DEVICE);
    if (!deviceId) {
      deviceId = await this.newDevice();
      this.store.set(DEVICE, deviceId);
    }
    return this.transport.anonymous({ deviceId, ...wish });
  }

  /** Whoever logs in next on this device is not taken for who was there before. */
  forget() {
    this.store.remove(DEVICE);
  }

  /** The id is a secret: whoever knows it is this visitor. `Math.random` will not do. */
  newDevice() {
    return new Promise((resolve, reject) => {
      this.wx.getRandomValues({ length: 16, success: ({ randomValues }) => resolve(uuidOf(randomValues)), fail: reject });
    });
  }
}

/** A UUID of version 4 (RFC 9562) from sixteen random bytes. */
function uuidOf(buffer) {
  const bytes = new Uint8Array(buffer);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

module.exports = { Anonymous };
