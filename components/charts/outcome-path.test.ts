import { describe, expect, it } from "vitest";
import { outcomePath, parseOutcomeString } from "@/components/charts/outcome-path";
import { outcomes } from "@/lib/domain/outcomes/outcomes";

const size = { pitch: 5, mark: 4, height: 11 };

describe("parseOutcomeString", () => {
  it("reads the four symbols and takes anything else as not evaluated", () => {
    expect([...parseOutcomeString("+-0.?")]).toEqual([2, 1, 3, 0, 0]);
  });
});

describe("outcomePath", () => {
  const marks = parseOutcomeString("+-0.");

  it("puts correct above, wrong below, abstained between", () => {
    expect(outcomePath(marks, outcomes.correct, size)).toBe("M0 0h4v4h-4z");
    expect(outcomePath(marks, outcomes.incorrect, size)).toBe("M5 7h4v4h-4z");
    expect(outcomePath(marks, outcomes.abstained, size)).toBe("M10 3.5h4v4h-4z");
  });

  it("leaves what was not evaluated empty", () => {
    expect(outcomePath(marks, outcomes.notEvaluated, size)).toBe("");
  });
});
