import { expect, test } from "vitest";
import { metricsFormat } from "./metrics-jsonl";
import { formatOfRun, runsIn } from "./of-run";
import { chunksOf, readAll } from "./read-all";

const point = { line: 1, step: 1, epoch: null, timeMs: null, values: { loss: 1 } };
const batch = {
  records: [{ ...point, run: "a" }, { ...point, run: "b" }, point],
  issues: [],
  warnings: [],
  facts: [
    { run: "a", name: "A" },
    { run: "b", name: "B" },
  ],
};
const several = {
  ...metricsFormat,
  parse: async function* (_: AsyncIterable<Uint8Array>) {
    yield batch;
  },
};

test("one run of a file is read alone, with its own facts", async () => {
  expect(runsIn(batch)).toEqual(new Set(["a", "b", null]));
  const parse = formatOfRun(several, "b").parse(chunksOf(""));
  for await (const part of parse) {
    expect(part.records.map((record) => "run" in record && record.run)).toEqual(["b"]);
    expect(part.facts).toEqual([{ run: "b", name: "B" }]);
  }
});

test("a file about one run is read as ever", async () => {
  const { records } = await readAll(metricsFormat, chunksOf('{"step":1,"loss":2}'));
  const again = formatOfRun(metricsFormat, null).parse(chunksOf('{"step":1,"loss":2}'));
  for await (const part of again)
    if (part.records.length > 0) expect(part.records).toEqual(records);
});
