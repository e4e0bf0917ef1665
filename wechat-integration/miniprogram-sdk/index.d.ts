/** CardRadar for WeChat mini-programs. */

export interface Options {
  /** The mini-program's app id. */
  appId: string;
  /** Where CardRadar is, such as `https://crm.example.com`. Not needed for `gateway`, but for the radar. */
  baseUrl?: string;
  /** Which company, where several share the mini-program; without it, that of the user's last log-in. */
  companyId?: string;
  /** Straight to CardRadar, or through the gateway cloud function (`wx.cloud.init` first). `http` by default. */
  transport?: 'http' | 'gateway';
  /** What the gateway cloud function is called; `cardradar` by default. */
  functionName?: string;
  /** Events that the server refused; there is no use in sending them again. */
  onRejected?(event: StoredEvent, reason: { code: string; detail: string }): void;
  /** So many events were lost, oldest first, because too many waited or the phone's storage was full. */
  onDropped?(count: number): void;
  /** Events that are kept while there is no network; 2000 by default. */
  maxEvents?: number;
  /** How long an event waits for others; 5000 by default. */
  flushEveryMs?: number;
  /** With so many waiting, they are sent at once; 20 by default. */
  flushAt?: number;
  /** How often the dwell of a visit is told while it lasts; 15000 by default. */
  heartbeatMs?: number;
  /** How often the radar's connection is tried for a sign of life; 25000 by default. */
  pingEveryMs?: number;
  /** How long an answer is waited for; 10000 by default. */
  timeoutMs?: number;
  /** The first wait after a failure, and the longest; 1000 and 300000 by default. */
  backOffMs?: number;
  longestBackOffMs?: number;
}

export interface Subject {
  kind: 'product' | 'post' | 'page' | 'file' | 'form';
  id: string;
}

/** What happened; docs/events.md has the vocabulary. */
export interface Event {
  type: string;
  cardId?: string;
  subject?: Subject;
  dwellMs?: number;
  /** The share token that led here; that of the way in by default. */
  share?: string;
  /** WeChat's number for the way in; by default that of now. */
  scene?: number;
  props?: Record<string, unknown>;
}

/** What a page shows: the event of its view, or nothing. */
export type Viewed = Event | undefined;

export interface StoredEvent extends Event {
  id: string;
  occurredAt: string;
}

export interface Principal {
  id: string;
  kind: 'visitor' | 'employee';
  role: 'visitor' | 'staff' | 'manager' | 'admin';
  companyId: string;
  name?: string;
}

/** What went wrong. `status` 0, `network.failed`: no answer came. docs/problems.md has the other codes. */
export class CardRadarError extends Error {
  status: number;
  code: string;
  /** Seconds after which to ask again. */
  retryAfter?: number;
  /** It was the log-in that failed; the request itself was never sent. */
  ofLogin: boolean;
}

export interface Visit {
  /** It went into the background. */
  pause(): void;
  /** It is in the foreground again. */
  resume(): void;
  /** It is left for good. */
  end(): void;
}

export interface Shares {
  /** Fetches the token of a card's next share; when its page is loaded. */
  prepare(cardId: string, share?: { channel?: string; parent?: string }): Promise<{ token: string; path: string }>;
  /** What `onShareAppMessage` answers. `path` is for the case that no token is there in time. */
  message(
    cardId: string,
    message?: { title?: string; imageUrl?: string; path?: string },
  ): { title?: string; imageUrl?: string; path?: string; promise?: Promise<object> };
  /** Which card a share or a scanned code leads to. */
  resolve(scene: string): Promise<{ cardId: string; share: { token: string; channel: string } }>;
}

export interface RadarListener {
  /** An item of the radar, in order, each once; the API's timeline item. */
  onItem(item: any): void;
  /** What shall ring: `radar.notice` of docs/realtime.md. One whose `id` is shown already replaces it without a sound. */
  onNotice?(notice: any): void;
  /** A promising visitor, right now: `radar.alert` of docs/realtime.md. */
  onAlert?(alert: any): void;
  /**
   * `refused`: the user is no employee, or not any more, and has no radar. `replaced`: too many devices of the user
   * follow it; this one has made room.
   */
  onState?(state: 'connecting' | 'connected' | 'waiting' | 'stopped' | 'refused' | 'replaced'): void;
}

export interface CardRadar {
  /** Makes sure that the user is logged in; with a wish, logs in anew. */
  login(wish?: { companyId?: string; phoneCode?: string }): Promise<Principal>;
  /** Ends the session. The next request begins another. */
  logout(): Promise<void>;
  /** Asks the API in the user's name; answers the body. Throws `CardRadarError`. */
  request(request: { method?: string; path: string; body?: object; headers?: Record<string, string> }): Promise<any>;
  /**
   * Says whether the user wants to be followed. `false` holds at once and for good on this phone: what waits is
   * forgotten, nothing more is kept or sent. `true` holds as soon as CardRadar knows. Throws `CardRadarError` when
   * CardRadar could not be told; say it again then.
   */
  setConsent(tracking: boolean): Promise<void>;
  /** Keeps an event; it is in the phone's storage when this returns. Answers its id. */
  track(event: Event): string;
  /** Sends what waits, now. Answers whether nothing waits any more. */
  flush(): Promise<boolean>;
  /** How many events wait. */
  waiting(): number;
  /** Tells that something is seen, and from now on how long. */
  visit(event: Event): Visit;
  /** For `Page`: the definition, with what tells the page's view and dwell. */
  page<T extends object>(definition: T & { cardRadarView(options: Record<string, string>): Viewed | Promise<Viewed> }): T;
  shares: Shares;
  /** Follows the salesperson's radar until stopped. */
  radar(listener: RadarListener): { stop(): void };
}

/** Starts CardRadar; once, in `App.onLaunch`. */
export function init(options: Options): CardRadar;

/** How the user came in: share token and WeChat's number, from the options of `onLaunch` or `onShow`. */
export function readEntry(options?: { query?: Record<string, string>; scene?: number }): {
  share?: string;
  scene?: number;
};
