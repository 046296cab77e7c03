import type { AnnouncedChange } from "./watch-runs";

/** Between an opened stream and its first event; a proxy that buffers keeps the event. */
const readyMs = 10_000;
/** The server beats every 15 s. */
const silentMs = 40_000;
/** A hidden tab gives the stream up, so that a browser with many projects open runs out of no connections. */
const hiddenMs = 30_000;
/** Changes that are kept for a tab that comes later. */
const remembered = 200;

type Watching = {
  /** One stream a browser for this address. */
  name: string;
  url: (since: string) => string;
  /** When what is shown was read. */
  since: string;
  onChange: (change: AnnouncedChange) => void;
  /** Something may have been missed. */
  onGap: () => void;
  onLive: (isLive: boolean) => void;
};

type Said =
  | { kind: "change"; change: AnnouncedChange }
  | { kind: "live"; isLive: boolean }
  | { kind: "opened"; from: number }
  | { kind: "asks"; since: string }
  | { kind: "remembers"; from: number; changes: AnnouncedChange[]; isLive: boolean };

/**
 * Follows a stream of events that all tabs of a browser share: the tab that holds a lock reads it and passes on what
 * it hears, another takes over when it goes. Where the browser has no locks (a page without TLS on another machine)
 * each visible tab reads its own. Answers a function that ends it.
 */
export function watchTogether(watching: Watching): () => void {
  const tab = new Tab(watching);
  return () => tab.end();
}

class Tab {
  private readonly channel: BroadcastChannel | null;
  private readonly ended = new AbortController();
  private seeking: AbortController | null = null;
  private leave: (() => void) | null = null;
  private hiddenTimer: ReturnType<typeof setTimeout> | undefined;
  private stream: Stream | null = null;
  private hasOpened = false;
  private isCaughtUp = false;

  constructor(private readonly watching: Watching) {
    const canShare = typeof BroadcastChannel !== "undefined" && this.locks !== undefined;
    this.channel = canShare ? new BroadcastChannel(watching.name) : null;
    if (this.channel !== null) {
      this.channel.onmessage = ({ data }: MessageEvent<Said>) => this.hear(data);
      this.channel.postMessage({ kind: "asks", since: watching.since } satisfies Said);
    }
    const { signal } = this.ended;
    globalThis.document?.addEventListener("visibilitychange", () => this.onVisibility(), {
      signal,
    });
    this.onVisibility();
  }

  private get locks(): LockManager | undefined {
    return globalThis.navigator?.locks;
  }

  end(): void {
    this.ended.abort();
    clearTimeout(this.hiddenTimer);
    this.stop();
    this.channel?.close();
  }

  private onVisibility(): void {
    clearTimeout(this.hiddenTimer);
    if (globalThis.document?.hidden) this.hiddenTimer = setTimeout(() => this.stop(), hiddenMs);
    else if (this.seeking === null) this.seek();
  }

  /** Waits for its turn to read the stream. */
  private seek(): void {
    const seeking = new AbortController();
    this.seeking = seeking;
    if (this.channel === null || this.locks === undefined) {
      this.read();
      return;
    }
    const { signal } = seeking;
    this.locks
      .request(this.watching.name, { signal }, () => {
        if (signal.aborted) return;
        this.read();
        return new Promise<void>((leave) => {
          this.leave = leave;
        });
      })
      .catch(() => undefined);
  }

  private stop(): void {
    this.seeking?.abort();
    this.seeking = null;
    this.stream?.close();
    this.stream = null;
    this.leave?.();
    this.leave = null;
  }

  private read(): void {
    // What was shown before the first stream is caught up with by the server; later it may have missed more.
    const since = this.hasOpened ? new Date().toISOString() : this.watching.since;
    const from = this.hasOpened ? Number.POSITIVE_INFINITY : Date.parse(since);
    this.stream = new Stream(this.watching.url(since), from, (said) => {
      this.channel?.postMessage(said);
      this.hear(said);
    });
  }

  private hear(said: Said): void {
    if (said.kind === "change") this.watching.onChange(said.change);
    if (said.kind === "live") this.watching.onLive(said.isLive);
    if (said.kind === "opened") {
      const isEarlier = Date.parse(this.watching.since) < said.from;
      if (this.hasOpened || isEarlier) this.watching.onGap();
      this.hasOpened = true;
      this.isCaughtUp = true;
    }
    if (said.kind === "asks" && this.stream?.isOpen)
      this.channel?.postMessage(this.stream.recall());
    if (said.kind === "remembers" && !this.isCaughtUp) this.catchUp(said);
  }

  /** Another tab has read the stream before this one was there. */
  private catchUp({ from, changes, isLive }: Extract<Said, { kind: "remembers" }>): void {
    const since = Date.parse(this.watching.since);
    this.isCaughtUp = true;
    this.hasOpened = true;
    if (!isLive) this.watching.onLive(false);
    if (since < from) this.watching.onGap();
    else for (const change of changes) if (change.at >= since) this.watching.onChange(change);
  }
}

/** The one stream of a browser, as the tab that reads it has it. */
class Stream {
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly changes: AnnouncedChange[] = [];
  private isLive = true;
  isOpen = false;

  constructor(
    private readonly url: string,
    /** The server's time from which on it has all changes; the browser's clock may be another. */
    private from: number,
    private readonly say: (said: Said) => void,
  ) {
    this.open();
  }

  close(): void {
    clearTimeout(this.timer);
    this.source?.close();
  }

  recall(): Said {
    return { kind: "remembers", from: this.from, changes: this.changes, isLive: this.isLive };
  }

  private open(): void {
    this.source?.close();
    const source = new EventSource(this.url);
    this.source = source;
    this.expectWithin(readyMs);
    source.addEventListener("ready", () => {
      this.isOpen = true;
      this.say({ kind: "opened", from: this.from });
      this.heard();
    });
    source.addEventListener("beat", () => this.heard());
    source.onmessage = ({ data }) => {
      const change: AnnouncedChange = JSON.parse(data);
      this.changes.push(change);
      if (this.changes.length > remembered) this.from = (this.changes.shift()?.at ?? 0) + 1;
      this.say({ kind: "change", change });
      this.heard();
    };
    source.onerror = () => {
      this.from = Number.POSITIVE_INFINITY;
    };
  }

  private heard(): void {
    if (!this.isLive) this.tellLive(true);
    this.expectWithin(silentMs);
  }

  /** A stream that is silent longer than this is not one: it is said, and opened again. */
  private expectWithin(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.tellLive(false);
      this.from = Number.POSITIVE_INFINITY;
      this.open();
    }, ms);
  }

  private tellLive(isLive: boolean): void {
    this.isLive = isLive;
    this.say({ kind: "live", isLive });
  }
}
