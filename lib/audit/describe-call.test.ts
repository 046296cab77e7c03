import { expect, test } from "vitest";
import { rights } from "@/lib/rights/table";
import { describeCall, isChange } from "./describe-call";

const base = "/api/v1/projects/demo";

test.each([
  ["PUT", "", "project.change", "project"],
  ["DELETE", "", "project.delete", "project"],
  ["POST", "/restore", "project.restore", "restore"],
  ["PATCH", "/settings", "settings.change", "settings"],
  ["PUT", "/runs/unk050_s1", "run.change", "runs/unk050_s1"],
  ["POST", "/runs/unk050_s1/uploads", "upload.create", "runs/unk050_s1/uploads"],
  ["DELETE", "/runs/a/uploads/42", "upload.undo", "runs/a/uploads/42"],
  ["POST", "/runs/a/drops/7/restore", "drop.restore", "runs/a/drops/7/restore"],
  ["PUT", "/runs/a/training-set", "training-set.change", "runs/a/training-set"],
  ["PATCH", "/runs/a/hyperparameters", "hyperparameters.change", "runs/a/hyperparameters"],
  ["PUT", "/datasets/d/label-sets/b", "label-set.change", "datasets/d/label-sets/b"],
  ["DELETE", "/keys/1", "key.revoke", "keys/1"],
  ["GET", "/keys", "key.read", "keys"],
  ["PUT", "/runs/a/series", "series.change", "runs/a/series"],
  ["PATCH", "/alerts/7", "alert.change", "alerts/7"],
  ["POST", "/alerts/7/test", "alert.test", "alerts/7/test"],
  ["POST", "/alerts/test", "alert.test", "test"],
  ["POST", "/alerts/channels", "channel.create", "channels"],
  ["DELETE", "/alerts/channels/7", "channel.delete", "channels/7"],
  ["POST", "/alerts/channels/7/test", "channel.test", "channels/7/test"],
  ["POST", "/alerts/signing", "signing.change", "signing"],
  // A run may be called like a part of an address.
  ["PUT", "/runs/uploads", "run.change", "runs/uploads"],
  ["PUT", "/runs/caf%C3%A9%ZZ", "run.change", "runs/caf%C3%A9%ZZ"],
])("%s %s is %s", (method, path, action, target) => {
  expect(describeCall(method, `${base}${path}`)).toEqual({ action, target });
});

test("MLflow's calls keep their names", () => {
  const described = describeCall("POST", "/mlflow/demo/api/2.0/mlflow/runs/create");
  expect(described).toEqual({ action: "mlflow.mlflow/runs/create", target: "mlflow" });
});

test("every call that changes a project has an action of a thing and a verb", () => {
  const changing = [...rights.keys()]
    .map((row) => row.split(" ") as [string, string])
    .filter(([method, path]) => path.includes("/projects/[project]") && isChange(method, path));
  expect(changing.length).toBeGreaterThan(20);
  for (const [method, path] of changing) {
    const described = describeCall(method, path.replaceAll(/\[\w+\]/g, "x"));
    expect(described?.action, `${method} ${path}`).toMatch(/^[a-z-]+\.[a-z-]+$/);
  }
});

test.each([
  ["GET", "/runs", false],
  ["POST", "/inspect", false],
  ["POST", "/runs/a/uploads", true],
])("%s %s changes something: %s", (method, path, expected) => {
  expect(isChange(method, `${base}${path}`)).toBe(expected);
});
