import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { TestHistory, uploadId } from "@/app/api/v1/test-history";
import { jsonLines, TestProject } from "@/app/api/v1/test-project";
import { db } from "@/lib/db/client";
import { logBatch } from "@/lib/mlflow/log";
import { openToWrite } from "@/lib/projects/access";
import { ageDeletions } from "@/lib/testing/age-deletions";
import { createApiKey, createApiProject, fingerprintDatabase } from "@/lib/testing/api-call";
import { packTar } from "@/lib/testing/archives";
import { databaseRuns } from "@/lib/testing/database-runs";
import { pruneOriginals } from "@/lib/uploads/originals";
import { purgeDeleted } from "@/lib/uploads/purge-deleted";
import { POST as dropRoute } from "../../../uploads/route";
import { POST as logRoute } from "../log/route";

let project: TestProject;
let history: TestHistory;

const examples = jsonLines(
  { example_id: "a", split: "dev", question: "A?", answers: ["x"], category: "HighlyKnown" },
  { example_id: "b", split: "dev", question: "B?", answers: ["y"], category: "Unknown" },
  { example_id: "t", split: "train", question: "T?", answers: ["z"], category: "Unknown" },
);
const header = "step,epoch,split,category,n,correct,abstained,train_loss\n";

beforeEach(async () => {
  project = await TestProject.create();
  history = new TestHistory(project);
  await project.putDataset("facts");
  await project.putExamples("facts", examples);
  await project.putRun("run", { dataset: "facts" });
});

const predicts = (a: string, b: string | null, step = 1, epoch = step) =>
  jsonLines(
    { step, epoch, example_id: "a", prediction: a },
    ...(b === null ? [] : [{ step, epoch, example_id: "b", prediction: b }]),
  );
const send = async (run: string, body: string) => {
  const answer = await project.upload(run, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return uploadId(answer);
};
const devAll = () => project.series("run", "split=dev&category=all");

describe("an undone upload", () => {
  test("leaves what stood before it, example by example", async () => {
    await send("run", predicts("x", "no"));
    const before = await history.state("run");
    const second = await send("run", predicts("wrong", "y"));
    expect(await devAll()).toEqual(["1 dev all: 1 of 2 (0, null)"]);
    expect(await history.undo("run", second)).toMatchObject({ status: 204 });
    expect(await history.state("run")).toEqual(before);
  });

  test("under a later one leaves the later one", async () => {
    const first = await send("run", predicts("x", "no"));
    await send("run", predicts("wrong", null));
    await history.undo("run", first);
    expect(await devAll()).toEqual(["1 dev all: 0 of 1 (0, null)"]);
  });

  test("is restored where it stood, under what came later", async () => {
    const first = await send("run", predicts("x", "no"));
    await send("run", predicts("wrong", null));
    const before = await history.state("run");
    await history.undo("run", first);
    const answer = await history.restore("run", first);
    expect(answer).toMatchObject({ status: 200, body: { id: first, undone: null } });
    expect(await history.state("run")).toEqual(before);
  });

  test("that was the only one leaves nothing", async () => {
    const empty = await history.state("run");
    const only = await send("run", predicts("x", "y"));
    await history.undo("run", only);
    expect(await history.state("run")).toEqual({ ...empty, predictions: [""] });
  });

  test("gives a metric back its earlier values, and takes points that nobody else logged", async () => {
    await send("run", jsonLines({ step: 1, loss: 3 }, { step: 2, loss: 2 }));
    const second = await send("run", jsonLines({ step: 2, loss: 9 }, { step: 3, loss: 9, lr: 1 }));
    await history.undo("run", second);
    expect((await project.getMetrics("run", "key=loss")).body).toMatchObject({
      keys: ["loss"],
      points: [
        { step: 1, value: 3 },
        { step: 2, value: 2 },
      ],
    });
  });

  test("of predictions lets the counts stand that had given way to them", async () => {
    const first = await send("run", predicts("x", "y"));
    await send("run", `${header}1,1,dev,all,10,4,0,0.5\n`);
    expect(await devAll()).toEqual(["1 dev all: 2 of 2 (0, null)"]);
    await history.undo("run", first);
    expect(await devAll()).toEqual(["1 dev all: 4 of 10 (0, null)"]);
  });

  test("gives a checkpoint back the epoch that another upload said of it", async () => {
    await send("run", `${header}5,1,train,all,10,4,0,0.5\n`);
    const second = await send("run", predicts("x", "y", 5, 2));
    await history.undo("run", second);
    expect((await history.state("run")).checkpoints).toMatchObject([{ step: 5, epoch: 1 }]);
  });

  test("of a training set leaves the set before it", async () => {
    const set = (target: string) => jsonLines({ example_id: "t", target });
    await project.putTrainingSet("run", set("z"));
    const before = await history.state("run");
    await project.putTrainingSet("run", jsonLines({ example_id: "a" }, { example_id: "t" }));
    const { items } = (await project.listUploads("run=run")).body as { items: { id: string }[] };
    expect(await history.undo("run", items[0]?.id ?? "")).toMatchObject({ status: 204 });
    expect(await history.state("run")).toEqual(before);
  });

  test("leaves the list, and stays in the one that asks for undone ones", async () => {
    const id = await send("run", predicts("x", "y"));
    await history.undo("run", id);
    expect((await project.listUploads("run=run")).body.items).toEqual([]);
    expect((await project.listUploads("run=run&undone=with")).body.items).toMatchObject([
      {
        id,
        whyFinal: null,
        undone: { by: expect.any(String), restorableUntil: expect.any(String) },
      },
    ]);
  });

  test("changes nothing when it is undone again", async () => {
    const id = await send("run", predicts("x", "y"));
    await history.undo("run", id);
    const before = await fingerprintDatabase();
    expect(await history.undo("run", id)).toMatchObject({ status: 204 });
    expect(await fingerprintDatabase()).toBe(before);
  });

  test("is no duplicate when its bytes come again", async () => {
    const body = predicts("x", "y");
    await history.undo("run", await send("run", body));
    expect((await project.upload("run", body)).body.upload).toMatchObject({ duplicate: false });
    expect((await project.upload("run", body)).body.upload).toMatchObject({ duplicate: true });
  });

  test("uncovers an earlier one, which is a duplicate again", async () => {
    const body = predicts("x", "y");
    const first = await send("run", body);
    const second = await send("run", predicts("no", "no"));
    await history.undo("run", second);
    expect((await project.upload("run", body)).body.upload).toMatchObject({
      id: first,
      duplicate: true,
    });
  });
});

describe("a file that is not kept", () => {
  const forget = (id: string, evaluated = true) =>
    db.$transaction([
      db.uploadOriginal.deleteMany({ where: { uploadId: id } }),
      db.$executeRaw`UPDATE "upload" SET "keptBytes" = NULL,
        "evaluated" = CASE WHEN ${evaluated} THEN "evaluated" END WHERE "id" = ${id}::uuid`,
    ]);

  test("cannot be undone, and the upload says why", async () => {
    const id = await send("run", predicts("x", "y"));
    await forget(id);
    const before = await fingerprintDatabase();
    expect(await history.undo("run", id)).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining("its file is no longer kept") } },
    });
    expect(await fingerprintDatabase()).toBe(before);
  });

  test("from before files were kept says so", async () => {
    const id = await send("run", predicts("x", "y"));
    await forget(id, false);
    expect((await project.listUploads("run=run")).body.items).toMatchObject([
      { id, whyFinal: expect.stringContaining("before Onset kept the files") },
    ]);
  });

  test("under another one keeps that from being undone, by name", async () => {
    const headers = { "x-filename": "first.jsonl" };
    await forget(uploadId(await project.upload("run", predicts("x", "y"), { headers })));
    const second = await send("run", predicts("no", "no"));
    const before = await fingerprintDatabase();
    expect(await history.undo("run", second)).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringMatching(/^nothing was changed: first\.jsonl of /) } },
    });
    expect(await fingerprintDatabase()).toBe(before);
  });

  test("goes with its age or with the limit of bytes, oldest first", async () => {
    const first = await send("run", predicts("x", "y", 1));
    const second = await send("run", predicts("x", "y", 2));
    const { projectId, keptBytes } = await db.upload.findFirstOrThrow({ where: { id: second } });
    process.env.ONSET_KEEP_ORIGINALS_BYTES = String(keptBytes);
    try {
      await pruneOriginals(projectId);
    } finally {
      delete process.env.ONSET_KEEP_ORIGINALS_BYTES;
    }
    expect(await history.undo("run", first)).toMatchObject({ status: 409 });
    expect(await history.undo("run", second)).toMatchObject({ status: 204 });
  });

  test("is never kept where the settings say so", async () => {
    process.env.ONSET_KEEP_ORIGINALS_DAYS = "0";
    try {
      await send("run", predicts("x", "y"));
    } finally {
      delete process.env.ONSET_KEEP_ORIGINALS_DAYS;
    }
    const ofProject = { project: { slug: project.project } };
    expect(await db.uploadOriginal.count({ where: { upload: ofProject } })).toBe(0);
  });
});

describe("a moved upload", () => {
  test("stands in the other run, and what it had covered stands again in its own", async () => {
    await project.putRun("other", { dataset: "facts" });
    await send("run", predicts("x", "no"));
    const before = await history.state("run");
    const wrong = await send("run", predicts("no", "y"));
    const answer = await history.move("run", wrong, "other");
    expect(answer).toMatchObject({ status: 200, body: { id: wrong, run: { id: "other" } } });
    expect(await history.state("run")).toEqual(before);
    expect(await project.series("other", "category=all")).toEqual(["1 dev all: 1 of 2 (0, null)"]);
    for (const run of ["run", "other"]) {
      expect((await history.history(run)).body.items).toContainEqual(
        expect.objectContaining({ kind: "move", from: "run", to: "other" }),
      );
    }
  });

  test("that does not fit the other run stays where it was", async () => {
    await project.putDataset("others");
    await project.putRun("other", { dataset: "others" });
    const id = await send("run", predicts("x", "y"));
    const before = await fingerprintDatabase();
    expect(await history.move("run", id, "other")).toMatchObject({
      status: 422,
      body: { error: { message: expect.stringContaining('has no example "a"') } },
    });
    expect(await fingerprintDatabase()).toBe(before);
  });

  test.each([
    ["no-such-run", 404],
    ["run", 400],
  ])("to %s is refused", async (to, status) => {
    const id = await send("run", predicts("x", "y"));
    expect((await history.move("run", id, to)).status).toBe(status);
  });
});

describe("a drop from a step on", () => {
  test("takes checkpoints and metrics, and is restored under what came since", async () => {
    for (const step of [1, 2, 3]) await send("run", predicts("x", "y", step));
    await send("run", jsonLines({ step: 1, loss: 3 }, { step: 3, loss: 1 }));
    const before = await history.state("run");
    expect((await history.preview("run", 2)).body).toEqual({
      ...{ checkpoints: 2, metrics: 1, whyFinal: null },
      ...{ firstStep: 2, lastStep: 3 },
    });
    const dropped = await history.drop("run", 2);
    expect(dropped).toMatchObject({ status: 200, body: { checkpoints: 2, metrics: 1 } });
    expect(await devAll()).toEqual(["1 dev all: 2 of 2 (0, null)"]);
    const drop = String(dropped.body.id);
    expect(await history.restoreDrop("run", drop)).toMatchObject({ status: 204 });
    expect(await history.state("run")).toEqual(before);
  });

  test("does not touch what is uploaded afterwards, at the same steps too", async () => {
    await send("run", predicts("x", "y", 2));
    const dropped = await history.drop("run", 1);
    await send("run", predicts("no", null, 2));
    expect(await devAll()).toEqual(["2 dev all: 0 of 1 (0, null)"]);
    await history.restoreDrop("run", String(dropped.body.id));
    expect(await devAll()).toEqual(["2 dev all: 1 of 2 (0, null)"]);
  });

  test("makes an upload no duplicate that lost a part, and leaves others duplicates", async () => {
    const [early, late] = [predicts("x", "y", 1), predicts("x", "y", 5)];
    await send("run", early);
    await send("run", late);
    await history.drop("run", 3);
    expect((await project.upload("run", early)).body.upload).toMatchObject({ duplicate: true });
    expect((await project.upload("run", late)).body.upload).toMatchObject({ duplicate: false });
  });

  test("of nothing says so and leaves no line", async () => {
    await send("run", predicts("x", "y", 1));
    expect(await history.drop("run", 2)).toMatchObject({
      body: { id: null, checkpoints: 0, metrics: 0 },
    });
    expect((await history.history("run")).body.items).toMatchObject([{ kind: "upload" }]);
  });

  test.each(["", "x", "-1", "1e3", " "])("from step %j is refused by field", async (step) => {
    await send("run", predicts("x", "y"));
    expect(await history.drop("run", encodeURIComponent(step))).toMatchObject({
      status: 400,
      body: { error: { details: [{ column: "fromStep" }] } },
    });
    expect(await devAll()).toHaveLength(1);
  });
});

test("the history tells who did what, newest first, page by page", async () => {
  const first = await send("run", predicts("x", "y", 1));
  await history.undo("run", first);
  await history.restore("run", first);
  await history.drop("run", 1);
  const { items } = (await history.history("run")).body as { items: { kind: string }[] };
  expect(items.map(({ kind }) => kind)).toEqual(["drop", "restore", "undo", "upload"]);
  expect(items[0]).toMatchObject({
    fromStep: 1,
    checkpoints: 1,
    restorableUntil: expect.any(String),
  });
  expect(items[2]).toMatchObject({ actor: "key read-write-admin", upload: { id: first } });
  const page = (await history.history("run", "limit=3")).body;
  expect((await history.history("run", `cursor=${page.nextCursor}`)).body).toMatchObject({
    items: [{ kind: "upload" }],
    nextCursor: null,
  });
});

test("only those who may write take anything back, and strangers find nothing", async () => {
  const id = await send("run", predicts("x", "y"));
  const reader = await createApiKey(project.project, ["read"]);
  const stranger = (await createApiProject()).key;
  const dropped = await history.drop("run", 99);
  const before = await fingerprintDatabase();
  for (const [key, status] of [
    [reader, 403],
    [stranger, 404],
    [null, 401],
  ] as const) {
    const answers = [
      await history.undo("run", id, { key }),
      await history.restore("run", id, { key }),
      await history.move("run", id, "run", { key }),
      await history.drop("run", 1, { key }),
      await history.restoreDrop("run", String(dropped.body.id), { key }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => status));
  }
  expect((await history.predictions("run", "", { key: stranger })).status).toBe(404);
  expect(await fingerprintDatabase()).toBe(before);
});

test("what was taken back more than seven days ago is gone, and then its line in the list too", async () => {
  const id = await send("run", predicts("x", "y", 1));
  await send("run", predicts("x", "y", 2));
  await history.undo("run", id);
  const dropped = await history.drop("run", 2);
  await ageDeletions(project.project, 8);
  expect(await history.restore("run", id)).toMatchObject({ status: 409 });
  expect(await history.restoreDrop("run", String(dropped.body.id))).toMatchObject({ status: 409 });
  expect(await purgeDeleted()).toMatchObject({ uploads: 1 });
  expect((await history.restore("run", id)).status).toBe(404);
});

test("what the file says of its metrics goes with it, and comes back", async () => {
  const named = jsonLines(
    { step: 1, eval_dev_known_accuracy: 0.5 },
    { step: 2, eval_dev_known_accuracy: 0.4 },
  );
  const series = () =>
    db.runSeries.findMany({
      where: { run: { slug: "run", project: { slug: project.project } } },
      omit: { runId: true },
    });
  const id = await send("run", named);
  const before = await series();
  expect(before).toMatchObject([{ category: "Known", quantity: "accuracy" }]);
  await history.undo("run", id);
  expect(await series()).toEqual([]);
  await history.restore("run", id);
  expect(await series()).toEqual(before);
});

test("what the file says of its run goes with it, but for what was changed since, and moves with it", async () => {
  const state = JSON.stringify({
    global_step: 20,
    max_steps: 20,
    num_train_epochs: 2,
    train_batch_size: 8,
    log_history: [
      { epoch: 1, loss: 2, step: 10 },
      { epoch: 2, loss: 1, step: 20 },
      { epoch: 2, step: 20, train_loss: 1.5, train_runtime: 3 },
    ],
  });
  const shown = async (run: string) => {
    const { name, status, hyperparameters, baseModel } = (await project.getRun(run)).body;
    return { name, status, hyperparameters, baseModel };
  };
  await project.putRun("other", { dataset: "facts" });
  const [before, otherBefore] = [await shown("run"), await shown("other")];
  const id = await send("run", state);
  const filled = await shown("run");
  expect(filled).toMatchObject({ status: "finished" });
  await history.undo("run", id);
  expect(await shown("run")).toEqual(before);
  await history.restore("run", id);
  expect(await shown("run")).toEqual(filled);
  await project.putRun("run", { status: "failed" });
  await history.move("run", id, "other");
  expect(await shown("run")).toEqual({ ...before, status: "failed" });
  expect(await shown("other")).toEqual({ ...filled, name: otherBefore.name });
});

test("a file of a dropped folder is read again with the step that its folder says", async () => {
  const answers = (a: string) => jsonLines({ example_id: "a", prediction: a });
  const drop = packTar([
    { path: "run/checkpoint-50/answers.jsonl", content: answers("x") },
    { path: "run/checkpoint-90/answers.jsonl", content: answers("no") },
  ]);
  const targets = JSON.stringify([
    { path: "run/checkpoint-50/answers.jsonl", run: "run" },
    { path: "run/checkpoint-90/answers.jsonl", run: "run" },
  ]);
  const query = `targets=${encodeURIComponent(targets)}`;
  const sent = { body: drop, query, headers: { "x-filename": "drop.tar" } };
  const answer = await project.call(dropRoute, "POST", {}, sent);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const before = await history.state("run");
  expect(before.evaluations.map(({ step }) => step)).toEqual([50, 90]);
  const { items } = (await project.listUploads("run=run")).body as { items: { id: string }[] };
  for (const { id } of items) {
    await history.undo("run", id);
    expect((await history.state("run")).evaluations).toHaveLength(1);
    await history.restore("run", id);
    expect(await history.state("run")).toEqual(before);
  }
});

test("an upload over what a trainer sent while it ran uncovers that when it is undone", async () => {
  const log = { metrics: [{ step: 1, loss: 2 }] };
  await project.call(logRoute, "POST", { run: "run" }, { body: JSON.stringify(log) });
  const before = await history.state("run");
  const id = await send("run", jsonLines({ step: 1, loss: 9 }));
  await history.undo("run", id);
  expect(await history.state("run")).toEqual(before);
  expect((await project.listUploads("run=run")).body).toMatchObject({
    items: [],
    live: { calls: 1, metrics: 1, outcomes: 0 },
  });
});

test("an upload over what MLflow logged stays: of that there is no file to read again", async () => {
  const viewer = { kind: "system", name: "test" } as const;
  const scope = await openToWrite(viewer, project.project);
  const { id: runId } = await db.run.findFirstOrThrow({
    where: { slug: "run", projectId: scope.projectId },
  });
  const metric = { key: "loss", value: 2, timestamp: 1_700_000_000_000, step: 1 };
  await logBatch(scope, { run_id: runId, metrics: [metric], params: [], tags: [] });
  const over = await send("run", jsonLines({ step: 1, loss: 9 }, { step: 2, loss: 8 }));
  await logBatch(scope, { run_id: runId, metrics: [{ ...metric, step: 3 }], params: [], tags: [] });
  const beside = await send("run", jsonLines({ step: 1, other: 9 }));
  const before = await fingerprintDatabase();
  expect(await history.undo("run", over)).toMatchObject({
    status: 409,
    body: { error: { message: expect.stringContaining("MLflow logged metrics there") } },
  });
  expect(await fingerprintDatabase()).toBe(before);
  expect((await history.preview("run", 3)).body.whyFinal).toContain("MLflow");
  expect((await history.undo("run", beside)).status).toBe(204);
});

test("an upload of another run is not there", async () => {
  await project.putRun("other", { dataset: "facts" });
  const id = await send("run", predicts("x", "y"));
  expect((await history.undo("other", id)).status).toBe(404);
  expect((await history.undo("run", "no-id")).status).toBe(404);
});

describe("any sequence of uploads, undos, restores and drops", () => {
  const files = [
    predicts("x", "no", 1),
    predicts("no", "y", 1),
    predicts("x", "y", 2, 7),
    predicts("no", null, 3) + predicts("x", null, 1, 4),
    `${header}1,1,dev,Known,12,6,0,0.5\n3,2,dev,all,10,2,0,0.4\n`,
    `${header}2,1,train,all,12,6,0,0.7\n`,
    jsonLines({ step: 1, loss: 3, train_loss: 1 }, { step: 3, loss: 1 }),
    jsonLines({ step: 2, epoch: 1, loss: 5 }, { step: 3, loss: 4 }),
  ];
  const action = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("upload" as const), at: fc.nat(7) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("undo" as const), at: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("restore" as const), at: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("drop" as const), at: fc.nat(3) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("restore-drop" as const), at: fc.nat(3) }),
    },
  );
  type Event = { id: string; stands: boolean } & ({ body: string } | { fromStep: number });

  test("is what stands of them, stored in its order", { timeout: 120_000 }, async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 2, maxLength: 9 }), async (actions) => {
        const run = `p${runs++}`;
        await project.putRun(run, { dataset: "facts" });
        const events: Event[] = [];
        const uploads = () => events.filter((event) => "body" in event);
        const drops = () => events.filter((event) => "fromStep" in event);
        for (const { kind, at } of actions) {
          const found =
            kind === "undo" || kind === "restore"
              ? uploads()[at % Math.max(1, uploads().length)]
              : drops()[at % Math.max(1, drops().length)];
          if (kind === "upload") {
            const body = files[at] ?? "";
            const answer = await project.upload(run, body);
            const { id, duplicate } = answer.body.upload as { id: string; duplicate: boolean };
            if (!duplicate) events.push({ id, body, stands: true });
          } else if (kind === "drop") {
            const { id } = (await history.drop(run, at)).body as { id: string | null };
            if (id !== null) events.push({ id, fromStep: at, stands: true });
          } else if (found !== undefined) {
            if (kind === "undo") await history.undo(run, found.id);
            else if (kind === "restore") await history.restore(run, found.id);
            else await history.restoreDrop(run, found.id);
            found.stands = kind === "restore" || ("fromStep" in found ? false : kind !== "undo");
          }
        }
        const fresh = `${run}-fresh`;
        await project.putRun(fresh, { dataset: "facts" });
        for (const event of events.filter(({ stands }) => stands)) {
          if ("body" in event) await project.upload(fresh, event.body);
          else await history.drop(fresh, event.fromStep);
        }
        expect(await history.state(run)).toEqual(await history.state(fresh));
      }),
      { numRuns: databaseRuns / 2, seed: 9 },
    );
  });
});
