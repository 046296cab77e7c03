import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventFile, tfRecord } from "@/lib/testing/event-file";
import { chunksOf, readAll } from "./read-all";
import { tensorboardEventsFormat } from "./tensorboard-events";

const read = (bytes: Uint8Array, path: string | null = null) =>
  readAll(tensorboardEventsFormat, chunksOf(bytes, 100), { path });
const messages = (list: { message: string }[]) => list.map(({ message }) => message);

const known = { tag: "eval/dev_known_accuracy", value: 0.8125 };

describe("TensorBoard event files", () => {
  test("hold scalars as PyTorch and as TensorFlow write them, step 0 left out of the bytes", async () => {
    for (const isTensor of [false, true]) {
      const file = eventFile([
        { ...known, isTensor, step: 0 },
        { ...known, isTensor, step: 1_500_000_000_000, value: 0.75 },
      ]);
      const { records, issues, warnings } = await read(file);
      expect({ issues, warnings }).toEqual({ issues: [], warnings: [] });
      expect(records.map(({ step, timeMs, values }) => [step, timeMs, values])).toEqual([
        [0, 1_753_210_469_000, { "eval/dev_known_accuracy": 0.8125 }],
        [1_500_000_000_000, 1_753_210_469_000, { "eval/dev_known_accuracy": 0.75 }],
      ]);
    }
  });

  test("of a Trainer give each metric the name that its trainer state gives it", async () => {
    const { records } = await read(
      eventFile([
        { step: 100, ...known },
        { step: 100, tag: "eval/dev_known_runtime", value: 10 },
        { step: 100, tag: "train/epoch", value: 1 },
        { step: 200, tag: "train/loss", value: Number.NaN },
      ]),
    );
    expect(records.map(({ step, epoch, values }) => [step, epoch, values])).toEqual([
      [100, 1, { "eval/dev_known/accuracy": 0.8125, "eval/dev_known/runtime": 10 }],
      [200, null, { "train/loss": Number.NaN }],
    ]);
  });

  test("of Keras keep training and validation apart by their folders", async () => {
    const file = eventFile([{ step: 1, tag: "epoch_accuracy", value: 0.5 }]);
    const keysIn = async (path: string) =>
      (await read(file, path)).records.flatMap(({ values }) => Object.keys(values));
    expect(await keysIn("logs/validation/events.out.tfevents.1.v2")).toEqual([
      "validation/epoch_accuracy",
    ]);
    expect(await keysIn("logs/run-a/events.out.tfevents.1.v2")).toEqual(["epoch_accuracy"]);
  });

  test("that a killed run cut give what stands before, wherever the cut is", async () => {
    const whole = eventFile([
      { step: 1, ...known },
      { step: 2, ...known },
    ]);
    const one = eventFile([{ step: 1, ...known }]).length;
    for (let length = one; length < whole.length; length += 1) {
      const { records, issues, warnings } = await read(whole.subarray(0, length));
      expect([records.map(({ step }) => step), issues]).toEqual([[1], []]);
      const cut = `the file ends within the record at byte ${one}, as a killed run leaves it; what stands before is read`;
      expect(messages(warnings)).toEqual(length === one ? [] : [cut]);
    }
  });

  test("with a wrong checksum are refused with the record's byte", async () => {
    const whole = eventFile([
      { step: 1, ...known },
      { step: 2, ...known },
    ]);
    const one = eventFile([{ step: 1, ...known }]).length;
    for (const [at, what] of [
      [one + 2, "length"],
      [one + 20, "data"],
    ] as const) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const { issues } = await read(bytes);
      expect(messages(issues)).toEqual([
        `the record at byte ${one} cannot be read: the checksum of its ${what} is wrong; copy the file anew`,
      ]);
    }
  });

  test("without scalars are refused, and other plugins are counted", async () => {
    const { issues, warnings } = await read(
      eventFile([{ step: 0, tag: "model", value: 1, isTensor: true, plugin: "graph_keras_model" }]),
    );
    expect(messages(issues)).toEqual(["the event file holds no scalars"]);
    expect(messages(warnings)).toEqual(['"graph_keras_model" is no scalar: 1 left out']);
  });

  test("with a negative step or a record that is no event say where", async () => {
    const start = eventFile([]);
    const negative = await read(eventFile([{ step: -5n, ...known }]));
    expect(messages(negative.issues)).toEqual([
      `the record at byte ${start.length} cannot be read: its step is -5`,
    ]);
    const broken = await read(Uint8Array.from([...start, ...tfRecord([0x2a, 0xff])]));
    expect(messages(broken.issues)).toEqual([
      `the record at byte ${start.length} cannot be read: it is no event`,
    ]);
  });

  test("whose bytes were changed anywhere end with records and issues as values", async () => {
    const whole = eventFile([
      { step: 1, ...known },
      { step: 2, ...known, isTensor: true },
    ]);
    const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 4 }), async (changes) => {
        const bytes = whole.slice();
        for (const { at, to } of changes) bytes[at] = to;
        const { records, issues, warnings } = await read(bytes);
        expect(records.length + issues.length + warnings.length).toBeGreaterThan(0);
      }),
    );
  });

  test("pass over a record that is longer than any number's, and hold none of it", async () => {
    const length = 64 * 1024 * 1024;
    async function* source() {
      yield eventFile([{ step: 1, ...known }]);
      yield lengthHead(length);
      for (let sent = 0; sent < length + 4; sent += 65_536) {
        yield new Uint8Array(Math.min(65_536, length + 4 - sent));
      }
      yield eventFile([{ step: 2, ...known }]);
    }
    const { records, warnings } = await readAll(tensorboardEventsFormat, source());
    expect(records.map(({ step }) => step)).toEqual([1, 2]);
    expect(messages(warnings)).toEqual(['"a record" is longer than 16 MiB: 1 left out']);
  });
});

function lengthHead(length: number): Uint8Array {
  const size = new Uint8Array(new BigUint64Array([BigInt(length)]).buffer);
  const framed = tfRecord([...size]);
  // A record's data are followed by their checksum, and a length is framed by the same one.
  return Uint8Array.from([...size, ...framed.slice(-4)]);
}
