import { describe, expect, it } from "vitest";
import { type SuggestibleRun, suggestBeside, suggestSets } from "./suggested-sets";

const run = (id: string, changes: Partial<SuggestibleRun> = {}): SuggestibleRun => ({
  id,
  dataset: "tiny",
  baseModel: "gpt",
  tags: [],
  unknownShare: 0,
  checkpoints: 31,
  ...changes,
});

describe("suggestSets", () => {
  it("offers the runs of one dataset and base model, least Unknown first", () => {
    const runs = [run("c", { unknownShare: 1 }), run("a"), run("b", { unknownShare: null })];
    expect(suggestSets(runs)).toEqual([
      { title: "tiny · gpt", note: "all 3 runs", runs: ["a", "c", "b"] },
    ]);
  });

  it("offers the tags that some but not all of them have", () => {
    const tagged = (id: string, ...tags: string[]) => run(id, { tags: ["every", ...tags] });
    const sets = suggestSets([tagged("a", "mix"), tagged("b", "mix"), tagged("c", "alone")]);
    expect(sets.map(({ title, runs }) => [title, runs.length])).toEqual([
      ["tiny · gpt", 3],
      ["mix", 2],
    ]);
  });

  it("leaves out what cannot be compared: other datasets, none, nothing evaluated, a run alone", () => {
    const runs = [
      run("a"),
      run("b", { dataset: "other" }),
      run("c", { dataset: null }),
      run("d", { checkpoints: 0 }),
    ];
    expect(suggestSets(runs)).toEqual([]);
    expect(suggestSets([])).toEqual([]);
  });

  it("offers at most fifty runs", () => {
    const many = Array.from({ length: 60 }, (_, k) => run(`r${k}`));
    expect(suggestSets(many)[0]?.runs).toHaveLength(50);
  });
});

describe("suggestBeside", () => {
  const runs = [
    run("plain"),
    run("half", { unknownShare: 0.5, tags: ["mix"] }),
    run("all", { unknownShare: 1, tags: ["mix"] }),
    run("quarter", { unknownShare: 0.25, tags: ["mix"] }),
    run("elsewhere", { dataset: "other" }),
  ];

  const beside = (named: string, control: string | null) =>
    suggestBeside({ run: named, control }, runs).map(({ title, runs: own }) => [title, own]);

  it("offers a run that stands alone its control, then the sets that hold it", () => {
    expect(beside("half", "plain")).toEqual([
      ["plain", ["plain", "half"]],
      ["tiny · gpt", ["plain", "quarter", "half", "all"]],
      ["mix", ["quarter", "half", "all"]],
    ]);
  });

  it("offers one without a control the sets alone, and one of a dataset of its own nothing", () => {
    expect(beside("plain", null).map(([title]) => title)).toEqual(["tiny · gpt"]);
    expect(beside("elsewhere", null)).toEqual([]);
  });
});
