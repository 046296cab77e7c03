import { expect, test } from "vitest";
import { mistakeIn } from "@/components/runs/list/filter-mistake-in";
import type { RunColumn } from "@/lib/runs/list/list-schema";
import { filterExamples } from "./filter-examples";

const column = (key: string, kind: RunColumn["kind"]): RunColumn => ({
  ...{ key, kind, label: key.replace(/^\w+\./, ""), runs: 3 },
});

test("examples of the filter name what the project's runs have, and can be read", () => {
  const columns = [
    ...[column("config.optimizer", "text"), column("config.lr peak", "number")],
    ...[column("metric.train/loss", "number"), column("config.batch", "number")],
  ];
  const filters = filterExamples(columns).map(({ filter }) => filter);
  expect(filters).toContain('"lr peak" > 0');
  expect(filters).toContain("metric.train/loss < 0.5");
  for (const filter of filters) expect(mistakeIn(filter), filter).toBeNull();
});

test("a project without settings or metrics gets examples of the fields that every run has", () => {
  const filters = filterExamples([]).map(({ filter }) => filter);
  expect(filters).toHaveLength(3);
  expect(filters.join(" ")).not.toMatch(/learning_rate|metric\./);
});
