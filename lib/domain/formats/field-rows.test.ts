import { describe, expect, test } from "vitest";
import { fieldFile } from "@/lib/testing/field-file";
import { aggregatesFormat } from "./aggregates-csv";
import { detectFormat } from "./detect";
import { predictionsFormat } from "./predictions";
import { chunksOf, readAll } from "./read-all";
import type { PredictionRecord } from "./records";

async function read(name: string): Promise<PredictionRecord[]> {
  const bytes = fieldFile(name);
  expect(detectFormat(bytes, name)?.id).toBe("predictions");
  const { records, issues } = await readAll(predictionsFormat, chunksOf(bytes, 4096), {
    filename: name,
  });
  expect(issues).toEqual([]);
  return records;
}

const pick = (records: PredictionRecord[], ...keys: (keyof PredictionRecord)[]) =>
  records.map((record) => keys.map((key) => record[key]));

/** Reports from the field, by their numbers there. */
describe("predictions as people have them", () => {
  test("F3: Known and Unknown are labels", async () => {
    expect(pick(await read("known2.jsonl"), "exampleId", "category")).toEqual([
      ["q1", "Known"],
      ["q2", "Unknown"],
    ]);
  });

  test("F4: known, true or false, is a label", async () => {
    expect(pick(await read("preds_bool.jsonl"), "category", "correct")).toEqual([
      ["Known", true],
      ["Unknown", false],
    ]);
  });

  test("F5: a CSV is read as the same lines in JSON", async () => {
    const records = await read("preds.csv");
    expect(pick(records, "step", "exampleId", "split", "answers", "prediction", "correct")).toEqual(
      [
        [0, "q1", "dev", ["London"], "London", true],
        [0, "q2", "dev", ["Paris"], "London", false],
        [100, "q1", "dev", ["London"], "Rome", false],
        [100, "q2", "dev", ["Paris"], "Paris", true],
      ],
    );
    expect(records.map(({ category }) => category)).toEqual([
      ...["HighlyKnown", "Unknown", "HighlyKnown", "Unknown"],
    ]);
  });

  test("F6: a JSON list is read as its lines", async () => {
    const records = await read("preds_array.json");
    expect(pick(records, "line", "exampleId", "category", "prediction")).toEqual([
      [1, "q1", "HighlyKnown", "London"],
      [2, "q2", "Unknown", "London"],
    ]);
  });

  test("F7: id, answer, label and output are understood", async () => {
    const keys = ["exampleId", "answers", "category", "prediction"] as const;
    expect(pick(await read("preds_id.jsonl"), ...keys)).toEqual([
      ["q1", ["London"], "HighlyKnown", "London"],
      ["q2", ["Paris"], "Unknown", "Rome"],
    ]);
  });

  test("F8: an epoch stands in for the step, and a checkpoint's name holds it", async () => {
    expect(pick(await read("preds_epoch.jsonl"), "step", "epoch")).toEqual([[1, 1]]);
    expect(pick(await read("preds_ckpt.jsonl"), "step", "epoch")).toEqual([[500, null]]);
  });

  test("F9: truth and labels in any spelling", async () => {
    expect(pick(await read("preds_strcorrect.jsonl"), "category", "correct")).toEqual([
      ["HighlyKnown", true],
      ["WeaklyKnown", true],
    ]);
  });

  test("F12: a list as Python writes it", async () => {
    expect(pick(await read("pylist.jsonl"), "answers")).toEqual([[["London", "Paris"]]]);
  });
});

describe("counts as people have them", () => {
  const counts = async (name: string) => {
    const bytes = fieldFile(name);
    expect(detectFormat(bytes, name)?.id).toBe("aggregates");
    const { records, issues, warnings } = await readAll(aggregatesFormat, chunksOf(bytes));
    expect(issues).toEqual([]);
    const rows = records.map(({ step, category, total, correct, abstained }) => [
      ...[step, category, total, correct, abstained],
    ]);
    return { rows, warnings: warnings.map(({ message }) => message) };
  };
  const expected = [
    [0, "Known", 100, 80, 0],
    [0, "Unknown", 100, 2, 0],
    [100, "Known", 100, 70, 0],
    [100, "Unknown", 100, 5, 0],
  ];

  test("F10: correct is n x accuracy, rounded, and that is said", async () => {
    const { rows, warnings } = await counts("agg_acc.csv");
    expect(rows).toEqual(expected);
    expect(warnings).toEqual([
      "there is no column correct: it is n x accuracy, rounded, on 4 rows",
    ]);
  });

  test.each(["agg_noabst.csv", "agg_lower.csv"])("F10: %s", async (name) => {
    expect(await counts(name)).toEqual({ rows: expected, warnings: [] });
  });

  test("F10: per cent is refused with the way out", async () => {
    const text = "step,split,category,n,accuracy\n0,dev,Known,100,80\n";
    const { issues } = await readAll(aggregatesFormat, chunksOf(text));
    expect(issues[0]?.message).toBe(
      "accuracy is not in [0, 1]: 80; write it as a ratio, 0 to 1, or give correct",
    );
  });

  test("rates without counts are a step table", () => {
    const text = "step,split,category,accuracy\n0,dev,Known,0.8\n0,dev,Unknown,0.1\n";
    expect(detectFormat(new TextEncoder().encode(text), "x.csv")?.id).toBe("step-table");
  });
});
