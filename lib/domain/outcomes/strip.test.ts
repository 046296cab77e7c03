import { describe, expect, it } from "vitest";
import { type Outcome, outcomes } from "@/lib/domain/outcomes/outcomes";
import { outcomeString } from "@/lib/domain/outcomes/strip";

const { notEvaluated, incorrect, correct, abstained } = outcomes;

describe("outcomeString", () => {
  it("writes one symbol a checkpoint, in order", () => {
    const learnedThenLost: Outcome[] = [incorrect, correct, correct, abstained, notEvaluated];
    expect(outcomeString(learnedThenLost)).toBe("-++0.");
  });

  it("is empty without checkpoints", () => {
    expect(outcomeString([])).toBe("");
  });
});
