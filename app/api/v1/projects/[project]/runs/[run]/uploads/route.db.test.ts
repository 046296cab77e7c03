import { gzipSync, zstdCompressSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { jsonLines, TestProject } from "@/app/api/v1/test-project";
import { db } from "@/lib/db/client";
import { ageDeletions } from "@/lib/testing/age-deletions";
import { fingerprintDatabase } from "@/lib/testing/api-call";
import { purgeDeleted } from "@/lib/uploads/purge-deleted";

let project: TestProject;

const examples = jsonLines(
  { example_id: "a", split: "dev", question: "A?", answers: ["x"], category: "HighlyKnown" },
  { example_id: "b", split: "dev", question: "B?", answers: ["y"], category: "Unknown" },
);

beforeEach(async () => {
  project = await TestProject.create();
  await project.putDataset("facts");
  await project.putExamples("facts", examples);
  await project.putRun("run", { dataset: "facts" });
});

const predicts = (a: string, b: string, step = 1) =>
  jsonLines(
    { step, epoch: step, example_id: "a", prediction: a },
    { step, epoch: step, example_id: "b", prediction: b },
  );

const devAll = () => project.series("run", "split=dev&category=all");
const packed = (bytes: Buffer) => Uint8Array.from(bytes);

describe("predictions", () => {
  test("are scored by the dataset's rule, abstentions apart, and counted by category", async () => {
    const answer = await project.upload("run", predicts("x", "I don't know"));
    expect(answer).toMatchObject({
      status: 200,
      body: {
        upload: { format: "predictions", rows: 2, duplicate: false },
        checkpoints: 1,
        outcomes: 2,
        metrics: 0,
        warnings: [],
      },
    });
    expect(await project.series("run")).toEqual([
      "1 dev HighlyKnown: 1 of 1 (0, null)",
      "1 dev Unknown: 0 of 1 (1, null)",
      "1 dev Known: 1 of 1 (0, null)",
      "1 dev all: 1 of 2 (1, null)",
    ]);
  });

  test("sent again change nothing and say so", async () => {
    const first = await project.upload("run", predicts("x", "y"));
    const before = await fingerprintDatabase();
    const second = await project.upload("run", predicts("x", "y"));
    expect(second.body.upload).toEqual({ ...(first.body.upload as object), duplicate: true });
    expect(await fingerprintDatabase()).toBe(before);
  });

  test("are the same bytes plain, as .gz, as .zst and under Content-Encoding", async () => {
    const plain = Buffer.from(predicts("x", "y"));
    const first = await project.upload("run", packed(plain));
    const { sha256, bytes } = first.body.upload as { sha256: string; bytes: number };
    expect(bytes).toBe(plain.length);
    for (const [body, encoding] of [
      [gzipSync(plain), null],
      [zstdCompressSync(plain), null],
      [gzipSync(plain), "gzip"],
      [zstdCompressSync(plain), "zstd"],
      [gzipSync(gzipSync(plain)), "gzip"],
    ] as const) {
      const headers: Record<string, string> = encoding ? { "content-encoding": encoding } : {};
      const answer = await project.upload("run", packed(body), { headers });
      expect(answer.body.upload).toMatchObject({ sha256, bytes, duplicate: true });
    }
  });

  test("of file A count again after file B replaced them", async () => {
    const fileA = predicts("x", "y");
    const fileB = predicts("wrong", "y");
    await project.upload("run", fileA);
    expect(await devAll()).toEqual(["1 dev all: 2 of 2 (0, null)"]);
    await project.upload("run", fileB);
    expect(await devAll()).toEqual(["1 dev all: 1 of 2 (0, null)"]);
    const again = await project.upload("run", fileA);
    expect(again.body.upload).toMatchObject({ duplicate: false });
    expect(await devAll()).toEqual(["1 dev all: 2 of 2 (0, null)"]);
  });

  test("of a later file win example by example, and the others stay", async () => {
    await project.upload("run", predicts("x", "wrong"));
    const correction = jsonLines({ step: 1, example_id: "b", prediction: "y" });
    expect((await project.upload("run", correction)).body).toMatchObject({ outcomes: 1 });
    expect(await devAll()).toEqual(["1 dev all: 2 of 2 (0, null)"]);
  });

  test("may come out of order and in several files", async () => {
    await project.upload("run", predicts("x", "no", 20));
    await project.upload("run", predicts("no", "no", 10));
    expect(await devAll()).toEqual([
      "10 dev all: 0 of 2 (0, null)",
      "20 dev all: 1 of 2 (0, null)",
    ]);
  });

  test("that state an outcome keep it whatever the text", async () => {
    const lines = jsonLines(
      { step: 1, example_id: "a", prediction: "x", correct: false },
      { step: 1, example_id: "b", prediction: "?", correct: true },
    );
    await project.upload("run", lines);
    expect(await project.series("run", "category=Unknown&category=HighlyKnown")).toEqual([
      "1 dev Unknown: 1 of 1 (0, null)",
      "1 dev HighlyKnown: 0 of 1 (0, null)",
    ]);
  });

  test("with questions, answers and categories of their own make a dataset", async () => {
    await project.putRun("alone");
    const own = (step: number, prediction: string) => ({
      step,
      example_id: "n1",
      prediction,
      question: "N?",
      answers: ["n"],
      category: "MaybeKnown",
    });
    const answer = await project.upload("alone", jsonLines(own(1, "n"), own(2, "m")));
    expect(answer).toMatchObject({ status: 200, body: { checkpoints: 2, outcomes: 2 } });
    expect((await project.getRun("alone")).body.dataset).toBe("alone-examples");
    expect(await project.series("alone", "category=MaybeKnown")).toEqual([
      "1 dev MaybeKnown: 1 of 1 (0, null)",
      "2 dev MaybeKnown: 0 of 1 (0, null)",
    ]);
    const more = { ...own(3, "m"), example_id: "n2", category: "Unknown" };
    expect((await project.upload("alone", jsonLines(own(3, "n"), more))).status).toBe(200);
    expect(await project.series("alone", "category=all")).toContain("3 dev all: 1 of 2 (0, null)");
  });
});

describe("Idempotency-Key", () => {
  const headers = { "idempotency-key": "first-try" };

  test("repeats the first answer, even after the data moved on", async () => {
    const first = await project.upload("run", predicts("x", "y"), { headers });
    await project.upload("run", predicts("no", "no"));
    const before = await fingerprintDatabase();
    expect(await project.upload("run", predicts("x", "y"), { headers })).toMatchObject({
      status: first.status,
      body: first.body,
    });
    expect(await fingerprintDatabase()).toBe(before);
  });

  test("is refused for another file", async () => {
    await project.upload("run", predicts("x", "y"), { headers });
    const answer = await project.upload("run", predicts("x", "z"), { headers });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
  });

  test("is forgotten after seven days", async () => {
    await project.upload("run", predicts("x", "y"), { headers });
    const count = () => db.repeatedRequest.count({ where: { project: { slug: project.project } } });
    await ageDeletions(project.project, 6);
    await purgeDeleted();
    expect(await count()).toBe(1);
    await ageDeletions(project.project, 2);
    await purgeDeleted();
    expect(await count()).toBe(0);
  });

  test("of a refused upload may be used again", async () => {
    expect((await project.upload("run", "{}\n", { headers })).status).toBe(415);
    expect((await project.upload("run", predicts("x", "y"), { headers })).status).toBe(200);
  });
});

describe("aggregates", () => {
  const header = "step,epoch,split,category,n,correct,abstained,train_loss\n";
  const csv = `${header}1,1,dev,HighlyKnown,10,8,1,0.5\n1,1,dev,Unknown,10,2,0,0.5\n`;

  test("are counts as they are, and further columns are metrics", async () => {
    const answer = await project.upload("run", csv);
    expect(answer).toMatchObject({
      status: 200,
      body: { upload: { format: "aggregates", rows: 2 }, checkpoints: 1, outcomes: 0, metrics: 1 },
    });
    expect(await devAll()).toEqual(["1 dev all: 10 of 20 (1, null)"]);
    expect((await project.getMetrics("run", "key=train_loss")).body.points).toMatchObject([
      { step: 1, value: 0.5 },
    ]);
  });

  test.each([
    ["a byte order mark and CRLF", `\ufeff${csv.replaceAll("\n", "\r\n")}`],
    ["semicolons", csv.replaceAll(",", ";")],
    ["tabs", csv.replaceAll(",", "\t")],
  ])("are read with %s", async (_, text) => {
    expect((await project.upload("run", text)).status).toBe(200);
    expect(await devAll()).toEqual(["1 dev all: 10 of 20 (1, null)"]);
  });

  test("give way to predictions of the same checkpoint, before and after them", async () => {
    await project.upload("run", csv);
    await project.upload("run", predicts("x", "y"));
    expect(await devAll()).toEqual(["1 dev all: 2 of 2 (0, null)"]);
    const late = await project.upload("run", `${csv}2,2,dev,Unknown,10,1,0,0.4\n`);
    expect(late.body.warnings).toMatchObject([
      { message: expect.stringMatching(/^2 rows were not/) },
    ]);
    expect(await devAll()).toEqual(["1 dev all: 2 of 2 (0, null)", "2 dev all: 1 of 10 (0, null)"]);
  });

  test("of two files about other categories of a checkpoint stand side by side", async () => {
    await project.upload("run", `${header}1,1,dev,HighlyKnown,10,8,1,0.5\n`);
    await project.upload("run", `${header}1,1,dev,Unknown,10,2,0,0.5\n`);
    expect(await project.series("run", "category=HighlyKnown&category=Unknown")).toEqual([
      "1 dev HighlyKnown: 8 of 10 (1, null)",
      "1 dev Unknown: 2 of 10 (0, null)",
    ]);
  });

  test("replace earlier ones that count the same examples, finer or coarser", async () => {
    await project.upload("run", csv);
    await project.upload("run", `${header}1,1,dev,Known,12,6,0,0.5\n`);
    expect(await devAll()).toEqual(["1 dev all: 8 of 22 (0, null)"]);
    expect(await project.series("run", "category=HighlyKnown")).toEqual([]);
  });

  test("keep a metric that differs by split apart", async () => {
    const rows = ["1,1,dev,all,10,5,0,0.5", "1,1,test,all,10,5,0,0.7"];
    await project.upload("run", `${header}${rows.join("\n")}\n`);
    expect((await project.getMetrics("run", "key=train_loss/test")).body).toMatchObject({
      keys: ["train_loss/dev", "train_loss/test"],
      points: [{ step: 1, value: 0.7 }],
    });
  });

  test("sent again count again once a metrics file replaced a metric of theirs", async () => {
    await project.upload("run", csv);
    await project.upload("run", jsonLines({ step: 1, train_loss: 9 }));
    expect((await project.upload("run", csv)).body.upload).toMatchObject({ duplicate: false });
    const { points } = (await project.getMetrics("run", "key=train_loss")).body;
    expect(points).toMatchObject([{ step: 1, value: 0.5 }]);
  });
});

describe("metrics", () => {
  test("are kept by key and step, a later file winning", async () => {
    await project.upload("run", jsonLines({ step: 0, loss: 3 }, { step: 10, loss: 2, lr: 1e-4 }));
    await project.upload("run", jsonLines({ step: 10, loss: 1 }));
    expect((await project.getMetrics("run", "key=loss")).body).toMatchObject({
      keys: ["loss", "lr"],
      points: [
        { step: 0, value: 3 },
        { step: 10, value: 1 },
      ],
      shown: 2,
      of: 2,
    });
  });

  test("are zoomed by any edge, also one between or beyond steps", async () => {
    await project.upload("run", jsonLines({ step: 0, loss: 3 }, { step: 10, loss: 2 }));
    const zoomed = await project.getMetrics("run", "key=loss&from=4.7&to=1e12");
    expect(zoomed).toMatchObject({ status: 200, body: { points: [{ step: 10 }] } });
  });
});

test("lists what came in, newest first, page by page and by run", async () => {
  await project.putRun("other");
  await project.upload("run", predicts("x", "y"), { headers: { "x-filename": "first.jsonl" } });
  await project.upload("other", jsonLines({ step: 1, loss: 1 }));
  await project.upload("run", predicts("x", "z"));
  const page = await project.listUploads("limit=2");
  expect(page.body.items).toMatchObject([
    { format: "predictions", run: { id: "run" }, filename: null },
    { format: "metrics", run: { id: "other" } },
  ]);
  const rest = await project.listUploads(`limit=2&cursor=${page.body.nextCursor}`);
  expect(rest.body).toMatchObject({
    items: [{ filename: "first.jsonl", rows: 2 }, { format: "examples" }],
    nextCursor: null,
  });
  expect((await project.listUploads("run=other")).body.items).toHaveLength(1);
});

test("uploads and new labels of one dataset at the same time do not block each other", async () => {
  const samples = (greedy: string) => jsonLines({ example_id: "a", greedy: [greedy], sampled: [] });
  const sent = Array.from({ length: 8 }, (_, step) => [
    project.upload("run", predicts("x", "y", step)),
    project.putSlickSamples("facts", samples(step % 2 === 0 ? "x" : "no")),
  ]);
  const answers = await Promise.all(sent.flat());
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(await devAll()).toHaveLength(8);
});
