import { send } from './http.js';
import { accessToken, renew, session } from './session.js';

/** Asks as the one who is logged in; renews the access token once when the service refuses it. */
async function get(path, query, signal) {
  const token = await accessToken();
  try {
    return await send(path, { query, signal, token });
  } catch (failure) {
    if (failure.status !== 401) {
      throw failure;
    }
    // Another request may have renewed it while this one was on its way.
    if (token === session.tokens?.accessToken) {
      await renew();
    }
    return send(path, { query, signal, token: await accessToken() });
  }
}

const id = encodeURIComponent;

export const departments = (signal) => get('v1/departments', {}, signal);
export const stages = (signal) => get('v1/stages', {}, signal);

export const overview = (query, signal) => get('v1/dashboards/overview', query, signal);
export const trend = (query, signal) => get('v1/dashboards/trend', query, signal);
export const funnel = (query, signal) => get('v1/dashboards/funnel', query, signal);
export const rankings = (query, signal) => get('v1/dashboards/rankings', query, signal);
export const abilities = (query, signal) => get('v1/dashboards/abilities', query, signal);
export const employee = (key, query, signal) =>
  get(`v1/dashboards/employees/${id(key)}`, query, signal);

/** What a figure consists of: `source` is events, customers or visitors. */
export const behind = (source, query, signal) => get(`v1/dashboards/${source}`, query, signal);

export const customers = (query, signal) => get('v1/customers', query, signal);
export const customer = (key, query, signal) => get(`v1/customers/${id(key)}`, query, signal);
export const interest = (key, query, signal) => get(`v1/customers/${id(key)}/score`, query, signal);
export const timeline = (key, query, signal) => get(`v1/customers/${id(key)}/timeline`, query, signal);

export const spread = (query, signal) => get('v1/radar/share-tree', query, signal);
export const shareTree = (card, query, signal) => get(`v1/cards/${id(card)}/share-tree`, query, signal);
