'use strict';

const { createBackend } = require('./backend');
const { GatewayError } = require('./errors');
const { identityOf } = require('./identity');
const { readSettings } = require('./settings');
const { TASKS } = require('./tasks');

/**
 * Makes the function: it routes an event by its task and always answers `{status, body, retryAfter?}`, as HTTP
 * would; it never throws, because the mini-program would be told the stack of what it threw.
 *
 * @param {{cloud: {getWXContext: () => object}, env: object, log?: (line: string) => void}} platform
 * @returns {(event: object) => Promise<{status: number, body: any, retryAfter?: number}>}
 */
function createGateway({ cloud, env, log = console.error }) {
  return async function gateway(event) {
    const name = event && event.task;
    try {
      const task = Object.prototype.hasOwnProperty.call(TASKS, name) ? TASKS[name] : undefined;
      if (!task) {
        throw new GatewayError(400, 'gateway.unknown_task', `task is one of ${Object.keys(TASKS).join(', ')}`);
      }
      const settings = readSettings(env);
      return await task({ backend: createBackend(settings), identity: identityOf(cloud.getWXContext()), event });
    } catch (error) {
      if (!(error instanceof GatewayError)) {
        // Only the kind: a message may quote what was sent.
        log(`cardradar gateway: ${error && error.name}`);
        return new GatewayError(500, 'gateway.unexpected', 'Something went wrong in the gateway').answer();
      }
      if (error.status >= 500) {
        log(`cardradar gateway: ${error.code}`);
      }
      return error.answer();
    }
  };
}

module.exports = { createGateway };
