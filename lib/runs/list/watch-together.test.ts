import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchTogether } from "./watch-together";

const start = Date.parse("2026-11-24T10:00:00Z");

class Source extends EventTarget {
  static open: Source[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    super();
    Source.open.push(this);
  }
  close() {
    Source.open = Source.open.filter((one) => one !== this);
  }
  ready() {
    this.dispatchEvent(new Event("ready"));
  }
  tell(run: string) {
    this.onmessage?.({ data: JSON.stringify({ run, at: Date.now() }) });
  }
}

/** Delivers at once to the other ends of its name. */
class Channel {
  static ends: Channel[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor(readonly name: string) {
    Channel.ends.push(this);
  }
  postMessage(data: unknown) {
    for (const end of [...Channel.ends])
      if (end !== this && end.name === this.name) end.onmessage?.({ data: structuredClone(data) });
  }
  close() {
    Channel.ends = Channel.ends.filter((end) => end !== this);
  }
}

/** One holder a name; the next in line gets it when the holder's work ends. */
class Locks {
  private held = new Map<string, Promise<unknown>>();
  request(name: string, { signal }: { signal: AbortSignal }, work: () => unknown) {
    const before = this.held.get(name) ?? Promise.resolve();
    const done = before.then(() => (signal.aborted ? undefined : work()));
    this.held.set(name, done);
    return done;
  }
}

type Tab = { heard: string[]; end: () => void; page: EventTarget & { hidden: boolean } };

async function openTab(since = new Date(start).toISOString()): Promise<Tab> {
  const heard: string[] = [];
  const page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal("document", page);
  const end = watchTogether({
    name: "p",
    url: (from) => `/events?since=${from}`,
    since,
    onChange: ({ run }) => heard.push(run),
    onGap: () => heard.push("gap"),
    onLive: (isLive) => heard.push(isLive ? "live" : "not live"),
  });
  await vi.advanceTimersByTimeAsync(0);
  return { heard, end, page };
}

const source = () => Source.open[0] as Source;

async function show(tab: Tab, isShown: boolean) {
  tab.page.hidden = !isShown;
  vi.stubGlobal("document", tab.page);
  tab.page.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  Source.open = [];
  Channel.ends = [];
  vi.stubGlobal("EventSource", Source);
  vi.stubGlobal("BroadcastChannel", Channel);
  vi.stubGlobal("navigator", { locks: new Locks() });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("watchTogether", () => {
  it("reads one stream for ten tabs, and tells all of them", async () => {
    const tabs = [];
    for (let k = 0; k < 10; k++) tabs.push(await openTab());
    expect(Source.open).toHaveLength(1);
    source().ready();
    source().tell("a");
    expect(tabs.map(({ heard }) => heard.join())).toEqual(tabs.map(() => "a"));
  });

  it("goes on in another tab when the one that reads is closed, which may have missed something", async () => {
    const [first, second] = [await openTab(), await openTab()];
    source().ready();
    first.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(Source.open).toHaveLength(1);
    source().ready();
    source().tell("b");
    expect(second.heard).toEqual(["gap", "b"]);
    expect(first.heard).toEqual([]);
  });

  it("catches a later tab up with what was told since its page was drawn", async () => {
    await openTab();
    source().ready();
    await vi.advanceTimersByTimeAsync(5_000);
    const drawn = new Date().toISOString();
    source().tell("early");
    await vi.advanceTimersByTimeAsync(10);
    const later = await openTab(drawn);
    expect(later.heard).toEqual(["early"]);
    const old = await openTab(new Date(start - 60_000).toISOString());
    expect(old.heard).toEqual(["gap"]);
  });

  it("keeps no stream for tabs that nobody sees, and opens it when one is seen again", async () => {
    const tab = await openTab();
    source().ready();
    await show(tab, false);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(Source.open).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(Source.open).toHaveLength(0);
    await show(tab, true);
    source().ready();
    expect(tab.heard).toEqual(["gap"]);
  });

  it("leaves the stream to a tab that is seen, and goes on hearing while hidden", async () => {
    const [hidden, seen] = [await openTab(), await openTab()];
    source().ready();
    await show(hidden, false);
    source().dispatchEvent(new Event("beat"));
    await vi.advanceTimersByTimeAsync(31_000);
    expect(Source.open).toHaveLength(1);
    source().ready();
    source().tell("c");
    expect(hidden.heard.at(-1)).toBe("c");
    expect(seen.heard.at(-1)).toBe("c");
  });

  it("says that nothing arrives behind a proxy that holds events back, and when they do again", async () => {
    const [first, second] = [await openTab(), await openTab()];
    await vi.advanceTimersByTimeAsync(10_000);
    expect([first.heard, second.heard]).toEqual([["not live"], ["not live"]]);
    expect(Source.open).toHaveLength(1);
    source().ready();
    expect([first.heard, second.heard]).toEqual([
      ["not live", "gap", "live"],
      ["not live", "gap", "live"],
    ]);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(first.heard.at(-1)).toBe("not live");
  });

  it("reads a stream in each tab that is seen where the browser cannot share", async () => {
    vi.stubGlobal("navigator", {});
    const [first, second] = [await openTab(), await openTab()];
    expect(Source.open).toHaveLength(2);
    await show(second, false);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(Source.open.length).toBe(1);
    first.end();
    expect(Source.open).toHaveLength(0);
  });
});
