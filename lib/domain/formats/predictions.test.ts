import { describe, expect, test } from "vitest";
import { predictionsFormat } from "./predictions";
import { chunksOf, readAll } from "./read-all";

const good = {
  step: 10,
  epoch: 0.5,
  split: "dev",
  example_id: "f1",
  prediction: "Paris",
  correct: true,
  abstained: false,
};

const read = (...lines: (object | string)[]) => {
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
  return readAll(predictionsFormat, chunksOf(`${text.join("\n")}\n`));
};

async function problem(change: object | string) {
  const line = typeof change === "string" ? change : { ...good, ...change };
  const { issues, records } = await read(line);
  expect(records).toEqual([]);
  return issues.map(({ message }) => message);
}

describe("predictions", () => {
  test("reads a full line", async () => {
    const { records, issues, warnings } = await read(good);
    expect({ issues, warnings }).toEqual({ issues: [], warnings: [] });
    expect(records).toEqual([
      {
        line: 1,
        step: 10,
        epoch: 0.5,
        split: "dev",
        exampleId: "f1",
        prediction: "Paris",
        correct: true,
        abstained: false,
        category: null,
        question: null,
        answers: null,
      },
    ]);
  });

  test("reads what a prediction carries of its own and passes over unknown fields", async () => {
    const own = { category: "highly_known", question: "Where?", answers: ["Paris", "Paname"] };
    const { records } = await read({ ...good, ...own, logprob: [1, 2] });
    expect(records[0]).toMatchObject({ ...own, category: "HighlyKnown" });
  });

  test("is lenient where nothing can be misread", async () => {
    const { records, issues } = await read(
      "",
      '{"step":0,"example_id":7,"correct":1,"epoch":null}',
      "  ",
    );
    expect(issues).toEqual([]);
    expect(records[0]).toMatchObject({ line: 2, exampleId: "7", correct: true, epoch: null });
  });

  test("keeps an empty prediction, which is an answer", async () => {
    const { records } = await read({ step: 0, example_id: "a", prediction: "" });
    expect(records[0]).toMatchObject({ prediction: "", correct: null });
  });

  test("says that line 3 is not JSON and keeps reading", async () => {
    const { records, issues } = await read(good, good, '{"step": 1, oops}', good);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ line: 3, message: expect.stringMatching(/^not JSON \(/) });
    expect(issues[0]?.message).toContain("oops");
    expect(records).toHaveLength(3);
  });

  test.each([
    [{ step: "abc" }, 'step is not a number: "abc"'],
    [{ step: "12" }, 'step is a number in quotes: "12"; write it without quotes'],
    [{ step: -1 }, "step is negative: -1"],
    [{ step: 1.5 }, "step is not a whole number: 1.5"],
    [{ step: 2 ** 53 }, "step is more than 9007199254740991: 9007199254740992"],
    [
      { step: null },
      `step is missing, and the epoch 0.5 is not a whole number; write "step" on each line, or say it for the whole file: ?mapping={"constants":{"step":0}}`,
    ],
    [{ step: [1] }, "step is not a number: a list"],
    [{ epoch: -1 }, "epoch is less than 0: -1"],
    [{ epoch: "1" }, 'epoch is a number in quotes: "1"; write it without quotes'],
    [{ example_id: null }, "example_id is missing"],
    [{ example_id: "" }, "example_id is empty"],
    [{ example_id: {} }, "example_id is not text: an object"],
    [{ example_id: "a\0b" }, 'example_id holds a NUL or broken character: "a\\u0000b"'],
    [{ split: "de\0v" }, 'split holds a NUL or broken character: "de\\u0000v"'],
    [{ prediction: "a\0b" }, 'prediction holds a NUL character: "a\\u0000b"'],
    [{ prediction: 7 }, "prediction is not text: 7"],
    [{ correct: "maybe" }, 'correct is not true or false: "maybe"'],
    [{ correct: true, abstained: true }, "correct and abstained are both true"],
    [
      { category: "Famous" },
      'category does not exist: "Famous"; use HighlyKnown, MaybeKnown, WeaklyKnown, Unknown, Known',
    ],
    [{ answers: [1] }, "answers is not text: 1"],
    [{ answers: [null] }, "answers holds null where text is needed"],
    [{ prediction: null, correct: null }, "neither prediction nor correct is given"],
  ])("refuses %j", async (change, message) => {
    expect(await problem(change)).toEqual([message]);
  });

  test("refuses 1e400, which JSON reads as infinite", async () => {
    const line = JSON.stringify(good);
    expect(await problem(line.replace("10", "1e400"))).toEqual([
      "step is more than 9007199254740991: Infinity",
    ]);
    expect(await problem(line.replace("0.5", "1e400"))).toEqual([
      "epoch is not a finite number: Infinity",
    ]);
  });

  test("refuses an id over 256 characters and a prediction over 100,000", async () => {
    expect((await problem({ example_id: "x".repeat(257) }))[0]).toMatch(
      /^example_id is longer than 256 characters: "x{40}\.\.\."$/,
    );
    expect((await problem({ prediction: "x".repeat(100_001) }))[0]).toContain("100000 characters");
    const { issues } = await read({ ...good, example_id: "x".repeat(256) });
    expect(issues).toEqual([]);
  });

  test.each(["[1]", "3", "null", '"text"'])(
    "refuses the line %s, which is no object",
    async (line) => {
      expect((await problem(line))[0]).toContain("not a JSON object");
    },
  );

  test("reports each wrong field of a line with its column", async () => {
    const { issues } = await read({ ...good, step: -1, correct: "maybe" });
    expect(issues.map(({ line, column }) => ({ line, column }))).toEqual([
      { line: 1, column: "step" },
      { line: 1, column: "correct" },
    ]);
  });

  test("stops after 100 problems and says so", async () => {
    let linesSent = 0;
    async function* endless() {
      for (;;) {
        linesSent += 1;
        yield new TextEncoder().encode("oops\n");
      }
    }
    const { issues, warnings } = await readAll(predictionsFormat, endless());
    expect(issues).toHaveLength(100);
    expect(linesSent).toBe(100);
    expect(warnings).toEqual([{ line: 100, message: "reading stopped here after 100 problems" }]);
  });

  test("gives batches of at most a thousand records", async () => {
    const text = `${JSON.stringify(good)}\n`.repeat(2500);
    const sizes: number[] = [];
    for await (const batch of predictionsFormat.parse(chunksOf(text, 1_000_000))) {
      sizes.push(batch.records.length);
    }
    expect(sizes).toEqual([1000, 1000, 500]);
  });

  test("survives nesting bombs and a 10 MB line", async () => {
    const nested = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const line = `{"step":1,"example_id":"a","correct":true,"x":${nested}}`;
    expect((await read(line)).records).toHaveLength(1);
    expect((await problem("[".repeat(200_000)))[0]).toContain("not JSON");
    const { issues } = await readAll(predictionsFormat, chunksOf("x".repeat(10_000_000), 65_536));
    expect(issues).toEqual([{ line: 1, column: null, message: "the line is longer than 8 MiB" }]);
  });

  test("stays itself when a field is called __proto__", async () => {
    const { records } = await read(
      '{"__proto__":{"step":5},"example_id":"a","correct":true,"step":1}',
    );
    expect(records[0]?.step).toBe(1);
    const { issues } = await read('{"__proto__":{"step":5},"example_id":"a","correct":true}');
    expect(issues[0]?.message).toMatch(/^step is missing; /);
  });

  test("keeps HTML and path characters as they are", async () => {
    const { records } = await read({ ...good, example_id: "../<b>&amp;" });
    expect(records[0]?.exampleId).toBe("../<b>&amp;");
  });

  test("passes on what is not the file's fault", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array([0x7b]);
      throw new Error("connection reset");
    }
    await expect(readAll(predictionsFormat, broken())).rejects.toThrow("connection reset");
  });
});
