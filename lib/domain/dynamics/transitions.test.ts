import { describe, expect, it } from "vitest";
import { checkpointFlows, outcomeRows, transitionTotals } from "@/lib/domain/dynamics/transitions";
import { tinyDev } from "@/lib/testing/tiny-lm";

function at(step: number, values: number[]) {
  return { step, epoch: null, outcomes: Uint8Array.from(values) };
}

describe("checkpointFlows", () => {
  const flows = checkpointFlows(tinyDev("unk050_s1"));

  it("counts what is gained and lost since the checkpoint before", () => {
    // Recounted in numpy from the predictions.
    expect(flows[0]?.sincePrevious).toBeNull();
    expect(flows[1]?.sincePrevious).toEqual({ total: 800, gained: 55, lost: 21 });
    expect(flows[12]?.sincePrevious).toEqual({ total: 800, gained: 9, lost: 32 });
    expect(flows[30]?.sincePrevious).toEqual({ total: 800, gained: 1, lost: 3 });
  });

  it("counts what is gained and lost since the best, from there on", () => {
    // The summary's McNemar: 262 right only at the best checkpoint, 14 only at the last.
    expect(flows[1]?.sinceBest).toBeNull();
    expect(flows[2]?.sinceBest).toEqual({ total: 800, gained: 0, lost: 0 });
    expect(flows[30]?.sinceBest).toEqual({ total: 800, gained: 14, lost: 262 });
  });

  it("has no flow from the best where nothing was evaluated", () => {
    expect(checkpointFlows([at(0, [0])])).toEqual([
      { step: 0, epoch: null, sincePrevious: null, sinceBest: null },
    ]);
    expect(checkpointFlows([])).toEqual([]);
  });
});

describe("transitionTotals", () => {
  it("agrees with a recount of unk050_s1", () => {
    // Regular expressions over the outcome strings, in Python.
    expect(transitionTotals(tinyDev("unk050_s1"))).toEqual({
      examples: 800,
      learned: 97,
      forgotten: 345,
      never: 63,
      unforgettable: 392,
      flickering: 116,
      forgettingEvents: 490,
    });
  });

  it("leaves out examples evaluated nowhere", () => {
    expect(transitionTotals([at(0, [0, 2]), at(1, [0, 1])])).toMatchObject({
      examples: 1,
      forgotten: 1,
    });
    expect(transitionTotals([])).toMatchObject({ examples: 0, never: 0 });
  });
});

describe("outcomeRows", () => {
  it("turns checkpoints into rows of examples, short vectors as not evaluated", () => {
    const rows = outcomeRows([at(0, [2, 1]), at(1, [1])]);
    expect(rows.map((row) => [...row])).toEqual([
      [2, 1],
      [1, 0],
    ]);
  });
});
