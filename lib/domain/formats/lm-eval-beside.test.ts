import { expect, test } from "vitest";
import { resultsBeside } from "./lm-eval-beside";

const results = (path: string, step: number) => ({ path, step, epoch: null });
const one = results("m/results_2024-08-21T03-44-09.494230.json", 1000);
const two = results("m/results_2024-08-21T04-27-29.701325.json", 2000);

test("samples are of the checkpoint that the results of the same evaluation name", () => {
  const samples = "m/samples_asdiv_2024-08-21T04-27-29.701325.jsonl";
  expect(resultsBeside(samples, [one, two])).toBe(two);
  expect(resultsBeside(samples, [two, one])).toBe(two);
});

test("without a time of their own they are of the only checkpoint in their folder", () => {
  expect(resultsBeside("m/samples_x.jsonl", [one])).toBe(one);
  expect(resultsBeside("m/samples_x.jsonl", [one, results("m/b.json", 1000)])).toBe(one);
  expect(resultsBeside("m/samples_x.jsonl", [one, two])).toBeNull();
});

test("results of another folder say nothing of them", () => {
  expect(resultsBeside("n/samples_x_2024-08-21T03-44-09.494230.jsonl", [one])).toBeNull();
  expect(resultsBeside("samples_x.jsonl", [])).toBeNull();
});
