import { type DehydratedState, dehydrate, hydrate, QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runKeys } from "@/lib/runs/query-options";
import { followRuns } from "./follow-runs";

const drawnAt = Date.parse("2026-11-24T10:00:00Z");
const key = [...runKeys.run("p", "a"), "analysis"];

class Source {
  static last: Source;
  onmessage: ((event: { data: string }) => void) | null = null;
  addEventListener = vi.fn();
  close = vi.fn();
  constructor() {
    Source.last = this;
  }
}

/** A part of the page, as the server sends it: the data it read, and when. */
function part(queryKey: readonly unknown[], readAt: number): DehydratedState {
  const server = new QueryClient();
  server.setQueryData(queryKey, "as drawn", { updatedAt: readAt });
  return dehydrate(server);
}

let client: QueryClient;
let end: () => void;
const tell = (change: object) => Source.last.onmessage?.({ data: JSON.stringify(change) });
const isStale = (queryKey: readonly unknown[]) => client.getQueryState(queryKey)?.isInvalidated;

beforeEach(() => {
  vi.stubGlobal("EventSource", Source);
  vi.stubGlobal("BroadcastChannel", undefined);
  client = new QueryClient();
  end = followRuns(client, "p", { since: new Date(drawnAt).toISOString() });
});
afterEach(() => {
  end();
  vi.unstubAllGlobals();
});

describe("followRuns", () => {
  it("makes what is shown of a changed run stale, and of no other", () => {
    hydrate(client, part(key, drawnAt));
    hydrate(client, part(runKeys.run("p", "b"), drawnAt));
    tell({ run: "a", at: drawnAt + 5_000 });
    expect([isStale(key), isStale(runKeys.run("p", "b"))]).toEqual([true, false]);
  });

  it("makes a part stale that comes alive only after the change was told", () => {
    tell({ run: "a", at: drawnAt + 5_000 });
    hydrate(client, part(key, drawnAt));
    hydrate(client, part([...runKeys.all("p"), "list"], drawnAt));
    hydrate(client, part(["comparison", "p"], drawnAt));
    expect(isStale(key)).toBe(true);
    expect(isStale([...runKeys.all("p"), "list"])).toBe(true);
    expect(isStale(["comparison", "p"])).toBe(true);
  });

  it("keeps a part that the server read after the change", () => {
    tell({ run: "a", at: drawnAt + 5_000 });
    hydrate(client, part(key, drawnAt + 60_000));
    expect(isStale(key)).toBe(false);
  });

  it("asks by itself every half a minute while a proxy keeps the stream's events back", async () => {
    vi.useFakeTimers();
    end();
    end = followRuns(client, "p", { since: new Date(drawnAt).toISOString() });
    const told: number[] = [];
    for (let half = 0; half < 3; half++) {
      client.setQueryData(key, "as read");
      await vi.advanceTimersByTimeAsync(40_000);
      told.push(isStale(key) ? 1 : 0);
    }
    vi.useRealTimers();
    expect(told).toEqual([1, 1, 1]);
  });

  it("keeps parts of other runs and projects", () => {
    tell({ run: "a", at: drawnAt + 5_000 });
    hydrate(client, part(runKeys.run("p", "b"), drawnAt));
    hydrate(client, part(runKeys.run("q", "a"), drawnAt));
    expect([isStale(runKeys.run("p", "b")), isStale(runKeys.run("q", "a"))]).toEqual([
      false,
      false,
    ]);
  });

  it("does not ask again for a run that was deleted", () => {
    hydrate(client, part(key, drawnAt));
    tell({ run: "a", at: drawnAt + 5_000, isDeleted: true });
    expect(isStale(key)).toBe(false);
  });
});
