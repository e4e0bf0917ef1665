'use strict';

const crypto = require('node:crypto');
const http = require('node:http');

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** A SocketTask of `wx.connectSocket`: the client's half of RFC 6455, as much of it as is needed. */
function openWebSocket(url, protocols, online) {
  const listeners = { open: [], message: [], close: [], error: [] };
  const tell = (event, value) => listeners[event].forEach((listener) => setTimeout(() => listener(value), 0));
  let socket = null;
  let ended = false;

  const end = (code, reason = '') => {
    if (!ended) {
      ended = true;
      tell('close', { code, reason });
    }
  };
  const refuse = (why) => {
    tell('error', { errMsg: `connectSocket:fail ${why}` });
    end(1006, why);
  };

  const handshake = http.get(url.replace(/^ws/, 'http'), {
    agent: false,
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': crypto.randomBytes(16).toString('base64'),
      'Sec-WebSocket-Protocol': protocols.join(', '),
    },
  });
  handshake.on('response', (response) => {
    response.resume();
    refuse(`Invalid HTTP status ${response.statusCode}`);
  });
  handshake.on('error', (error) => refuse(error.message));
  handshake.on('upgrade', (response, upgraded, head) => {
    socket = upgraded;
    tell('open', { header: response.headers });
    let rest = Buffer.alloc(0);
    const read = (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (let frame = frameOf(rest); frame; frame = frameOf(rest)) {
        rest = rest.subarray(frame.length);
        receive(frame);
      }
    };
    read(head);
    socket.on('data', read);
    socket.on('error', () => end(1006, 'abnormal closure'));
    socket.on('close', () => end(1006, 'abnormal closure'));
  });
  if (!online) {
    handshake.destroy(new Error('ERR_INTERNET_DISCONNECTED'));
  }

  function receive({ opcode, payload }) {
    if (opcode === TEXT) {
      tell('message', { data: payload.toString('utf8') });
    } else if (opcode === PING) {
      socket.write(masked(PONG, payload));
    } else if (opcode === CLOSE) {
      end(payload.length >= 2 ? payload.readUInt16BE(0) : 1005, payload.subarray(2).toString('utf8'));
      socket.end(masked(CLOSE, payload));
    }
  }

  return {
    onOpen: (listener) => listeners.open.push(listener),
    onMessage: (listener) => listeners.message.push(listener),
    onClose: (listener) => listeners.close.push(listener),
    onError: (listener) => listeners.error.push(listener),
    send({ data, success = () => {}, fail = () => {} }) {
      if (ended || !socket) {
        setTimeout(() => fail({ errMsg: 'sendSocketMessage:fail socket is not connected' }), 0);
        return;
      }
      socket.write(masked(TEXT, Buffer.from(data)), () => success({ errMsg: 'sendSocketMessage:ok' }));
    },
    close({ code = 1000 } = {}) {
      if (socket && !ended) {
        const payload = Buffer.alloc(2);
        payload.writeUInt16BE(code);
        socket.end(masked(CLOSE, payload));
      }
      handshake.destroy();
      end(code);
    },
    /** The network is gone, and nobody says goodbye. */
    cut() {
      if (socket) {
        socket.destroy();
      }
      handshake.destroy();
    },
  };
}

/** The first whole frame; null when more bytes must come. */
function frameOf(bytes) {
  if (bytes.length < 2) {
    return null;
  }
  let size = bytes[1] & 0x7f;
  let start = 2;
  if (size === 126) {
    start = 4;
    size = bytes.length < start ? Infinity : bytes.readUInt16BE(2);
  } else if (size === 127) {
    start = 10;
    size = bytes.length < start ? Infinity : Number(bytes.readBigUInt64BE(2));
  }
  const length = start + size;
  return bytes.length < length ? null : { opcode: bytes[0] & 0x0f, payload: bytes.subarray(start, length), length };
}

function masked(opcode, payload) {
  const mask = crypto.randomBytes(4);
  const size = payload.length < 126
    ? Buffer.from([0x80 | payload.length])
    : Buffer.from([0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  const body = Buffer.from(payload.map((byte, i) => byte ^ mask[i % 4]));
  return Buffer.concat([Buffer.from([0x80 | opcode]), size, mask, body]);
}

module.exports = { openWebSocket };
