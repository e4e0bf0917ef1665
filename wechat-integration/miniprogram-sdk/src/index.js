'use strict';

const { Anonymous } = require('./anonymous');
const { Api } = require('./api');
const { Consent } = require('./consent');
const { readEntry } = require('./entry');
const { CardRadarError } = require('./errors');
const { EventQueue } = require('./event-queue');
const { EventSender } = require('./event-sender');
const { Events } = require('./events');
const { gatewayTransport } = require('./gateway-transport');
const { httpTransport } = require('./http-transport');
const { Lifecycle } = require('./lifecycle');
const { Pages } = require('./pages');
const { RadarStream } = require('./radar-stream');
const { Session } = require('./session');
const { readSettings } = require('./settings');
const { Shares } = require('./shares');
const { Store } = require('./store');

/**
 * Starts CardRadar; once, in `App.onLaunch`. Nothing waits for the network: events are stored at once and sent when
 * that is possible.
 *
 * @param {import('../index').Options} options
 * @param {object} [platform] the mini-program's `wx`; another one in tests
 * @returns {import('../index').CardRadar}
 */
function init(options, platform = wx) {
  const settings = readSettings(options);
  const transport = settings.transport === 'gateway'
    ? gatewayTransport(platform, settings)
    : httpTransport(platform, settings);
  const store = new Store(platform);
  const anonymous = new Anonymous({ wx: platform, transport, store });
  const session = new Session({ transport, store, settings, anonymous });
  const api = new Api(transport, session);
  const queue = new EventQueue(store, settings);
  const sender = new EventSender({ api, queue, settings });
  const consent = new Consent({ api, store, queue });
  const events = new Events(queue, sender, consent);
  const pages = new Pages(events, settings);
  const shares = new Shares(api);
  const streams = new Set();
  new Lifecycle(platform, { events, sender, streams }).start();

  return {
    login: (wish) => session.login(wish),
    logout: () => session.logout(),
    request: (request) => api.request(request).then(({ body }) => body),
    setConsent: (tracking) => consent.set(tracking),
    track: (event) => events.track(event),
    flush: () => sender.flush(),
    waiting: () => queue.size,
    visit: (event) => pages.visit(event),
    page: (definition) => pages.page(definition),
    shares,
    radar(listener) {
      if (!settings.baseUrl) {
        throw new TypeError('CardRadar: the radar needs baseUrl; cloud functions have no sockets');
      }
      const stream = new RadarStream({ wx: platform, session, store, settings, listener });
      streams.add(stream);
      stream.onStop = () => streams.delete(stream);
      return stream.start();
    },
  };
}

module.exports = { init, readEntry, CardRadarError };
