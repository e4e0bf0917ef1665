'use strict';

/**
 * One WebSocket, until it ends, which is told once. The server is asked for a sign of life when it was silent; one that
 * gives none is as good as gone, whatever the phone believes.
 */
class Socket {
  /**
   * @param {{onMessage: (message: object) => void, onClosed: (code?: number) => void}} owner
   */
  constructor(wx, { pingEveryMs, timeoutMs }, owner) {
    this.wx = wx;
    this.pingEveryMs = pingEveryMs;
    this.timeoutMs = timeoutMs;
    this.owner = owner;
    this.deadline = null;
    this.greeted = false;
    this.ended = false;
  }

  open(url, token) {
    this.pings = setInterval(() => this.probe(), this.pingEveryMs);
    this.expectAnswer();
    this.task = this.wx.connectSocket({
      url,
      // The one header of a handshake that a mini-program can set in all places.
      protocols: ['bearer', token],
      timeout: this.timeoutMs,
      fail: () => this.end(),
    });
    this.task.onMessage(({ data }) => this.receive(data));
    this.task.onClose(({ code } = {}) => this.end(code));
    this.task.onError(() => this.end());
  }

  /** Ends the connection unless the server gives a sign of life. */
  probe() {
    this.expectAnswer();
    if (!this.greeted) {
      return;
    }
    this.task.send({ data: '{"type":"ping"}', fail: () => this.end() });
  }

  close() {
    this.task.close({ code: 1000 });
    this.end();
  }

  receive(data) {
    clearTimeout(this.deadline);
    this.deadline = null;
    this.greeted = true;
    if (this.ended) {
      return;
    }
    let message;
    try {
      message = JSON.parse(data);
    } catch (e) {
      return;
    }
    this.owner.onMessage(message);
  }

  expectAnswer() {
    if (this.deadline === null) {
      this.deadline = setTimeout(() => this.close(), this.timeoutMs);
    }
  }

  end(code) {
    if (!this.ended) {
      this.ended = true;
      clearInterval(this.pings);
      clearTimeout(this.deadline);
      this.owner.onClosed(code);
    }
  }
}

module.exports = { Socket };
