import { describe, expect, test } from "vitest";
import { mlflowMetricFormat } from "./mlflow-metric";
import { isOneCurve, mlflowFacts, mlflowFile, onlyStepIn } from "./mlflow-path";
import { chunksOf, readAll } from "./read-all";

const read = (text: string, path: string | null = "mlruns/1/abc/metrics/eval/loss") =>
  readAll(mlflowMetricFormat, chunksOf(text), { path, filename: path?.split("/").at(-1) ?? null });
const points = ({ records }: Awaited<ReturnType<typeof read>>) =>
  records.map(({ step, timeMs, values }) => [step, timeMs, values]);

describe("MLflow metric file", () => {
  test("is named by its path, and of one step the latest by its time holds", async () => {
    const file = await read(
      "1700000000100 2.5 1\n1700000000300 1.5 0\n1700000000200 9 0\n1700000000400 2 1\n",
    );
    expect(points(file)).toEqual([
      [0, 1_700_000_000_300, { "eval/loss": 1.5 }],
      [1, 1_700_000_000_400, { "eval/loss": 2 }],
    ]);
    expect(file.warnings.map(({ message }) => message)).toEqual([
      "2 points came again; of one step the latest by its time holds",
    ]);
  });

  test("may have two columns or five, and values that are no numbers", async () => {
    expect(points(await read("1700000000000 3\n1700000000001 nan\n", "metrics/loss"))).toEqual([
      [0, 1_700_000_000_000, { loss: 3 }],
      [1, 1_700_000_000_001, { loss: Number.NaN }],
    ]);
    const { records } = await read("1700000000000 -inf 7 squad 3f2a\n");
    expect(records[0]).toMatchObject({
      step: 7,
      values: { "eval/loss": Number.NEGATIVE_INFINITY },
    });
  });

  test("alone has only its own name, or none", async () => {
    expect((await read("1700000000000 3 0\n", "test_accuracy")).records[0]?.values).toEqual({
      test_accuracy: 3,
    });
    const unnamed = await read("1700000000000 3 0\n", null);
    expect(unnamed.records[0]?.values).toEqual({ Value: 3 });
    expect(unnamed.warnings[0]?.message).toContain("metrics/<name>");
  });

  test.each([
    ["1700000000000 x 0", 'the value is not a number: "x"'],
    ["soon 1 0", 'the time is not in milliseconds: "soon"'],
    ["1700000000000 1 -2", "step is negative: -2"],
    ["1700000000000 1 0.5", 'step is not a whole number: "0.5"'],
    [
      "1700000000000 1 99999999999999999999",
      "step is more than 9007199254740991: 100000000000000000000",
    ],
  ])("refuses %s with its line", async (line, message) => {
    const { issues } = await read(`1700000000000 1 0\n${line}\n`);
    expect(issues).toEqual([{ line: 2, column: null, message }]);
  });
});

describe("files beside MLflow's metrics", () => {
  test("are told by their path, whatever a metric is called", () => {
    expect(mlflowFile("mlruns/1/abc/metrics/eval/metrics/x")).toEqual({
      ...{ folder: "mlruns/1/abc", kind: "metric", name: "eval/metrics/x" },
    });
    expect(mlflowFile("abc/params/lr")).toEqual({ folder: "abc", kind: "param", name: "lr" });
    expect(mlflowFile("metrics")).toBeNull();
    expect(mlflowFile("README.md")).toBeNull();
  });

  test("say settings, tags, names, deletion and parents", () => {
    const facts = (name: string, text: string) => mlflowFacts(`mlruns/1/abc/${name}`, text);
    expect(facts("params/lr", "5e-5")?.facts.hyperparameters).toEqual({ lr: 5e-5 });
    expect(facts("params/bf16", "True")?.facts.hyperparameters).toEqual({ bf16: true });
    expect(facts("params/model", "gpt2\n")?.facts.hyperparameters).toEqual({ model: "gpt2" });
    expect(facts("tags/mlflow.runName", "unk50")?.facts.name).toBe("unk50");
    expect(facts("tags/mlflow.parentRunId", "def")?.parentRun).toBe("def");
    expect(facts("tags/team", "nlp")?.facts.tags).toEqual(["team=nlp"]);
    expect(facts("meta.yaml", "lifecycle_stage: deleted\nstatus: 4\nrun_name: 'a b'\n")).toEqual({
      ...{ folder: "mlruns/1/abc", isDeleted: true, parentRun: null },
      facts: { run: null, name: "a b", status: "failed" },
    });
    expect(facts("metrics/loss", "1 2 3")).toBeNull();
    expect(facts("params/__proto__", "1")).toBeNull();
  });
});

test("runs of one parent are a curve where each has its own one step", () => {
  expect(isOneCurve([1, 2, 3])).toBe(true);
  for (const steps of [[1], [1, 1], [1, null], []]) expect(isOneCurve(steps)).toBe(false);
});

test.each([
  ["1628697792090 0.5 7\n", 7],
  ["1628697792090 0.5", 0],
  ["1628697792090 0.5 7\n1628697792091 0.5 8\n", null],
  ["1628697792090 0.5 -7\n", null],
])("the one step of %j is %j", (text, step) => {
  expect(onlyStepIn(text)).toBe(step);
});
