import { describe, expect, test } from "vitest";
import { chunksOf, readAll } from "./read-all";
import { wandbChartFormat } from "./wandb-chart";

const read = (text: string) => readAll(wandbChartFormat, chunksOf(text));
const points = ({ records }: Awaited<ReturnType<typeof read>>) =>
  records.map(({ run, step, epoch, values }) => [run, step, epoch, values]);

describe("W&B chart export", () => {
  test("gives each run its own points, parted at the last dash; MIN and MAX are no metrics", async () => {
    const file = await read(
      '"Step","a - b/lr 2e-4 - eval/acc","a - b/lr 2e-4 - eval/acc__MIN","a - b/lr 2e-4 - eval/acc__MAX","c - eval/acc"\n"0","0.5","0.5","0.5",""\n"10","","","","0.25"\n',
    );
    expect(file.issues).toEqual([]);
    expect(points(file)).toEqual([
      ["a - b/lr 2e-4", 0, null, { "eval/acc": 0.5 }],
      ["c", 10, null, { "eval/acc": 0.25 }],
    ]);
    expect(file.facts).toContainEqual({ run: "c", name: "c" });
  });

  test("takes two columns of one name for two runs", async () => {
    const file = await read('"Step","a - loss","a - loss"\n"1","2","3"\n');
    expect(points(file)).toEqual([
      ["a", 1, null, { loss: 2 }],
      ["a (2)", 1, null, { loss: 3 }],
    ]);
  });

  test("stands at _step beside an axis of the user's own, which an epoch is", async () => {
    const file = await read(
      '"epoch_id","a - acc","a - _step"\n"0.5","0.9","120"\n"1","0.8","240"\n',
    );
    expect(points(file)).toEqual([
      ["a", 120, 0.5, { acc: 0.9 }],
      ["a", 240, 1, { acc: 0.8 }],
    ]);
  });

  test("says how many values an axis of fractions without _step leaves out", async () => {
    const file = await read('"time","a - acc"\n"0.5","0.9"\n"1","0.8"\n');
    expect(points(file)).toEqual([["a", 1, null, { acc: 0.8 }]]);
    expect(file.warnings.map(({ message }) => message)).toContain(
      '1 values left out: "time" is no whole number there, and no _step is beside',
    );
  });

  test("refuses a table that is no chart's", async () => {
    const { issues } = await read('"Step","loss"\n"1","2"\n');
    expect(issues[0]?.message).toBe('no column is named "<run> - <metric>", as a chart\'s are');
  });
});
