import { Problem, send } from './http.js';
import { reactive } from './vendor.js';

const KEY = 'cardradar.session';
/** An access token this near to its end is renewed before it is used. */
const RENEW_BEFORE_MS = 20_000;

/** Who is logged in on this tab; `ended` says why somebody no longer is. */
export const session = reactive({ tokens: restore(), ended: null });

let renewal = null;

export async function logIn(phone, password, companyId) {
  const answer = await send('v1/auth/password', {
    method: 'POST',
    body: { phone, password, ...(companyId ? { companyId } : {}) },
  });
  keep(answer);
  session.ended = null;
}

export async function logOut() {
  const { refreshToken } = session.tokens;
  drop(null);
  try {
    await send('v1/auth/logout', { method: 'POST', body: { refreshToken } });
  } catch (failure) {
    // The token leaves this browser in any case, and ends by itself when the service is away.
    if (!(failure instanceof Problem)) {
      throw failure;
    }
  }
}

/** A token that is good for now. */
export async function accessToken() {
  if (!session.tokens) {
    throw new Problem(401, 'auth.required');
  }
  if (Date.now() > session.tokens.expiresAt - RENEW_BEFORE_MS) {
    await renew();
  }
  return session.tokens.accessToken;
}

/**
 * Exchanges the refresh token. It is good for one use, and a second use ends the session: however
 * many requests find the access token expired, they share one exchange.
 */
export function renew() {
  renewal ??= exchange().finally(() => {
    renewal = null;
  });
  return renewal;
}

async function exchange() {
  if (!session.tokens) {
    throw new Problem(401, 'auth.required');
  }
  const { refreshToken } = session.tokens;
  try {
    keep(await send('v1/auth/refresh', { method: 'POST', body: { refreshToken } }));
  } catch (failure) {
    if (failure.status >= 400 && failure.status < 500 && failure.status !== 429) {
      drop(failure.code);
    }
    throw failure;
  }
}

function keep({ accessToken, refreshToken, expiresIn, principal }) {
  session.tokens = {
    accessToken,
    refreshToken,
    principal,
    expiresAt: Date.now() + expiresIn * 1000,
  };
  sessionStorage.setItem(KEY, JSON.stringify(session.tokens));
}

function drop(reason) {
  session.tokens = null;
  session.ended = reason;
  sessionStorage.removeItem(KEY);
}

function restore() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}
