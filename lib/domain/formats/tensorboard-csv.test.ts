import { describe, expect, test } from "vitest";
import { chunksOf, readAll } from "./read-all";
import { tensorboardCsvFormat } from "./tensorboard-csv";
import { tensorboardJsonFormat } from "./tensorboard-json";

const csv = "Wall time,Step,Value\r\n1753210469.101079,0,0.800000011920929\r\n";
const json = "[[1753210469.101079, 0, 0.800000011920929]]";

describe.each([
  ["CSV", tensorboardCsvFormat, csv, "csv"],
  ["JSON", tensorboardJsonFormat, json, "json"],
] as const)("TensorBoard scalar download as %s", (_, format, text, ending) => {
  test.each([
    [`run-unk50-tag-eval_accuracy.${ending}`, "eval/accuracy", "unk50"],
    [`run-.-tag-val_pred_age_acc.${ending}`, "val_pred_age_acc", null],
    [`unk50.${ending}`, "Value", null],
    [null, "Value", null],
  ])("called %s is of the metric %s and the run %s", async (filename, key, run) => {
    const { records, facts, hints } = await readAll(format, chunksOf(text), { filename });
    expect(records.map(({ step, timeMs, values }) => [step, timeMs, values])).toEqual([
      [0, 1_753_210_469_101.079, { [key]: 0.800000011920929 }],
    ]);
    expect(facts?.[0]?.name ?? null).toBe(run);
    expect(hints).toEqual(key === "Value" ? { Value: { quantity: "accuracy" } } : {});
  });
});

test("a JSON download keeps what is no number, in quotes or bare", async () => {
  const text = '[[1753210469.1, 0, "NaN"], [1753210469.2, 1, Infinity], [1753210469.3, 2, 7]]';
  const { records, hints } = await readAll(tensorboardJsonFormat, chunksOf(text));
  expect(records.map(({ values }) => values.Value)).toEqual([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    7,
  ]);
  expect(hints).toEqual({ Value: { quantity: "other" } });
});

test.each([
  ["[[1753210469.1, -1, 0.8]]", "step is negative: -1"],
  ["[[1753210469.1, 1]]", "a point is a list of time, step and value, not a list"],
  ["{}", "the file is not a list of points but an object"],
  ["[]", "the list holds no points"],
])("a JSON download refuses %s", async (text, message) => {
  const { records, issues } = await readAll(tensorboardJsonFormat, chunksOf(text));
  expect([records, issues.map((issue) => issue.message)]).toEqual([[], [message]]);
});
