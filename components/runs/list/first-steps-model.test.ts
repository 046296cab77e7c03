import { expect, it } from "vitest";
import { firstSteps, isFirstRun } from "./first-steps-model";

const statesOf = (facts: Parameters<typeof firstSteps>[0]) =>
  firstSteps(facts).map(({ state, isDone }) => [state, isDone]);

it("has nothing done in an empty project", () => {
  expect(statesOf({ labelled: 0, runs: [] })).toEqual([
    ["No question labelled yet.", false],
    ["No run yet.", false],
    ["No answer yet.", false],
  ]);
});

it("has a step done by what came, whichever came first", () => {
  expect(statesOf({ labelled: 0, runs: [{ trainingSize: 0, checkpoints: 0 }] })[1]).toEqual([
    "A run, its training set not yet.",
    false,
  ]);
  expect(statesOf({ labelled: 1, runs: [{ trainingSize: 1200, checkpoints: 0 }] })).toEqual([
    ["1 question labelled.", true],
    ["1,200 training examples.", true],
    ["No answer yet.", false],
  ]);
  expect(statesOf({ labelled: 0, runs: [{ trainingSize: 0, checkpoints: 3 }] })[2]).toEqual([
    "3 checkpoints.",
    true,
  ]);
});

it("tells the way until something was evaluated, and not of a project with many runs", () => {
  const [started, evaluated] = [{ checkpoints: 0 }, { checkpoints: 1 }];
  expect(isFirstRun([started])).toBe(true);
  expect(isFirstRun([started, evaluated])).toBe(false);
  expect(isFirstRun([])).toBe(false);
  expect(isFirstRun([started, started, started, started])).toBe(false);
});
