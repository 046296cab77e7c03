import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { timeSpan } from "./time-span";

const midnightMs = Date.UTC(2026, 10, 24);

describe("timeSpan", () => {
  test("is 24 hours of UTC for a day, whatever the zone of the machine", () => {
    expect(timeSpan("2026-11-24")).toEqual({ fromMs: midnightMs, toMs: midnightMs + 86_400_000 });
  });

  test("is one millisecond for an instant, in UTC unless it names an offset", () => {
    const halfPastEightMs = midnightMs + 8.5 * 3_600_000;
    const span = { fromMs: halfPastEightMs, toMs: halfPastEightMs + 1 };
    expect(timeSpan("2026-11-24T08:30")).toEqual(span);
    expect(timeSpan("2026-11-24T08:30:00.000Z")).toEqual(span);
    expect(timeSpan("2026-11-24T14:15+05:45")).toEqual(span);
  });

  test.each([
    "",
    "2026",
    "2026-11",
    "2026-13-01",
    "2026-02-30",
    "2026-11-24T25:00",
    "24.11.2026",
    "now",
  ])("is null for %j", (text) => {
    expect(timeSpan(text)).toBeNull();
  });

  test("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => void timeSpan(text)));
    const dateLike = fc.stringMatching(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/);
    fc.assert(fc.property(dateLike, (text) => void timeSpan(text)));
  });
});
