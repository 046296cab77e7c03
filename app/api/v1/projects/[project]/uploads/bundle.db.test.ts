import { beforeEach, describe, expect, test } from "vitest";
import * as inspectRoute from "@/app/api/v1/projects/[project]/inspect/route";
import * as runRoute from "@/app/api/v1/projects/[project]/runs/[run]/route";
import * as runUploadsRoute from "@/app/api/v1/projects/[project]/runs/[run]/uploads/route";
import { db } from "@/lib/db/client";
import {
  callRoute,
  createApiKey,
  createApiProject,
  fingerprintDatabase,
} from "@/lib/testing/api-call";
import { type Packed, packTar, packZip } from "@/lib/testing/archives";
import type { InspectResponse, UploadsResponse } from "@/lib/uploads/inspect-schema";
import { POST } from "./route";

let project: string;
let key: string;
beforeEach(async () => {
  ({ project, key } = await createApiProject());
});

type Sent = { targets?: object; filename?: string; headers?: Record<string, string> };

async function send(handler: unknown, body: string | Uint8Array<ArrayBuffer>, sent: Sent = {}) {
  const { targets, filename = "bundle.tar", headers = {} } = sent;
  const answer = await callRoute(handler, {
    ...{ method: "POST", params: { project }, key, body },
    query: targets === undefined ? "" : `targets=${encodeURIComponent(JSON.stringify(targets))}`,
    headers: { "x-filename": encodeURIComponent(filename), ...headers },
  });
  return { ...answer, message: (answer.body.error as { message: string } | undefined)?.message };
}

async function inspect(body: string | Uint8Array<ArrayBuffer>, sent: Sent = {}) {
  const answer = await send(inspectRoute.POST, body, sent);
  expect(answer.message).toBeUndefined();
  return answer.body as unknown as InspectResponse;
}

async function store(body: string | Uint8Array<ArrayBuffer>, sent: Sent = {}) {
  const answer = await send(POST, body, sent);
  expect(answer.message).toBeUndefined();
  return answer.body as unknown as UploadsResponse;
}

function trainer(losses: number[], isFinished = false): string {
  const log_history = losses.map((loss, index) => ({
    ...{ step: (index + 1) * 100, epoch: index + 1, loss },
    ...{ eval_accuracy: 0.5 + index / 100, eval_loss: loss },
  }));
  const global_step = losses.length * 100;
  return JSON.stringify({ global_step, max_steps: isFinished ? global_step : 900, log_history });
}

const prediction = (step: number, id: string) =>
  JSON.stringify({
    step,
    example_id: id,
    prediction: "Paris",
    question: "Capital?",
    answers: ["Paris"],
    category: "HighlyKnown",
  });

const points = (run: string) =>
  db.metricPoint.count({ where: { key: "loss", run: { slug: run, project: { slug: project } } } });

describe("a bundle", () => {
  const copies: Packed[] = [
    { path: "lora-a/checkpoint-100/trainer_state.json", content: trainer([3]) },
    { path: "lora-a/checkpoint-200/trainer_state.json", content: trainer([3, 2]) },
    { path: "lora-a/trainer_state.json", content: trainer([3, 2, 1], true) },
    { path: "lora-a/README.md", content: "# hello" },
    { path: "lora-a/checkpoint-200/optimizer.pt", content: "x" },
  ];

  test("of the checkpoints of one run is one run, without copies", async () => {
    const seen = await inspect(packTar(copies));
    expect(seen.runs).toMatchObject([
      { id: "lora-a", name: "lora-a", exists: false, files: ["lora-a/trainer_state.json"] },
    ]);
    expect(seen.runs[0]?.facts.status).toBe("finished");
    expect(seen.ignored.map(({ path }) => path).toSorted()).toEqual([
      "lora-a/README.md",
      "lora-a/checkpoint-100/trainer_state.json",
      "lora-a/checkpoint-200/optimizer.pt",
      "lora-a/checkpoint-200/trainer_state.json",
    ]);
    const { runs } = await store(packZip(copies));
    expect(runs).toMatchObject([
      { run: "lora-a", isNew: true, uploads: [{ path: "lora-a/trainer_state.json" }] },
    ]);
    expect(await points("lora-a")).toBe(3);
    const run = await db.run.findFirstOrThrow({
      where: { slug: "lora-a", project: { slug: project } },
    });
    expect(run.status).toBe("finished");
  });

  test("of two unrelated trainings is two runs: field report F15", async () => {
    const two = packTar([
      { path: "first.json", content: trainer([3, 2, 1]) },
      { path: "second.json", content: trainer([9, 8, 7]) },
    ]);
    const seen = await inspect(two);
    expect(seen.runs.map(({ id, files }) => [id, files])).toEqual([
      ["first", ["first.json"]],
      ["second", ["second.json"]],
    ]);
    const { runs } = await store(two);
    expect(runs.map(({ run }) => run)).toEqual(["first", "second"]);
    expect(await points("first")).toBe(3);
    expect(await points("second")).toBe(3);
  });

  test("stores nothing while it is inspected", async () => {
    const before = await fingerprintDatabase();
    await inspect(packTar(copies));
    expect(await fingerprintDatabase()).toBe(before);
  });

  test("of predictions in folders of checkpoints takes the step from the folder", async () => {
    const line = (id: string) => prediction(0, id).replace('"step":0,', "");
    const seen = packTar([
      { path: "r/step_100/predictions.jsonl", content: `${line("q1")}\n${line("q2")}\n` },
      { path: "r/step_200/predictions.jsonl", content: `${line("q1")}\n${line("q2")}\n` },
    ]);
    const { files, runs } = await inspect(seen);
    expect(files.map(({ step, problem }) => [step, problem])).toEqual([
      [100, null],
      [200, null],
    ]);
    expect(runs).toMatchObject([
      { id: "r", files: ["r/step_100/predictions.jsonl", "r/step_200/predictions.jsonl"] },
    ]);
    const stored = await store(seen);
    expect(stored.runs[0]?.uploads.map(({ outcomes }) => outcomes)).toEqual([2, 2]);
    const steps = await db.checkpoint.findMany({
      where: { run: { slug: "r", project: { slug: project } } },
      orderBy: { step: "asc" },
    });
    expect(steps.map(({ step }) => step)).toEqual([100, 200]);
  });

  test("goes where its targets say: another run, another name, left out", async () => {
    const body = packTar([
      { path: "a.jsonl", content: '{"step":1,"loss":2}\n' },
      { path: "b.jsonl", content: '{"step":1,"acc":2}\n' },
      { path: "c.jsonl", content: '{"step":1,"loss":9}\n' },
    ]);
    const targets = [
      { path: "a.jsonl", run: "mine", name: "My run", about: { tags: ["x"], baseModel: "llama" } },
      { path: "b.jsonl", run: "mine" },
      { path: "c.jsonl", skip: true },
    ];
    const { runs, ignored } = await store(body, { targets });
    expect(runs).toMatchObject([
      { run: "mine", name: "My run", uploads: [{ path: "a.jsonl" }, { path: "b.jsonl" }] },
    ]);
    expect(ignored).toEqual([{ path: "c.jsonl", reason: "left out by its sender" }]);
    const run = await db.run.findFirstOrThrow({
      where: { slug: "mine", project: { slug: project } },
    });
    expect(run).toMatchObject({ tags: ["x"], baseModel: "llama" });
  });

  test("may carry its targets itself", async () => {
    const targets = JSON.stringify([{ path: "a.jsonl", run: "carried" }]);
    const body = packTar([
      { path: ".onset-targets.json", content: targets },
      { path: "a.jsonl", content: '{"step":1,"loss":2}\n' },
    ]);
    expect((await store(body)).runs).toMatchObject([{ run: "carried" }]);
  });

  test("of questions makes a dataset, and its predictions a run of it", async () => {
    const question = (id: string) =>
      JSON.stringify({ example_id: id, split: "dev", question: "Capital?", answers: ["Paris"] });
    const body = packTar([
      { path: "d/examples.jsonl", content: `${question("q1")}\n${question("q2")}\n` },
      { path: "d/preds.jsonl", content: '{"step":5,"example_id":"q1","prediction":"Paris"}\n' },
    ]);
    const stored = await store(body);
    expect(stored.datasets).toMatchObject([
      { dataset: "d", isNew: true, uploads: [{ format: "examples" }] },
    ]);
    expect(stored.runs).toMatchObject([{ uploads: [{ outcomes: 1 }] }]);
    const run = await db.run.findFirstOrThrow({
      where: { project: { slug: project } },
      include: { dataset: true },
    });
    expect(run.dataset?.slug).toBe("d");
  });

  test("with a bad file stores the others and says which was refused", async () => {
    const body = packTar([
      { path: "good/metrics.jsonl", content: '{"step":1,"loss":2}\n' },
      { path: "bad/metrics.jsonl", content: '{"step":1,"loss":2}\n{"step":-1,"loss":2}\n' },
      { path: "notes/words.csv", content: "just some words\n" },
    ]);
    const seen = await inspect(body);
    expect(seen.files.find(({ path }) => path === "bad/metrics.jsonl")?.problem).toMatchObject({
      message: expect.stringContaining("line 2"),
    });
    const stored = await store(body);
    expect(stored.runs.map(({ run }) => run)).toEqual(["good"]);
    expect(stored.problems.map(({ path }) => path).toSorted()).toEqual([
      "bad/metrics.jsonl",
      "notes/words.csv",
    ]);
    expect(await db.run.count({ where: { project: { slug: project } } })).toBe(1);
  });

  test("stores no part of a run one of whose files is refused behind the beginning that was looked at", async () => {
    const line = (step: number) => `{"step":${step},"loss":2}\n`;
    const long = Array.from({ length: 60_000 }, (_, k) => line(k + 1)).join("");
    const body = packTar([
      { path: "a/first.jsonl", content: '{"step":1,"rate":0.1}\n' },
      { path: "a/second.jsonl", content: `${long}${line(-1)}` },
      { path: "b/metrics.jsonl", content: line(1) },
    ]);
    const stored = await store(body);
    expect(stored.runs.map(({ run }) => run)).toEqual(["b"]);
    expect(stored.problems.map(({ path }) => path)).toEqual(["a/first.jsonl", "a/second.jsonl"]);
    expect(stored.problems[0]?.message).toMatch(
      /^nothing was stored: a\/second\.jsonl: line 60001/,
    );
    expect(await db.run.count({ where: { project: { slug: project } } })).toBe(1);
  });

  test("of nothing that is read is refused and makes no run", async () => {
    const answer = await send(
      POST,
      packTar([{ path: "a/words.csv", content: "just some words\n" }]),
    );
    expect(answer.status).toBe(415);
    expect(answer.message).toMatch(
      /^nothing was stored: it is a text that begins with "just some words"/,
    );
    const empty = await send(POST, packTar([{ path: "README.md", content: "hello" }]));
    expect(empty.status).toBe(422);
    expect(empty.message).toContain("no file holds results");
    expect(await db.run.count({ where: { project: { slug: project } } })).toBe(0);
  });

  test("again under one Idempotency-Key gets the first answer", async () => {
    const body = packTar([{ path: "x/metrics.jsonl", content: '{"step":1,"loss":2}\n' }]);
    const headers = { "idempotency-key": "once" };
    const first = await store(body, { headers });
    expect(await store(body, { headers })).toEqual(first);
    expect(await db.run.count({ where: { project: { slug: project } } })).toBe(1);
  });
});

describe("an inspected file", () => {
  test("says its series, its mapping and what is open", async () => {
    const { files } = await inspect(trainer([3, 2, 1]), { filename: "mine.json" });
    expect(files).toMatchObject([
      {
        ...{ path: "mine.json", format: "trainer-state", rows: 3, isWhole: true, run: "mine" },
        ...{ target: { kind: "run", id: "mine", isNew: true }, remembered: null, problem: null },
      },
    ]);
    const series = files[0]?.series.find((each) => each.key.includes("accuracy"));
    expect(series).toMatchObject({
      split: "dev",
      category: "all",
      first: 0.5,
      last: 0.52,
      count: 3,
    });
    expect(files[0]?.mapping.series).toHaveProperty([series?.key ?? ""]);
    const stored = await store(trainer([3, 2, 1]), {
      ...{ filename: "mine.json", targets: [{ path: "mine.json", mapping: files[0]?.mapping }] },
    });
    expect(stored.runs).toMatchObject([{ run: "mine", uploads: [{ checkpoints: 3 }] }]);
  });

  test("of which only the beginning came is not held against its cut end", async () => {
    const lines = Array.from({ length: 30_000 }, (_, step) =>
      JSON.stringify({ step, loss: 1 / (step + 1), text: "x" }),
    );
    const state = trainer(Array.from({ length: 16_000 }, (_, index) => 1 + index));
    for (const [name, whole] of [
      ["log.jsonl", lines.join("\n")],
      ["state.json", state],
    ] as const) {
      expect(whole.length).toBeGreaterThan(1024 * 1024);
      const head = whole.slice(0, 1024 * 1024);
      const { files } = await inspect(packTar([{ path: `r/${name}`, content: head }]), {
        headers: { "x-partial": "1" },
      });
      expect(files).toMatchObject([{ isWhole: false, rows: null, problem: null }]);
      expect(files[0]?.series[0]?.count).toBeGreaterThan(100);
    }
  });

  test("that is refused says what storing would say", async () => {
    const bad = '{"step":1,"loss":2}\n{"step":-1,"loss":2}\n';
    const { files } = await inspect(bad, { filename: "bad.jsonl" });
    const stored = await send(POST, bad, { filename: "bad.jsonl" });
    expect(stored.status).toBe(422);
    expect(stored.message).toBe(files[0]?.problem?.message);
    expect(stored.body.error).toMatchObject({ details: [{ line: 2, column: "step" }] });
  });

  test("is read again by what its sender answers", async () => {
    const targets = [
      { path: "m.json", mapping: { series: { "eval/accuracy": { category: "Known" } } } },
    ];
    const { files } = await inspect(trainer([3, 2]), { filename: "m.json", targets });
    expect(files[0]?.series.find(({ key: name }) => name === "eval/accuracy")).toMatchObject({
      category: "Known",
    });
  });
});

describe("a table that no format is told by", () => {
  const odd = (answer: string) =>
    `when,which,asked,truth,said\n100,f1,Where?,London,London\n100,f2,And?,Rome,${answer}\n`;
  const texts = { question: "asked", answers: "truth", prediction: "said" };
  const mapping = { rows: "predictions", columns: { step: "when", example: "which", ...texts } };

  test("is asked what its rows are, read as they are said to be, and remembered for the next", async () => {
    const { files } = await inspect(odd("Rome"), { filename: "odd.csv" });
    expect(files).toMatchObject([{ format: null, runs: [], questions: [{ id: "rows" }] }]);
    const rows = [{ path: "odd.csv", mapping: { rows: "predictions" } }];
    const half = await inspect(odd("Rome"), { filename: "odd.csv", targets: rows });
    expect(half.files).toMatchObject([
      { format: "predictions", shape: files[0]?.shape, problem: { message: /example_id/ } },
    ]);
    const targets = [{ path: "odd.csv", mapping }];
    const { runs } = await store(odd("Rome"), { filename: "odd.csv", targets });
    expect(runs).toMatchObject([{ run: "odd", uploads: [{ outcomes: 2 }] }]);

    const next = await inspect(odd("Oslo"), { filename: "next.csv" });
    expect(next.files).toMatchObject([
      { problem: null, questions: [], remembered: { id: expect.any(String) } },
    ]);
    const place = { project, run: "alone" };
    await callRoute(runRoute.PUT, { method: "PUT", params: place, key, body: "{}" });
    const alone = await callRoute(runUploadsRoute.POST, {
      ...{ method: "POST", params: place, key, body: odd("Bern") },
    });
    expect(alone.body).toMatchObject({ outcomes: 2 });
  });

  test("is refused as before where nothing is said, and a program is not asked about", async () => {
    const { status, message } = await send(POST, odd("Rome"), { filename: "odd.csv" });
    expect(status).toBe(415);
    expect(message).toContain("call the one that does step or epoch");
    const { files } = await inspect("import a, b\nprint(a, b)\n", { filename: "train.py" });
    expect(files).toMatchObject([{ format: null, questions: [] }]);
  });
});

/** A chart export of two runs, as W&B writes it. */
const chart = [
  [
    "Step",
    "a - loss",
    "a - loss__MIN",
    "a - loss__MAX",
    "b - loss",
    "b - loss__MIN",
    "b - loss__MAX",
  ],
  ["10", "3", "3", "3", "5", "5", "5"],
  ["20", "2", "2", "2", "4", "4", "4"],
]
  .map((cells) => cells.map((cell) => `"${cell}"`).join(","))
  .join("\n");

describe("a file of several runs", () => {
  test("is stored as a run each, or as its targets say", async () => {
    const seen = await inspect(chart, { filename: "wandb_export.csv" });
    expect(seen.runs.map(({ id, facts }) => [id, facts.run])).toEqual([
      ["a", "a"],
      ["b", "b"],
    ]);
    expect(seen.files).toMatchObject([{ run: null, runs: ["a", "b"], problem: null }]);
    const targets = [{ path: "wandb_export.csv", from: "b", run: "mine" }];
    const some = await store(chart, { filename: "wandb_export.csv", targets });
    expect(some.runs).toMatchObject([{ run: "mine", uploads: [{ metrics: 2 }] }]);
    const all = await store(chart, { filename: "wandb_export.csv" });
    expect(all.runs.map(({ run }) => run)).toEqual(["a", "b"]);
    const first = await db.metricPoint.findFirst({
      where: { step: 10, run: { slug: "b", project: { slug: project } } },
    });
    expect(first?.value).toBe(5);
  });

  test("is refused by a run's own upload, with their list", async () => {
    await callRoute(runRoute.PUT, {
      ...{ method: "PUT", params: { project, run: "one" }, key, body: "{}" },
    });
    const answer = await callRoute(runUploadsRoute.POST, {
      ...{ method: "POST", params: { project, run: "one" }, key, body: chart },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatchObject({
      message: expect.stringContaining('the file holds 2 runs: "a", "b"; send it to POST'),
    });
    expect(await db.upload.count({ where: { project: { slug: project } } })).toBe(0);
  });
});

describe("a bundle is refused", () => {
  test.each(["../x.json", "/etc/x.json"])("with the path %s in it, whole", async (path) => {
    const body = packZip([
      { path: "good.jsonl", content: '{"step":1,"loss":2}\n' },
      { path, content: "{}" },
    ]);
    for (const handler of [POST, inspectRoute.POST]) {
      const answer = await send(handler, body, { filename: "x.zip" });
      expect(answer.status).toBe(422);
      expect(answer.message).toContain(JSON.stringify(path));
    }
    expect(await db.run.count({ where: { project: { slug: project } } })).toBe(0);
  });

  test.each([
    [[{ path: "nowhere.json", run: "x" }], 400, /names the file "nowhere\.json"/],
    [[{ path: "a", run: "x", dataset: "y" }], 400, /to a run or to a dataset/],
    [[{ path: "a", rum: "x" }], 400, /targets/],
    [{}, 400, /targets is a JSON list/],
  ] as const)("for targets that cannot be: %j", async (targets, status, message) => {
    const body = packTar([{ path: "a", content: '{"step":1,"loss":2}\n' }]);
    const answer = await send(POST, body, { targets });
    expect(answer.status).toBe(status);
    expect(answer.message).toMatch(message);
  });

  test("where the right to write lacks, before its body is read", async () => {
    const readKey = await createApiKey(project, ["read"]);
    for (const handler of [POST, inspectRoute.POST]) {
      const stream = new ReadableStream(
        { pull: () => Promise.reject(new Error("read")) },
        { highWaterMark: 0 },
      );
      const request = new Request("http://localhost/api", {
        method: "POST",
        headers: { authorization: `Bearer ${readKey}` },
        ...{ body: stream, duplex: "half" },
      } as RequestInit);
      const response = await handler(request, { params: Promise.resolve({ project }) });
      expect(response.status).toBe(403);
    }
  });

  test("for an archive within an archive, with the way out", async () => {
    const inner = packZip([{ path: "x.json", content: trainer([1, 2]) }]);
    const answer = await send(POST, packTar([{ path: "inner.zip", content: inner }]));
    expect(answer.status).toBe(415);
    expect(answer.message).toContain("an archive within an archive is not read; unpack it");
  });
});
