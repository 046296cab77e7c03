import { describe, expect, it } from "vitest";
import { type Contender, chooseRuns } from "./run-choice";

const contender = (
  run: string,
  accuracy: number,
  learned: number | null = null,
  furthest: Contender["furthest"] = null,
): Contender => ({ run, accuracy, learned, furthest });

describe("what to choose among runs", () => {
  it("is the best on known facts, and the one that learns most within its acceptable loss", () => {
    // The seven runs of ../shared/design/compare-decision.
    const found = chooseRuns([
      contender("unk000_s1", 0.89125),
      contender("unk050_ablated_s1", 0.88625),
      contender("unk025_s1", 0.8825, 29, { accuracy: 0.87375, learned: 53 }),
      contender("unk050_s1", 0.8475, 33, { accuracy: 0.8475, learned: 33 }),
      contender("unk075_s1", 0.8375, 19, { accuracy: 0.8375, learned: 19 }),
    ]);
    expect(found).toEqual({ best: "unk000_s1", needed: "unk025_s1" });
  });

  it("ties to the run that has fitted fewest Unknown examples, then to the first", () => {
    expect(chooseRuns([contender("a", 0.9, 5), contender("b", 0.9, 2)])?.best).toBe("b");
    expect(chooseRuns([contender("a", 0.9, 5), contender("b", 0.9)])?.best).toBe("b");
    expect(chooseRuns([contender("a", 0.9), contender("b", 0.9)])?.best).toBe("a");
  });

  it("of equally many new facts takes the more accurate", () => {
    const found = chooseRuns([
      contender("a", 0.9, 5, { accuracy: 0.88, learned: 9 }),
      contender("b", 0.9, 5, { accuracy: 0.89, learned: 9 }),
    ]);
    expect(found?.needed).toBe("b");
  });

  it("needs two runs, and new facts for the second answer", () => {
    expect(chooseRuns([contender("a", 0.9)])).toBeNull();
    expect(chooseRuns([])).toBeNull();
    const none = chooseRuns([
      contender("a", 0.9),
      contender("b", 0.8, 0, { accuracy: 0.8, learned: 0 }),
    ]);
    expect(none?.needed).toBeNull();
  });
});
