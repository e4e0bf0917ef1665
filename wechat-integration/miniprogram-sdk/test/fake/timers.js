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

/** Call it when the phone is offline: what is under way has failed then, and waits on a timer. */
async function stopTimers() {
  await new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
  running.forEach((timer) => clearTimeout(timer));
  running.clear();
}

module.exports = { stopTimers };
