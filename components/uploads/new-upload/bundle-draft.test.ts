import { describe, expect, test } from "vitest";
import { completeMeaning } from "@/lib/domain/mapping/complete-meaning";
import { editSeries, nothingGiven } from "@/lib/domain/mapping/given-answers";
import type { InspectedFile, InspectResponse } from "@/lib/uploads/inspect-schema";
import {
  destinationsOf,
  includedFiles,
  lacksStep,
  rowTargetsOf,
  targetsOf,
  untouchedDraft,
  withGiven,
  withSkipped,
} from "./bundle-draft";

const accuracy = "eval/g0/accuracy";
const rate = completeMeaning({ set: "g0" });

function file(path: string, patch: Partial<InspectedFile> = {}): InspectedFile {
  const { runs = ["run"] } = patch;
  return {
    ...{ path, filename: path, bytes: 1, format: "trainer-state", name: "Trainer state" },
    ...{
      holds: "metrics",
      rows: 1,
      isWhole: true,
      needsWhole: false,
      step: null,
      mapping: {},
      remembered: null,
    },
    target: { kind: "run", id: runs[0] ?? "", isNew: true },
    ...{ run: runs.length === 1 ? (runs[0] ?? null) : null, runs },
    ...{ shape: "s", questions: [], reasons: [], preview: { columns: [], rows: [] } },
    series: [{ key: accuracy, ...rate, points: [], first: 0.5, last: 0.4, count: 2 }],
    ...{ problem: null, warnings: [] },
    ...patch,
  };
}

function answer(files: InspectedFile[], froms: Record<string, string> = {}): InspectResponse {
  const ids = [...new Set(files.flatMap(({ runs }) => runs))];
  const runs = ids.map((id) => ({
    ...{ id, name: id.toUpperCase(), exists: false, facts: { run: froms[id] ?? null } },
    files: files.filter((one) => one.runs.includes(id)).map(({ path }) => path),
  }));
  return { files, runs, datasets: [], ignored: [] };
}

const loose = { isPacked: false };

describe("the targets of a bundle", () => {
  test("are none where nothing is said: everything goes where it was proposed", () => {
    expect(targetsOf(answer([file("a.json")]), untouchedDraft, loose)).toEqual([]);
  });

  test("carry what was said of a shape to each file of it, of its own metrics only", () => {
    const given = editSeries(nothingGiven, [accuracy, "eval/g1/accuracy"], { category: "Known" });
    const draft = withGiven(untouchedDraft, "s", given);
    const files = [file("a.json"), file("b.json"), file("c.csv", { shape: "other" })];
    const mapping = { series: { [accuracy]: { category: "Known" } } };
    expect(targetsOf(answer(files), draft, loose)).toEqual([
      { path: "a.json", mapping },
      { path: "b.json", mapping },
    ]);
  });

  test("name the run and its name where they were changed", () => {
    const runs = { run: { mode: "new", id: "mine", name: "Mine" } } as const;
    const bundle = answer([file("a.json")]);
    expect(targetsOf(bundle, { ...untouchedDraft, runs }, loose)).toEqual([
      { path: "a.json", run: "mine", name: "Mine" },
    ]);
    const existing = { run: { mode: "existing", id: "older" } } as const;
    expect(targetsOf(bundle, { ...untouchedDraft, runs: existing }, loose)).toEqual([
      { path: "a.json", run: "older" },
    ]);
  });

  test("say every place once something is left out, and what of an archive is not wanted", () => {
    const bundle = answer([file("a.json", { runs: ["a"] }), file("b.json", { runs: ["b"] })]);
    const draft = withSkipped(untouchedDraft, destinationsOf(bundle).slice(0, 1), true);
    expect(includedFiles(bundle, draft).map(({ path }) => path)).toEqual(["b.json"]);
    const said = { path: "b.json", run: "b", name: "B" };
    expect(targetsOf(bundle, draft, loose)).toEqual([said]);
    expect(targetsOf(bundle, draft, { isPacked: true })).toEqual([
      { path: "a.json", skip: true },
      said,
    ]);
  });

  test("leave unreadable files of an archive out", () => {
    const bad = file("bad.json", { problem: { message: "no", details: [] } });
    expect(targetsOf(answer([file("a.json"), bad]), untouchedDraft, { isPacked: true })).toEqual([
      { path: "bad.json", skip: true },
    ]);
  });

  test("name each run of a file with several, once one of them is named", () => {
    const froms = { a: "A!", b: "B!", c: "C!" };
    const bundle = answer([file("runs.csv", { runs: ["a", "b", "c"] })], froms);
    const runs = { a: { mode: "new", id: "x", name: "" } } as const;
    expect(targetsOf(bundle, { ...untouchedDraft, runs }, loose)).toEqual([
      { path: "runs.csv", from: "A!", run: "x" },
      { path: "runs.csv", from: "B!" },
      { path: "runs.csv", from: "C!" },
    ]);
    const draft = withSkipped(untouchedDraft, destinationsOf(bundle).slice(0, 1), true);
    expect(targetsOf(bundle, draft, loose).map(({ from }) => from)).toEqual(["B!", "C!"]);
  });

  test("carry fields of a run with its files", () => {
    const abouts = { run: { baseModel: "tiny-lm" } };
    expect(targetsOf(answer([file("a.json")]), untouchedDraft, { ...loose, abouts })).toEqual([
      { path: "a.json", about: { baseModel: "tiny-lm" } },
    ]);
  });
});

test("the step of a file that names none is its own, not that of its shape", () => {
  const step = { id: "step", text: "?", reason: "", chosen: "open" };
  const options = [
    { value: "open", label: "open", mapping: {} },
    { value: "0", label: "step 0", mapping: { constants: { step: 0 } } },
  ];
  const asking = file("a.json", { questions: [{ ...step, options }] });
  const bundle = answer([asking, file("step_5/b.json")]);
  const draft = { ...untouchedDraft, steps: { "a.json": 40 } };
  expect([lacksStep(asking, untouchedDraft), lacksStep(asking, draft)]).toEqual([true, false]);
  expect(targetsOf(bundle, draft, loose)).toEqual([{ path: "a.json", step: 40 }]);
  expect(rowTargetsOf(bundle, draft)).toEqual([{ path: "a.json", step: 40 }]);
});

test("rows are looked at again only where something was said of columns", () => {
  const bundle = answer([file("a.csv")]);
  const own = { columns: { prediction: "output" } };
  expect(rowTargetsOf(bundle, withGiven(untouchedDraft, "s", { ...nothingGiven, own }))).toEqual([
    { path: "a.csv", mapping: own },
  ]);
  const edited = editSeries(nothingGiven, [accuracy], { category: "Known" });
  expect(rowTargetsOf(bundle, withGiven(untouchedDraft, "s", edited))).toEqual([]);
});
