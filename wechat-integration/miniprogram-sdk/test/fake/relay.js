'use strict';

const http = require('node:http');
const net = require('node:net');

/**
 * Stands between a client and the service, and spoils what a test wants spoilt. It notes every request.
 */
class Relay {
  constructor(target) {
    this.target = new URL(target);
    this.requests = [];
    this.sockets = new Set();
    this.spoilers = [];
    this.frozen = false;
  }

  static async to(target) {
    const relay = new Relay(target);
    await relay.up(0);
    return relay;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** How many requests went to a path. */
  count(path) {
    return this.requests.filter((request) => request.path.split('?')[0] === path).length;
  }

  /** The next request to a path is handled by `spoil(request, response, pass)`. */
  next(path, spoil) {
    this.spoilers.push({ path, spoil });
  }

  /** The next request to a path is answered so, and does not reach the service. */
  answer(path, status, headers = {}, body = '') {
    this.next(path, (request, response) => {
      response.writeHead(status, headers);
      response.end(body);
    });
  }

  /** The service does what the next request to a path asks for, and its answer is lost. */
  loseAnswer(path) {
    this.next(path, async (request, response, pass) => {
      await pass();
      response.socket.destroy();
    });
  }

  /** Nobody listens, and all connections are cut. */
  async down() {
    this.sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  up(port = this.port) {
    this.server = http.createServer((request, response) => this.handle(request, response));
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    this.server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
    return new Promise((resolve) => {
      this.server.listen(port, '127.0.0.1', () => {
        this.port = this.server.address().port;
        resolve();
      });
    });
  }

  async handle(request, response) {
    const parts = [];
    for await (const part of request) {
      parts.push(part);
    }
    const noted = { method: request.method, path: request.url, headers: request.headers, body: Buffer.concat(parts) };
    this.requests.push(noted);
    const index = this.spoilers.findIndex(({ path }) => path === request.url.split('?')[0]);
    const [spoiler] = index < 0 ? [] : this.spoilers.splice(index, 1);
    const pass = () => this.pass(noted);
    try {
      if (spoiler) {
        await spoiler.spoil(noted, response, pass);
      } else {
        const answer = await pass();
        response.writeHead(answer.status, answer.headers);
        response.end(answer.body);
      }
    } catch (e) {
      response.socket.destroy();
    }
  }

  /** Asks the service; answers what it said. */
  pass({ method, path, headers, body }) {
    return new Promise((resolve, reject) => {
      const call = http.request(new URL(path, this.target), { method, headers, agent: false }, async (answer) => {
        const parts = [];
        for await (const part of answer) {
          parts.push(part);
        }
        const { 'transfer-encoding': unused, ...rest } = answer.headers;
        resolve({ status: answer.statusCode, headers: rest, body: Buffer.concat(parts) });
      });
      call.on('error', reject);
      call.end(body);
    });
  }

  upgrade(request, socket, head) {
    this.requests.push({ method: 'WS', path: request.url, headers: request.headers });
    const upstream = net.connect(this.target.port, this.target.hostname, () => {
      const headers = request.rawHeaders.map((text, i) => (i % 2 ? `${text}\r\n` : `${text}: `)).join('');
      upstream.write(`GET ${request.url} HTTP/1.1\r\n${headers}\r\n`);
      upstream.write(head);
      socket.pipe(upstream);
      upstream.on('data', (bytes) => this.frozen || socket.write(bytes));
    });
    const end = () => {
      socket.destroy();
      upstream.destroy();
    };
    [socket, upstream].forEach((side) => side.on('error', end).on('close', end));
  }
}

module.exports = { Relay };
