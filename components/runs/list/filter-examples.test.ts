import { expect, test } from "vitest";
import { mistakeIn } from "@/components/runs/list/filter-mistake-in";
import type { RunField } from "@/lib/runs/list/list-schema";
import { filterExamples, filterPlaceholder } from "./filter-examples";

const field = (name: string, facts: Partial<RunField>): RunField => ({
  ...{ name, runs: 3, from: null, to: null, values: [] },
  ...facts,
});
const fields = [
  field("name", { values: ["a", "b"] }),
  field("best", { from: 0.4, to: 0.9 }),
  field("method", { values: ["full tuning"] }),
  field("config.epochs", { from: 20, to: 20, values: ["20"] }),
  field("config.lr peak", { from: 1e-5, to: 3e-5 }),
  field("metric.train/loss", { from: 0.2, to: 0.8 }),
];

test("examples of the filter use fields and values that the project's runs have, and can be read", () => {
  const filters = filterExamples(fields).map(({ filter }) => filter);
  expect(filters).toEqual([
    '"lr peak" < 2e-5',
    "best > 0.65",
    "metric.train/loss < 0.5",
    'method = "full tuning"',
    'not (method = "full tuning" or "lr peak" < 2e-5)',
    "status = finished",
  ]);
  for (const filter of filters) expect(mistakeIn(filter, fields), filter).toBeNull();
});

test("the placeholder names fields of this project, or none", () => {
  expect(filterPlaceholder(fields)).toBe('"lr peak" < 2e-5 and best > 0.65');
  expect(filterPlaceholder([])).not.toMatch(/[<>=]/);
  expect(filterExamples([]).map(({ filter }) => filter)).toEqual(["status = finished"]);
});
