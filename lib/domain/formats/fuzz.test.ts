import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { containers, openWhole } from "./containers";
import { detectFormat } from "./detect";
import { maxIssues, UnreadableText } from "./issue";
import { exampleBytes, findFormat, formats } from "./list";
import { chunksOf, readAll } from "./read-all";
import { reconcileAggregates } from "./reconcile-aggregates";
import type { AggregateRecord } from "./records";
import { sampleOf } from "./sample";

type Mutation = (bytes: Uint8Array) => Uint8Array;
const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function onLines(change: (lines: string[], at: number) => string[], at: number): Mutation {
  return (bytes) => {
    const lines = decode(bytes).split("\n");
    return encode(change(lines, at % lines.length).join("\n"));
  };
}

const place = fc.nat(500);
const flip = fc.tuple(place, fc.nat(255)).map<Mutation>(([at, value]) => (bytes) => {
  const copy = bytes.slice();
  if (copy.length > 0) copy[at % copy.length] = value;
  return copy;
});
const truncate = place.map<Mutation>((at) => (bytes) => bytes.slice(0, at));
const repeatLine = place.map((at) =>
  onLines((lines, i) => lines.toSpliced(i, 0, lines[i] ?? ""), at),
);
const deleteLine = place.map((at) => onLines((lines, i) => lines.toSpliced(i, 1), at));
const joinLines = place.map((at) =>
  onLines((lines, i) => lines.toSpliced(i, 2, `${lines[i] ?? ""}${lines[i + 1] ?? ""}`), at),
);

const strange = fc.constantFrom(
  ...'1e400 -1e400 -1 -0 0.5 9007199254740993 2147483648 NaN Infinity null true [] {} [[]] "" "x" "1"'.split(
    " ",
  ),
  '"\\u0000"',
  '"\\ud800"',
  '{"__proto__":1}',
);
/** Puts a strange value in the place of the n-th value, in JSON and CSV alike. */
const swapValue = fc.tuple(place, strange).map<Mutation>(([at, value]) => (bytes) => {
  const text = decode(bytes);
  const values = [...text.matchAll(/(?<=[:,[\n])\s*("[^"\n]*"|[^\s,:[\]{}"]+)/g)];
  const target = values[at % Math.max(values.length, 1)];
  if (target === undefined) return bytes;
  return encode(
    `${text.slice(0, target.index)}${value}${text.slice(target.index + target[0].length)}`,
  );
});

const mutations = fc.array(
  fc.oneof(flip, truncate, repeatLine, deleteLine, joinLines, swapValue, swapValue),
  { minLength: 1, maxLength: 4 },
);

const signedNumbers = new Set(["metrics", "attributes"]);

/** Every number in a record but a metric's value is finite and, apart from measured values, not negative; no text holds a NUL. */
function expectSound(value: unknown, isSigned = false): void {
  if (typeof value === "string") expect(value).not.toContain("\0");
  if (typeof value === "number") {
    expect(Number.isFinite(value)).toBe(true);
    if (!isSigned) expect(value).toBeGreaterThanOrEqual(0);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      expect(key).not.toContain("\0");
      if (key === "values")
        expect(Object.values(inner).every((each) => typeof each === "number")).toBe(true);
      else if (key !== "timeMs") expectSound(inner, isSigned || signedNumbers.has(key));
      else expect(inner === null || Number.isFinite(inner)).toBe(true);
    }
  }
}

const isAggregate = (record: object): record is AggregateRecord => "total" in record;

describe.each([...containers])("$name, damaged in any way", (container) => {
  const { filename, base64 } = container.example;
  const good = Uint8Array.from(Buffer.from(base64, "base64"));

  /** What comes out, told and read as text is; null: it was refused with a sentence. */
  async function read(bytes: Uint8Array) {
    try {
      const { text } = await openWhole(container, bytes);
      const inner = encode(text);
      const found = detectFormat(inner, filename);
      const format = found?.isSupported ? findFormat(found.id) : null;
      return (
        format && {
          format,
          ...(await readAll<object>(format, chunksOf(inner, 4096), { filename })),
        }
      );
    } catch (error) {
      if (!(error instanceof UnreadableText)) throw error;
      expect(error.message.length).toBeLessThan(600);
      return null;
    }
  }

  test("is opened into a file that is read when whole", async () => {
    expect(container.detect(sampleOf(good))).not.toBeNull();
    expect(await read(good)).toMatchObject({ issues: [] });
  });

  test("ends with sound records, issues as values, or a refusal in a sentence", async () => {
    const changed = fc.array(fc.oneof(flip, truncate), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changed, async (changes) => {
        const bytes = changes.reduce<Uint8Array>((current, change) => change(current), good);
        for (const record of (await read(bytes))?.records ?? []) expectSound(record);
      }),
      { numRuns: 500 },
    );
  });

  test("is refused for bytes that are no file at all", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await read(bytes)).toBeNull();
      }),
    );
  });
});

describe.each([...formats])("$name, damaged in any way", (format) => {
  const good = exampleBytes(format);
  const { filename } = format.example;

  test("is read without an issue when whole", async () => {
    const { records, issues } = await readAll<object>(format, chunksOf(good), { filename });
    expect(issues).toEqual([]);
    expect(records.length).toBeGreaterThan(0);
  });

  test("ends with sound records and issues as values", async () => {
    await fc.assert(
      fc.asyncProperty(mutations, fc.integer({ min: 1, max: 200 }), async (changes, chunkBytes) => {
        const bytes = changes.reduce<Uint8Array>((current, change) => change(current), good);
        const { records, issues } = await readAll<object>(format, chunksOf(bytes, chunkBytes), {
          filename,
        });
        for (const record of records) {
          expectSound(record);
        }
        expect(issues.length).toBeLessThanOrEqual(maxIssues);
        for (const { message } of issues) expect(message.length).toBeLessThan(600);
        const aggregates = records.filter(isAggregate);
        expect(reconcileAggregates(aggregates).rows.length).toBeLessThanOrEqual(aggregates.length);
        for (const { total, correct, abstained } of aggregates) {
          expect(correct + abstained).toBeLessThanOrEqual(total);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("ends for bytes that are no file at all", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const { records, issues } = await readAll<object>(format, chunksOf(bytes), { filename });
        expect(records.length + issues.length).toBeGreaterThan(0);
      }),
    );
  });
});
