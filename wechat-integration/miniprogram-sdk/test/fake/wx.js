'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');

const { openWebSocket } = require('./web-socket');

/** What the documentation allows for wx.request: PATCH is not among them. */
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];
const KEY_LIMIT = 1024 * 1024;
const STORAGE_LIMIT = 10 * 1024 * 1024;

/**
 * A mini-program's `wx`, as documented, in Node: callbacks come later and never throw into the caller, storage is
 * synchronous, limited, and on disk, so that it outlives the process.
 */
class FakeWx {
  /**
   * @param {{openid?: string, storageFile?: string, launch?: object, cloudFunction?: (data: object) => Promise<object>}} phone
   */
  constructor({ openid = 'o-nobody', storageFile, launch = { path: 'pages/card/index', query: {}, scene: 1001 }, cloudFunction } = {}) {
    Object.assign(this, { openid, storageFile, launch });
    this.online = true;
    this.logins = 0;
    this.sockets = new Set();
    this.listeners = { show: [], hide: [], network: [] };
    const stored = storageFile && fs.existsSync(storageFile) ? fs.readFileSync(storageFile, 'utf8') : '{}';
    this.storage = new Map(Object.entries(JSON.parse(stored)));
    this.cloud = {
      callFunction: ({ name, data, success, fail }) => {
        // Data crosses a border: what JSON cannot say is lost on the way.
        this.online
          ? cloudFunction(copy({ ...data, functionName: name }))
            .then((result) => success({ result: copy(result), errMsg: 'cloud.callFunction:ok' }))
          : later(() => fail({ errMsg: 'cloud.callFunction:fail request fail' }));
      },
    };
  }

  /* Storage */

  getStorageSync(key) {
    const text = this.storage.get(key);
    return text === undefined ? '' : JSON.parse(text);
  }

  setStorageSync(key, value) {
    const text = JSON.stringify(value);
    if (text.length > KEY_LIMIT) {
      throw new Error('setStorageSync:fail entry size limit reached');
    }
    if (this.storageSize() - (this.storage.get(key) || '').length + text.length > STORAGE_LIMIT) {
      throw new Error('setStorageSync:fail exceed storage max size 10Mb');
    }
    this.storage.set(key, text);
    this.save();
  }

  removeStorageSync(key) {
    this.storage.delete(key);
    this.save();
  }

  getStorageInfoSync() {
    return { keys: [...this.storage.keys()], currentSize: Math.ceil(this.storageSize() / 1024), limitSize: 10240 };
  }

  storageSize() {
    return [...this.storage.values()].reduce((sum, text) => sum + text.length, 0);
  }

  save() {
    if (this.storageFile) {
      fs.writeFileSync(`${this.storageFile}.new`, JSON.stringify(Object.fromEntries(this.storage)));
      fs.renameSync(`${this.storageFile}.new`, this.storageFile);
    }
  }

  /* Randomness */

  getRandomValues({ length, success }) {
    later(() => success({ randomValues: new Uint8Array(crypto.randomBytes(length)).buffer }));
  }

  /* Network */

  login({ success }) {
    this.logins += 1;
    later(() => success({ code: `demo:${this.openid}`, errMsg: 'login:ok' }));
  }

  request({ url, method = 'GET', data, header = {}, timeout = 60000, success, fail }) {
    const failed = (why) => later(() => fail({ errMsg: `request:fail ${why}` }));
    if (!METHODS.includes(method)) {
      return failed('method is invalid');
    }
    if (!this.online) {
      return failed('errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED');
    }
    const call = http.request(url, { method, headers: header, agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', () => failed('socket hang up'));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        success({ statusCode: response.statusCode, header: titled(response.headers), data: parsed(text), errMsg: 'request:ok' });
      });
    });
    const timer = setTimeout(() => call.destroy(new Error('timeout')), timeout);
    call.on('error', (error) => failed(error.message));
    call.on('close', () => clearTimeout(timer));
    call.end(data);
    return { abort: () => call.destroy(new Error('abort')) };
  }

  connectSocket({ url, protocols, fail }) {
    const task = openWebSocket(url, protocols, this.online);
    if (!task) {
      later(() => fail({ errMsg: 'connectSocket:fail invalid url' }));
    }
    this.sockets.add(task);
    return task;
  }

  /* The mini-program's life */

  getLaunchOptionsSync() {
    return this.launch;
  }

  onAppShow(listener) {
    this.listeners.show.push(listener);
  }

  onAppHide(listener) {
    this.listeners.hide.push(listener);
  }

  onNetworkStatusChange(listener) {
    this.listeners.network.push(listener);
  }

  /* What a test does with the phone */

  show(options = this.launch) {
    this.listeners.show.forEach((listener) => listener(options));
  }

  hide() {
    this.listeners.hide.forEach((listener) => listener({ reason: 0 }));
  }

  setOnline(online) {
    this.online = online;
    if (!online) {
      this.cutSockets();
    }
    this.listeners.network.forEach((listener) => listener({ isConnected: online, networkType: online ? 'wifi' : 'none' }));
  }

  cutSockets() {
    this.sockets.forEach((task) => task.cut());
    this.sockets.clear();
  }
}

function later(work) {
  setTimeout(work, 1);
}

function copy(value) {
  return JSON.parse(JSON.stringify(value));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (e) {
    return text;
  }
}

/** As many phones spell them. */
function titled(headers) {
  return Object.fromEntries(Object.entries(headers)
    .map(([name, value]) => [name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()), value]));
}

module.exports = { FakeWx };
