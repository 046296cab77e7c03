import { expect, test } from "vitest";
import { readMlflowRuns, runFolderIn } from "./mlflow-runs";
import type { BundleFile } from "./open-file";

function fileAt(path: string, text: string): BundleFile {
  const bytes = new TextEncoder().encode(text);
  const head = async (limit: number) => bytes.subarray(0, limit);
  return { path, head } as BundleFile;
}

const parent = (id: string, name: string) =>
  fileAt(`mlruns/1/${id}/meta.yaml`, `run_name: ${name}\n`);

function child(id: string, of: string, ...steps: number[]): BundleFile[] {
  const points = steps.map((step) => `1628697792090 0.5 ${step}\n`).join("");
  return [
    fileAt(`mlruns/1/${id}/tags/mlflow.runName`, `name of ${id}`),
    fileAt(`mlruns/1/${id}/tags/mlflow.parentRunId`, of),
    fileAt(`mlruns/1/${id}/metrics/eval/known`, points),
  ];
}

test("children of one point each are of their parent's run", async () => {
  const runs = await readMlflowRuns([
    ...[parent("p", "sweep"), ...child("a", "p", 1), ...child("b", "p", 2)],
  ]);
  for (const id of ["a", "b"])
    expect(runFolderIn(runs, `mlruns/1/${id}/metrics/eval/known`)).toBe("mlruns/1/p");
  expect(runs.facts.get("mlruns/1/p")?.name).toBe("sweep");
});

test.each([
  ["of several points", [1, 2], [3]],
  ["of one step", [1], [1]],
])("children %s are runs of their own, called after their parent", async (_, one, other) => {
  const runs = await readMlflowRuns([
    ...[parent("p", "sweep"), ...child("a", "p", ...one), ...child("b", "p", ...other)],
  ]);
  expect(runs.joined.size).toBe(0);
  expect(runFolderIn(runs, "mlruns/1/a/metrics/eval/known")).toBe("mlruns/1/a");
  expect(runs.facts.get("mlruns/1/a")?.name).toBe("sweep / name of a");
});

test("a deleted child is none of the family", async () => {
  const deleted = fileAt("mlruns/1/b/meta.yaml", "lifecycle_stage: deleted\n");
  const runs = await readMlflowRuns([
    ...[parent("p", "sweep"), ...child("a", "p", 1), ...child("b", "p", 2), deleted],
  ]);
  expect([...runs.deleted]).toEqual(["mlruns/1/b"]);
  expect(runs.joined.size).toBe(0);
});

test("what is in no folder of MLflow's is of no run of it", async () => {
  const runs = await readMlflowRuns([fileAt("a/metrics.jsonl", "{}")]);
  expect(runFolderIn(runs, "a/metrics.jsonl")).toBeNull();
});
