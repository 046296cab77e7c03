import { describe, expect, it } from "vitest";
import type { ComparisonAnswer } from "@/lib/comparisons/comparison-schema";
import { sharedAttributions, sharedRemedies } from "./comparison-evidence";

const attributable = {
  ...{ control: "plain", step: 30, epoch: 3, examples: 800 },
  ...{ points: 20.9, low: 16.9, high: 24.9, runFall: 31, controlFall: 10.1 },
};
const run = (slug: string, unknownShare: number, more: object = {}) => {
  return { run: slug, unknownShare, relabelledUnknown: 0, attributable, ...more };
};
const outcome = (slug: string) => ({
  ...{ run: slug, kind: "filtered", setting: null, step: 30, epoch: 3 },
  counts: { total: 640, correct: 300, abstained: 0 },
  effect: null,
});
const answer = {
  runs: [
    run("all", 1),
    run("half", 0.5),
    run("plain", 0, { attributable: null }),
    run("told", 0.5, { relabelledUnknown: 0.5 }),
    run("alone", 0.25, { attributable: null }),
    run("secret", 0.1),
  ],
  remedies: [
    { split: "test", sentence: "Filtering helps.", outcomes: ["half", "secret"].map(outcome) },
  ],
} as unknown as ComparisonAnswer;
const shown = ["all", "half", "told", "alone"];
const idOf = (slug: string) => (shown.includes(slug) ? `run-${shown.indexOf(slug) + 1}` : null);

describe("sharedAttributions", () => {
  it("tells runs with a control by Unknown share, and no slug, not even that of the control", () => {
    const found = sharedAttributions(answer, idOf);
    expect(found.map(({ id, control }) => [id, control])).toEqual([
      ["run-2", null],
      ["run-1", null],
    ]);
    expect(found[0]).toMatchObject({ points: 20.9, low: 16.9, high: 24.9, controlFall: 10.1 });
    expect(JSON.stringify(found)).not.toMatch(/plain|half|secret/);
  });

  it("names a control that is shown", () => {
    const withControl = (slug: string) => (slug === "plain" ? "run-9" : idOf(slug));
    expect(sharedAttributions(answer, withControl)[0]?.control).toBe("run-9");
  });
});

describe("sharedRemedies", () => {
  it("tells the outcomes of the runs shown under the link's ids", () => {
    const [block] = sharedRemedies(answer, idOf);
    expect(block?.outcomes.map(({ id, counts }) => [id, counts.total])).toEqual([["run-2", 640]]);
    expect(JSON.stringify(block)).not.toMatch(/half|secret/);
  });
});
