import { describe, expect, test } from "vitest";
import { clockWarning } from "./store-metrics";

const now = Date.parse("2026-11-29T10:00:00Z");
const minutes = (count: number) => now + count * 60_000;

describe("a time that was sent", () => {
  test.each([minutes(-600), 0, now, minutes(5)])("%d has come, or nearly", (at) => {
    expect(clockWarning(at, now)).toBeNull();
  });

  test("ahead of the server's clock is told with how far, and what to set", () => {
    expect(clockWarning(minutes(119), now)).toMatch(
      /119 minutes ahead.*2026-11-29T11:59.*set the clock/,
    );
    expect(clockWarning(minutes(330), now)).toMatch(/6 hours ahead/);
  });
});
