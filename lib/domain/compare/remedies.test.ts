import { describe, expect, it } from "vitest";
import { findRemedies, type TrainedRun } from "@/lib/domain/compare/remedies";

const trained = (run: string, changes: Partial<TrainedRun> = {}): TrainedRun => ({
  run,
  knownSet: "k",
  unknownSet: "u",
  unknown: 600,
  relabelledUnknown: 0,
  settings: { lr: 0.00004, epochs: 30 },
  ...changes,
});
const plain = trained("unk050_s1");
const filtered = trained("unk050_ablated_s1", { unknown: 0, unknownSet: "" });
const relabelled = trained("unk050_idk_s1", { relabelledUnknown: 600 });
const rate = trained("unk050_lr3x_s1", { settings: { lr: 0.00012, epochs: 30 } });
const seed = trained("unk050_s2");

describe("findRemedies", () => {
  it("tells remedies from the training sets: filtered, relabelled, another rate", () => {
    const [block, ...rest] = findRemedies([plain, filtered, relabelled, rate]);
    expect(rest).toEqual([]);
    expect(block?.map(({ run, kind, setting }) => [run, kind, setting])).toEqual([
      ["unk050_s1", "as-it-is", null],
      ["unk050_ablated_s1", "filtered", null],
      ["unk050_idk_s1", "relabelled", null],
      ["unk050_lr3x_s1", "other-setting", "lr 1.2e−4 instead of 4e−5"],
    ]);
  });

  it("names the block with more kinds of remedies, and each remedy once", () => {
    const blocks = findRemedies([rate, plain, seed, filtered, relabelled]);
    expect(blocks.map((block) => block[0]?.run)).toEqual(["unk050_s1"]);
  });

  it("takes a filtered run at another rate for no remedy", () => {
    expect(findRemedies([plain, { ...filtered, settings: rate.settings }])).toEqual([]);
  });

  it("takes what a team declares at its word, also of a run without training", () => {
    const declared = { remedy: "retrieval", of: "unk050_s1" };
    const none = { knownSet: "", unknownSet: "", unknown: 0, settings: {} };
    const rag = trained("rag", { ...none, declared });
    const [block] = findRemedies([plain, rag, filtered]);
    expect(block?.map(({ kind, setting }) => [kind, setting])).toEqual([
      ["as-it-is", null],
      ["declared", "retrieval"],
      ["filtered", null],
    ]);
    // Of a run that is not compared here nothing can be said.
    expect(findRemedies([plain, { ...rag, declared: { ...declared, of: "other" } }])).toEqual([]);
    const known = trained("known", { unknown: 0 });
    expect(findRemedies([known, { ...rag, declared: { ...declared, of: "known" } }])).toHaveLength(
      1,
    );
  });

  it("takes a second seed for no remedy", () => {
    expect(findRemedies([plain, seed])).toEqual([]);
  });

  it("takes a run with other Known examples, or with half of them relabelled, for no remedy", () => {
    const others = [
      { ...filtered, knownSet: "other" },
      { ...relabelled, relabelledUnknown: 300 },
      { ...rate, unknownSet: "other" },
      { ...rate, settings: { lr: 1, epochs: 9 } },
    ];
    expect(findRemedies([plain, ...others])).toEqual([]);
  });

  it("names a setting that a run lacks", () => {
    const bare = trained("bare", { settings: { epochs: 30 } });
    expect(findRemedies([plain, bare])[0]?.[1]?.setting).toBe("lr – instead of 4e−5");
  });

  it("finds nothing among no runs or only treated ones", () => {
    expect(findRemedies([])).toEqual([]);
    expect(findRemedies([filtered, relabelled])).toEqual([]);
  });
});
