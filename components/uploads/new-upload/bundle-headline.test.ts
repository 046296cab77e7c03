import { expect, test } from "vitest";
import type { InspectedFile, InspectResponse } from "@/lib/uploads/inspect-schema";
import { untouchedDraft } from "./bundle-draft";
import { bundleHeadline } from "./bundle-headline";

const points = Array.from({ length: 31 }, (_, index) => ({
  ...{ step: index * 401, epoch: index, value: 0.5 },
}));

function set(name: string): InspectedFile["series"][number] {
  return {
    ...{ key: `eval/${name}/accuracy`, set: name, split: "dev", category: null },
    ...{ quantity: "accuracy", scale: "ratio", n: null, basis: "none" },
    ...{ points, first: 0.5, last: 0.5, count: 31 },
  };
}

function file(patch: Partial<InspectedFile>): InspectedFile {
  return {
    ...{ path: "a", filename: "a", bytes: 1, format: "x", name: "Some format", holds: "metrics" },
    ...{
      rows: 1,
      isWhole: true,
      needsWhole: false,
      target: null,
      run: "r",
      runs: ["r"],
      step: null,
      mapping: {},
    },
    ...{ remembered: null, shape: "s", questions: [], reasons: [], series: [], problem: null },
    ...{ preview: { columns: [], rows: [] }, warnings: [] },
    ...patch,
  };
}

function headlineOf(files: InspectedFile[], rest: Partial<InspectResponse> = {}) {
  const answer = { files, runs: [], datasets: [], ignored: [], ...rest };
  return bundleHeadline(answer, untouchedDraft);
}

test("sets are counted, named and placed", () => {
  const series = ["g0", "g1", "g2", "g3", "g4", "g5"].map(set);
  expect(headlineOf([file({ series })])).toEqual({
    title: "Six evaluation sets at 31 checkpoints.",
    text: "Accuracy of g0 to g5 from epoch 0 to 30 (steps 0 to 12,030). It can be charted as it is.",
  });
});

test("a file in which there is nothing says why", () => {
  const ignored = [
    { path: "mlflow.db", reason: "a store of 4 runs, and nothing was logged in it" },
  ];
  expect(headlineOf([], { ignored }).title).toBe(
    "A store of 4 runs, and nothing was logged in it.",
  );
});

test("a file without an accuracy is said to wait for one", () => {
  const loss = { ...set("loss"), split: null, quantity: "loss" } as const;
  expect(headlineOf([file({ series: [loss] })])).toMatchObject({
    title: "One metric at 31 steps.",
    text: expect.stringContaining("waits for an evaluation"),
  });
});

test.each([
  [{ holds: "predictions", rows: 2640 }, "2,640 answers."],
  [{ holds: "examples", rows: 1 }, "1 example."],
  [{ holds: "predictions", rows: null, isWhole: false }, "Answers."],
])("rows of %j are %s", (patch, title) => {
  expect(headlineOf([file(patch)]).title).toBe(title);
});

test("several files are counted by run and dataset", () => {
  const run = { id: "r", name: "r", exists: false, files: [], facts: { run: null } };
  const dataset = { id: "d", name: "d", exists: false, files: [] };
  expect(
    headlineOf([file({}), file({ path: "b" })], { runs: [run, run], datasets: [dataset] }).title,
  ).toBe("Two runs and one dataset in two files.");
});

test("answers of no checkpoint wait for one, and several runs of one file are counted", () => {
  const question = { id: "step", text: "?", reason: "", options: [], chosen: "open" };
  expect(headlineOf([file({ holds: "predictions", rows: 0, questions: [question] })])).toEqual({
    title: "Answers.",
    text: "Of which checkpoint, the file does not say.",
  });
  const run = { id: "r", name: "r", exists: false, files: [], facts: { run: null } };
  expect(headlineOf([file({})], { runs: [run, run, run] }).title).toBe("Three runs in one file.");
});

test("a bundle that cannot be read says so", () => {
  const problem = { message: "no", details: [] };
  expect(headlineOf([file({ problem })]).title).toBe("Nothing in it can be read.");
});
