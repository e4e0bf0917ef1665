'use strict';

/** Timers that nobody stopped: a mini-program never ends by itself, but a test must. */
const running = new Set();

for (const [set, clear] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval']]) {
  const original = globalThis[set];
  const originalClear = globalThis[clear];
  globalThis[set] = (work, ...rest) => {
    const timer = original(work, ...rest);
    running.add(timer);
    return timer;
  };
  globalThis[clear] = (timer) => {
    running.delete(timer);
    originalClear(timer);
  };
}

function stopTimers() {
  running.forEach((timer) => clearTimeout(timer));
  running.clear();
}

module.exports = { stopTimers };
