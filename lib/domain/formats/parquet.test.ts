import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { detectContainer, openWhole } from "./containers";
import { detectFormat } from "./detect";
import { metricsFormat } from "./metrics-jsonl";
import { parquetContainer } from "./parquet";
import { predictionsFormat } from "./predictions";
import { chunksOf, readAll } from "./read-all";

// What pyarrow 26.0.1 wrote by lib/testing/parquet/make.py, which says the right numbers.
const made = (name: string) => readFileSync(`lib/testing/parquet/${name}`);
const opened = (bytes: Uint8Array) => openWhole(parquetContainer, bytes);
const formatOf = (text: string) =>
  detectFormat(new TextEncoder().encode(text), "rows.parquet")?.id ?? null;

/** The last mention of the column correct is that of the row group. */
function otherColumn(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.write("Correct", copy.lastIndexOf("correct"));
  return copy;
}

/** The codec stands behind the name of its column, after the byte of its type: 3, in zigzag 6. */
function packedByLzo(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.lastIndexOf("step") + 5] = 6;
  return copy;
}

async function linesOf(name: string): Promise<Record<string, unknown>[]> {
  const { text } = await opened(made(name));
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("a Parquet file", () => {
  test.each([
    ...["answers-none", "answers-snappy", "answers-gzip", "answers-brotli", "answers-zstd"],
    ...["answers-lz4", "answers-pages-v2"],
  ])("%s is answers, dictionaries and lists included", async (name) => {
    const bytes = made(`${name}.parquet`);
    expect(detectContainer(bytes)?.id).toBe("parquet");
    const { text, warnings } = await opened(bytes);
    expect(warnings).toEqual([]);
    expect(formatOf(text)).toBe("predictions");
    const { records, issues } = await readAll(predictionsFormat, chunksOf(text, 4096));
    expect(issues).toEqual([]);
    expect(records.map((r) => [r.step, r.exampleId, r.category, r.prediction, r.correct])).toEqual([
      [100, "q1", "Known", "London", true],
      [100, "q2", "Unknown", "Rome", false],
      [200, "q1", "Known", "London", true],
      [200, "q2", "Unknown", null, false],
    ]);
    expect(records[1]?.answers).toEqual(["Paris", "Lutetia"]);
  });

  test("of metrics in several row groups is all of them, NaN and infinity too", async () => {
    const { text } = await opened(made("metrics.parquet"));
    expect(formatOf(text)).toBe("metrics");
    const { records, issues } = await readAll(metricsFormat, chunksOf(text, 4096));
    expect(issues).toEqual([]);
    expect(records).toHaveLength(500);
    expect(records.map(({ step }) => step)).toEqual(Array.from({ length: 500 }, (_, i) => 10 * i));
    expect(records[499]?.values).toEqual({ loss: 2 / 500, bad: Number.POSITIVE_INFINITY });
    expect(records[3]?.values.bad).toBeNaN();
    expect(records[450]?.values.accuracy).toBeCloseTo(0.9, 6);
    expect(records.filter(({ values }) => "accuracy" in values)).toHaveLength(10);
  });

  test("of nested columns keeps their shape; bytes that are no text are left out, and that is said", async () => {
    expect(await linesOf("nested.parquet")).toEqual([
      {
        ...{ example_id: "a", when: "2026-01-02T03:04:05.000Z", price: 1.25 },
        ...{ big: "1152921504606846976", bytes: null, doc: { question: "q", tags: ["x", null] } },
        ...{ pairs: { k: 1 }, lists: [[1, 2], []] },
      },
      {
        ...{ example_id: "b", when: null, price: null, big: 1, bytes: "x", doc: null },
        ...{ pairs: {}, lists: [[3]] },
      },
    ]);
    const { warnings } = await opened(made("nested.parquet"));
    expect(warnings).toEqual([
      'the column "bytes" holds bytes that are no text; they are left out',
    ]);
  });

  test("without a row is no mistake", async () => {
    expect((await opened(made("empty.parquet"))).nothing).toBe("a Parquet file without a row");
  });

  test.each([
    [
      "of ten thousand columns",
      gunzipSync(made("wide.parquet.gz")),
      /has 10001 columns; at most 2000 are read/,
    ],
    [
      "packed by LZO",
      packedByLzo(made("answers-lz4.parquet")),
      /"step" is packed by LZO; write it with snappy/,
    ],
    ["cut at its end", made("metrics.parquet").subarray(0, 9000), /damaged or cut \(Parquet\)/],
    ["that is its first bytes", Buffer.from("PAR1"), /damaged or cut \(Parquet\)/],
    ["that is encrypted", Buffer.from("PAR1xxxxxxxxPARE"), /is encrypted; write it without a key/],
    [
      "whose row group names a column that its schema does not have",
      otherColumn(made("answers-none.parquet")),
      /a row group has other columns than its schema/,
    ],
    [
      "whose footer claims to be longer than the file",
      Buffer.concat([
        made("empty.parquet").subarray(0, -8),
        Buffer.from([255, 255, 255, 127]),
        Buffer.from("PAR1"),
      ]),
      /damaged or cut \(Parquet\)/,
    ],
    [
      "whose middle was overwritten",
      Buffer.from(made("answers-gzip.parquet")).fill(0x5a, 40, 400),
      /damaged or cut \(Parquet\)/,
    ],
  ])("%s is refused with a sentence", async (_, bytes, message) => {
    await expect(opened(bytes)).rejects.toThrow(message);
  });
});
