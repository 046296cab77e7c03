import { describe, expect, it } from "vitest";
import { expiryOf } from "./expiry";
import { shareState } from "./share-state";
import { waitMs } from "./wrong-tries";

const now = new Date("2026-11-24T12:00:00Z");
const earlier = new Date("2026-11-24T11:59:59Z");
const later = new Date("2026-11-24T12:00:01Z");
const fresh = { revokedAt: null, expiresAt: null, pausedAt: null };

describe("shareState", () => {
  it("is active until something happens", () => {
    expect(shareState(fresh, now)).toBe("active");
    expect(shareState({ ...fresh, expiresAt: later }, now)).toBe("active");
  });

  it("ends at the very moment of its expiry", () => {
    expect(shareState({ ...fresh, expiresAt: now }, now)).toBe("expired");
    expect(shareState({ ...fresh, expiresAt: earlier }, now)).toBe("expired");
  });

  it("names what cannot be undone first", () => {
    const all = { revokedAt: earlier, expiresAt: earlier, pausedAt: earlier };
    expect(shareState(all, now)).toBe("revoked");
    expect(shareState({ ...all, revokedAt: null }, now)).toBe("expired");
    expect(shareState({ ...fresh, pausedAt: earlier }, now)).toBe("paused");
  });
});

describe("expiryOf", () => {
  it("counts whole days from now", () => {
    expect(expiryOf("7d", now)).toEqual(new Date("2026-12-01T12:00:00Z"));
    expect(expiryOf(null, now)).toBeNull();
  });
});

describe("waitMs", () => {
  it("lets five tries pass freely", () => {
    expect(waitMs({ failedTries: 4, lastFailedAt: now }, now)).toBe(0);
    expect(waitMs({ failedTries: 5, lastFailedAt: null }, now)).toBe(0);
  });

  it("doubles from two seconds and stops at five minutes", () => {
    const waits = [5, 6, 7, 20].map((failedTries) =>
      waitMs({ failedTries, lastFailedAt: now }, now),
    );
    expect(waits).toEqual([2000, 4000, 8000, 300_000]);
  });

  it("runs out", () => {
    expect(waitMs({ failedTries: 5, lastFailedAt: earlier }, now)).toBe(1000);
    expect(waitMs({ failedTries: 5, lastFailedAt: new Date(0) }, now)).toBe(0);
  });
});
