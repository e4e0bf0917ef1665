'use strict';

let lastTime = 0;
let counter = 0;

/**
 * A new UUID of version 7 (RFC 9562): its first 48 bits are the time, and within one millisecond the next 12 count, so
 * that ids are in the order in which they were made. `Math.random` is enough: an id must be unique, not secret.
 *
 * @param {number} time milliseconds since 1970
 */
function uuidV7(time) {
  if (time === lastTime && counter < 0xfff) {
    counter += 1;
  } else {
    lastTime = time;
    counter = bits(10);
  }
  const hex = digits(time, 12) + digits(0x7000 | counter, 4) + digits(0x8000 | bits(14), 4)
    + digits(bits(24), 6) + digits(bits(24), 6);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function bits(count) {
  return Math.floor(Math.random() * 2 ** count);
}

function digits(number, length) {
  return number.toString(16).padStart(length, '0');
}

module.exports = { uuidV7 };
