import { expect, test } from "vitest";
import { parseFilter } from "@/lib/domain/run-filter/parse-filter";
import { mistakeIn } from "./filter-mistake-in";
import { nameSuggestions } from "./name-suggestions";

const columns = ["config.lr", "config.seed", "metric.loss", 'config.my "key"', "config.a b"].map(
  (key) => ({
    key,
    label: key.replace(/^(config|metric)\./, ""),
    kind: "number" as const,
    runs: 1,
  }),
);
const names = nameSuggestions(columns).map(({ name }) => name);

test("names a hyperparameter by its key alone, unless a field is called that", () => {
  expect(names).toContain("lr");
  expect(names).toContain("config.seed");
  expect(names).toContain("metric.loss");
});

test("every name that is offered can be compared in a filter", () => {
  for (const name of names) {
    const { mistake } = parseFilter(`${name} = none`);
    if (mistake !== null) expect(mistake.from).toBeGreaterThanOrEqual(name.length);
  }
});

test("an empty text is no mistake, one that cannot be read says where", () => {
  expect(mistakeIn("  ")).toBeNull();
  expect(mistakeIn("lr < 2e-5 and")).toMatchObject({ from: 13 });
});
