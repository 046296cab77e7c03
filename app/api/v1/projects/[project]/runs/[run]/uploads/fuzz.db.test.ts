import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { jsonLines, TestProject } from "@/app/api/v1/test-project";
import { type ApiResponse, fingerprintDatabase } from "@/lib/testing/api-call";
import { databaseRuns } from "@/lib/testing/database-runs";

let project: TestProject;

const examples = jsonLines(
  {
    example_id: "a",
    split: "dev",
    question: "Wo?",
    answers: ["Köln", "Cöln"],
    category: "Unknown",
  },
  { example_id: "b", split: "train", question: "?", answers: ["x"], p_correct_greedy: 0.5, rel: 1 },
);
const slick = jsonLines(
  { example_id: "a", greedy: ["x", "Köln"], sampled: ["", "z"] },
  { example_id: "b", greedy: ["x"], sampled: [] },
);

beforeAll(async () => {
  project = await TestProject.create();
  await project.putDataset("facts");
  await project.putExamples("facts", examples);
  await project.putRun("run", { dataset: "facts" });
  await project.putRun("alone");
});

type Send = (body: Uint8Array<ArrayBuffer>) => Promise<ApiResponse>;

const upload =
  (run: string, format: string): Send =>
  (body) =>
    project.upload(run, body, { query: `format=${format}` });

const natives: Record<string, { file: string; send: Send }> = {
  examples: { file: examples, send: (body) => project.putExamples("facts", body) },
  "slick-samples": { file: slick, send: (body) => project.putSlickSamples("facts", body) },
  "training-set": {
    file: jsonLines({ example_id: "a" }, { example_id: "b", target: "I don't know" }),
    send: (body) => project.putTrainingSet("run", body),
  },
  predictions: {
    file: jsonLines(
      { step: 0, epoch: 0, split: "dev", example_id: "a", prediction: "x", correct: true },
      { step: 10, epoch: 0.5, example_id: "b", abstained: true, prediction: "é" },
    ),
    send: upload("run", "predictions"),
  },
  "predictions with examples": {
    file: jsonLines(
      { step: 0, example_id: "n", question: "N?", answers: ["n"], prediction: "n" },
      { step: 1, example_id: "n", category: "MaybeKnown", prediction: "m" },
    ),
    send: upload("alone", "auto"),
  },
  aggregates: {
    file: "step,epoch,split,category,n,correct,abstained,fitted,loss\n0,0,val,Known,10,5,1,,0.5\n0,0,val,all,12,5,1,5,0.5\n",
    send: upload("run", "aggregates"),
  },
  metrics: {
    file: jsonLines({ step: 0, epoch: 0, time: 1.5, loss: 2.5 }, { step: 10, loss: 1, note: "x" }),
    send: upload("run", "metrics"),
  },
  "step-table": {
    file: "step,epoch,time,acc,note\n0,0,1,0.5,a\n10,0.5,2,0.75,b\n",
    send: upload("run", "auto"),
  },
  "trainer-state": {
    file: JSON.stringify({ log_history: [{ step: 1, epoch: 0.1, loss: 2 }] }, null, 1),
    send: upload("run", "trainer-state"),
  },
};

const hostile = [
  ...[
    '"',
    "{",
    "}",
    "[",
    ",",
    ";",
    "\n",
    "\r",
    "\0",
    "\\u0000",
    "\\ud800",
    "\ufeff",
    "null",
    "NaN",
  ],
  ...[
    "1e400",
    "-1",
    "9007199254740993",
    "0.5",
    "true",
    '"__proto__":',
    '"a"',
    "<script>",
    "\u{1f600}",
  ],
];
const at = fc.double({ min: 0, max: 1, noNaN: true });
const mutation = fc.oneof(
  fc.record({ kind: fc.constant("insert" as const), at, text: fc.constantFrom(...hostile) }),
  fc.record({ kind: fc.constant("replace" as const), at, text: fc.constantFrom(...hostile) }),
  fc.record({ kind: fc.constant("cut" as const), at, text: fc.constant("") }),
  fc.record({
    kind: fc.constant("byte" as const),
    at,
    text: fc.constantFrom("\u00ff", "\u0080", "\u001f"),
  }),
  fc.record({ kind: fc.constant("repeat" as const), at, text: fc.constant("") }),
);

type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutate(bytes: Buffer, { kind, at: share, text }: Mutation): Buffer {
  const place = Math.floor(share * bytes.length);
  const [head, tail] = [bytes.subarray(0, place), bytes.subarray(place)];
  if (kind === "cut") return head;
  if (kind === "repeat") return Buffer.concat([bytes, tail]);
  if (kind === "byte") return Buffer.concat([head, Buffer.from(text, "latin1"), tail]);
  if (kind === "insert") return Buffer.concat([head, Buffer.from(text), tail]);
  return Buffer.concat([head, Buffer.from(text), tail.subarray(Buffer.byteLength(text))]);
}

test.each(Object.keys(natives))(
  "a damaged file of %s is taken whole or refused with a reason, never a 500, never half",
  { timeout: 120_000 },
  async (name) => {
    const native = natives[name];
    if (native === undefined) throw new Error(`no format ${name}`);
    expect((await native.send(Uint8Array.from(Buffer.from(native.file)))).status).toBe(200);
    let before = await fingerprintDatabase();
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
        const bytes = mutations.reduce(mutate, Buffer.from(native.file));
        const answer = await native.send(Uint8Array.from(bytes));
        const after = await fingerprintDatabase();
        expect([200, 413, 415, 422]).toContain(answer.status);
        if (answer.status !== 200) {
          expect(after).toBe(before);
          expect(answer.body.error).toMatchObject({ message: expect.stringMatching(/./) });
        }
        before = after;
      }),
      { numRuns: databaseRuns },
    );
  },
);
