import { describe, expect, test } from "vitest";
import { type GroupedFile, groupFiles } from "./group-files";
import type { MetricRecord } from "./records";

function points(values: Record<number, Record<string, number>>): MetricRecord[] {
  return Object.entries(values).map(([step, at], index) => ({
    ...{ line: index + 1, step: Number(step), epoch: null, timeMs: null, values: at },
  }));
}

function file(path: string, given: Partial<GroupedFile> = {}): GroupedFile {
  return {
    ...{ path, format: "trainer-state", holds: "metrics", runs: [null], folder: "" },
    ...{ folderRun: null, ownName: null, facts: [], history: [], outcomes: new Set<string>() },
    ...given,
  } as GroupedFile;
}

/** The same values at the steps and keys that both have. */
function isSameHistory(a: readonly MetricRecord[], b: readonly MetricRecord[]): boolean {
  return a.every(({ step, values }) =>
    b.every((other) =>
      other.step !== step
        ? true
        : Object.entries(values).every(([key, value]) => (other.values[key] ?? value) === value),
    ),
  );
}

const group = (files: GroupedFile[]) => groupFiles(files, { isSameHistory, bundleName: "bundle" });
const paths = (files: GroupedFile[]) =>
  group(files).map(({ members }) => members.map(({ path }) => path));

const short = points({ 100: { loss: 2 }, 200: { loss: 1.5 } });
const long = points({ 100: { loss: 2 }, 200: { loss: 1.5 }, 300: { loss: 1 } });
const other = points({ 100: { loss: 9 }, 200: { loss: 8 } });

describe("files of a bundle", () => {
  test("that are copies of one log are one run, and the longest is read", () => {
    const groups = group([
      file("checkpoint-200/trainer_state.json", { history: short }),
      file("trainer_state.json", { history: long }),
      file("checkpoint-100/trainer_state.json", { history: short.slice(0, 1) }),
    ]);
    expect(groups).toEqual([
      {
        name: "bundle",
        members: [{ path: "trainer_state.json", from: null }],
        copies: [
          { path: "checkpoint-200/trainer_state.json", of: "trainer_state.json" },
          { path: "checkpoint-100/trainer_state.json", of: "trainer_state.json" },
        ],
      },
    ]);
  });

  test("that say the same to the end are read from the top", () => {
    const groups = group([
      file("checkpoint-300/trainer_state.json", { history: long }),
      file("trainer_state.json", { history: long }),
    ]);
    expect(groups[0]?.members).toEqual([{ path: "trainer_state.json", from: null }]);
  });

  test("that contradict each other are two runs, named by their own names", () => {
    const groups = group([
      file("first.json", { history: short, ownName: "first" }),
      file("second.json", { history: other, ownName: "second" }),
    ]);
    expect(groups.map(({ name }) => name)).toEqual(["first", "second"]);
  });

  test("of two folders are two runs, named by their folders", () => {
    const groups = group([
      file("run-a/x.json", { history: short, folder: "run-a", folderRun: "run-a" }),
      file("run-b/x.json", { history: short, folder: "run-b", folderRun: "run-b" }),
    ]);
    expect(groups.map(({ name }) => name)).toEqual(["run-a", "run-b"]);
  });

  test("that log the same by two loggers are one run of both", () => {
    expect(
      paths([
        file("trainer_state.json", { history: short }),
        file("trainer_log.jsonl", { history: short, format: "llama-factory" }),
      ]),
    ).toEqual([["trainer_state.json", "trainer_log.jsonl"]]);
  });

  test("that follow each other, or hold other metrics, are one run", () => {
    const later = points({ 300: { loss: 7 } });
    const metric = points({ 100: { acc: 0.5 }, 200: { acc: 0.6 } });
    expect(
      paths([
        file("a.csv", { history: short }),
        file("b.csv", { history: later }),
        file("acc.csv", { history: metric }),
      ]),
    ).toEqual([["a.csv", "b.csv", "acc.csv"]]);
  });

  test("of predictions are one run by checkpoint, and two where they answer the same at the same step", () => {
    const predictions = (path: string, at: string) =>
      file(path, { holds: "predictions", format: "predictions", outcomes: new Set([at]) });
    const [one, two, again] = [
      predictions("1.jsonl", "1/dev/q1"),
      predictions("2.jsonl", "2/dev/q1"),
      predictions("x.jsonl", "1/dev/q1"),
    ];
    expect(paths([one, two])).toEqual([["1.jsonl", "2.jsonl"]]);
    expect(paths([one, two, again])).toEqual([["1.jsonl", "2.jsonl"], ["x.jsonl"]]);
  });

  test("that name their runs are of those, across files", () => {
    const facts = [{ run: "a", name: "Alpha" }];
    expect(
      group([file("loss.csv", { runs: ["a", "b"], facts }), file("acc.csv", { runs: ["a"] })]),
    ).toEqual([
      {
        name: "Alpha",
        members: [
          { path: "loss.csv", from: "a" },
          { path: "acc.csv", from: "a" },
        ],
        copies: [],
      },
      { name: "b", members: [{ path: "loss.csv", from: "b" }], copies: [] },
    ]);
  });

  test("say a run's name before its folder does", () => {
    const named = file("mlruns/1/abc/metrics/loss", {
      ...{
        folder: "mlruns/1/abc",
        folderRun: "abc",
        facts: [{ run: null, name: "adorable-hog-898" }],
      },
    });
    expect(group([named])[0]?.name).toBe("adorable-hog-898");
  });
});
