'use strict';

const http = require('node:http');

/** The running service and a company in it, as `MiniProgramSdkIT` sets them up; absent when run by hand. */
const SERVICE = {
  url: process.env.CARDRADAR_TEST_URL,
  appId: process.env.CARDRADAR_TEST_APP,
  gatewayAppId: process.env.CARDRADAR_TEST_GATEWAY_APP,
  gatewayKey: process.env.CARDRADAR_TEST_GATEWAY_KEY,
  cardId: process.env.CARDRADAR_TEST_CARD,
  salesOpenid: process.env.CARDRADAR_TEST_SALES,
  control: process.env.CARDRADAR_TEST_CONTROL,
};

/** For tests that need it. */
const WITH_SERVICE = SERVICE.url ? {} : { skip: 'needs the running service: app, MiniProgramSdkIT' };

function call(method, url, body, token) {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
    const request = http.request(url, { method, headers, agent: false }, async (response) => {
      let text = '';
      for await (const part of response) {
        text += part;
      }
      resolve({ status: response.statusCode, body: text && JSON.parse(text) });
    });
    request.on('error', reject);
    request.end(body && JSON.stringify(body));
  });
}

/** Stops the service and starts it again, on the same port. */
function restartService() {
  return call('POST', SERVICE.control);
}

async function salesToken() {
  const { body } = await call('POST', `${SERVICE.url}/v1/auth/wechat`, { appId: SERVICE.appId, code: `demo:${SERVICE.salesOpenid}` });
  return body.accessToken;
}

/** What the salesperson reads about a visitor: `nth type` of each item, the oldest first. */
async function radarOf(visitorId) {
  const token = await salesToken();
  const items = [];
  let next = '';
  do {
    const cursor = next && `&cursor=${encodeURIComponent(next)}`;
    const { body } = await call('GET', `${SERVICE.url}/v1/radar/timeline?window=all&limit=100${cursor}`, undefined, token);
    items.push(...body.items);
    next = body.next;
  } while (next);
  return items.filter(({ visitor }) => visitor.id === visitorId).map(({ nth, type }) => `${nth} ${type}`).reverse();
}

/** Asks until the answer is as wanted; what follows from an event takes its time. */
async function eventually(question, wanted) {
  const end = Date.now() + 20000;
  let answer = await question();
  while (!wanted(answer) && Date.now() < end) {
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    answer = await question();
  }
  return answer;
}

module.exports = { SERVICE, WITH_SERVICE, call, restartService, radarOf, eventually };
