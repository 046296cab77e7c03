import { expect, test } from "vitest";
import { chooseBaseline } from "./baseline-choice";

type Run = Parameters<typeof chooseBaseline>[0][number];
const run = (slug: string, changes: Partial<Run> = {}): Run => ({
  ...{ slug, datasetId: "tiny", baseline: null, control: null },
  ...changes,
});
const chosen = (runs: readonly Run[], asked?: string) => chooseBaseline(runs, asked)?.slug;

test("the run that was asked for is the baseline, whatever the others say", () => {
  const runs = [run("a", { baseline: "b" }), run("b"), run("c", { datasetId: "other" })];
  expect(chosen(runs, "c")).toBe("c");
});

test("without one the first run's own baseline is, before the control that most name", () => {
  const runs = [run("a", { baseline: "b" }), run("b"), run("c", { control: "d" }), run("d")];
  expect(chosen(runs, "gone")).toBe("b");
});

test("else the control that most name, ties to the earlier run", () => {
  const votes = ["c", "b", "c", "b"].map((control, k) => run(`r${k}`, { control }));
  expect(chosen([...votes, run("b"), run("c")])).toBe("b");
  expect(chosen([...votes, run("b"), run("c"), run("x", { control: "c" })])).toBe("c");
});

test("it is of the dataset that most runs answer", () => {
  const runs = [run("alone", { datasetId: "other" }), run("a"), run("b")];
  expect(chosen(runs)).toBe("a");
});

test("there is none without runs", () => {
  expect(chooseBaseline([], undefined)).toBeNull();
});
