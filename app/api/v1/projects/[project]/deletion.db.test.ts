import { beforeEach, describe, expect, test } from "vitest";
import { TestHistory } from "@/app/api/v1/test-history";
import { jsonLines, TestProject } from "@/app/api/v1/test-project";
import type { Viewer } from "@/lib/auth/viewer";
import type { Role } from "@/lib/domain/roles";
import { listDeletedProjects, removeProject, restoreProject } from "@/lib/projects/delete-project";
import { ageDeletions } from "@/lib/testing/age-deletions";
import {
  callRoute,
  createApiKey,
  createApiProject,
  fingerprintDatabase,
} from "@/lib/testing/api-call";
import { createMember } from "@/lib/testing/people";
import { purgeDeleted } from "@/lib/uploads/purge-deleted";
import { GET as listProjectsRoute } from "../route";
import { GET as comparisonRoute } from "./comparison/route";
import { POST as restoreDatasetRoute } from "./datasets/[dataset]/restore/route";
import { DELETE as deleteDatasetRoute, GET as getDatasetRoute } from "./datasets/[dataset]/route";
import { GET as listDatasetsRoute } from "./datasets/route";
import { GET as deletedDatasetsRoute } from "./deleted-datasets/route";
import { GET as deletedRunsRoute } from "./deleted-runs/route";
import { POST as restoreProjectRoute } from "./restore/route";
import {
  DELETE as deleteProjectRoute,
  GET as getProjectRoute,
  PUT as putProjectRoute,
} from "./route";
import { GET as examplesRoute } from "./runs/[run]/examples/route";
import { POST as restoreRunRoute } from "./runs/[run]/restore/route";
import { DELETE as deleteRunRoute } from "./runs/[run]/route";
import { GET as runSpaceRoute } from "./runs/[run]/space/route";
import { GET as listRunsRoute } from "./runs/route";
import { GET as projectSpaceRoute } from "./space/route";

let project: TestProject;
let history: TestHistory;

const examples = jsonLines(
  { example_id: "a", split: "dev", question: "=A?", answers: ["x", "y"], category: "HighlyKnown" },
  { example_id: "b", split: "dev", question: "B?", answers: ["y"], category: "Unknown" },
);
const predictions = jsonLines(
  { step: 1, epoch: 1, example_id: "a", prediction: "x" },
  { step: 1, epoch: 1, example_id: "b", prediction: "-no" },
);

beforeEach(async () => {
  project = await TestProject.create();
  history = new TestHistory(project);
  await project.putDataset("facts");
  await project.putExamples("facts", examples);
  await project.putRun("run", { dataset: "facts", notes: "first" });
  await project.upload("run", predictions);
});

type Sent = { key?: string | null; query?: string };
const of = (
  handler: unknown,
  method: string,
  params: Record<string, string> = {},
  sent: Sent = {},
) => project.call(handler, method, params, sent);
const idsOf = (answer: { body: Record<string, unknown> }) =>
  (answer.body.items as { id: string }[]).map(({ id }) => id);

describe("a deleted run", () => {
  const remove = (sent: Sent = {}) => of(deleteRunRoute, "DELETE", { run: "run" }, sent);
  const restore = (run = "run", sent: Sent = {}) => of(restoreRunRoute, "POST", { run }, sent);

  test("is gone at once and comes back whole, with a line in its history", async () => {
    const before = await history.state("run");
    expect((await remove()).status).toBe(204);
    expect((await project.getRun("run")).status).toBe(404);
    expect(idsOf(await of(listRunsRoute, "GET"))).toEqual([]);
    expect((await remove()).status).toBe(404);
    expect(await restore()).toMatchObject({ status: 200, body: { id: "run", notes: "first" } });
    expect(await history.state("run")).toEqual(before);
    const { items } = (await history.history("run")).body as { items: { kind: string }[] };
    expect(items.map(({ kind }) => kind)).toEqual(["undelete", "delete", "upload"]);
  });

  test("gives its id to a new one, and cannot come back while that is there", async () => {
    await remove();
    await project.putRun("run", { notes: "second" });
    const asked = await restore();
    expect(asked).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining('there is a new run "run"') } },
    });
    await remove();
    expect((await restore()).body).toMatchObject({ notes: "second" });
    await remove();
    const { body } = await of(deletedRunsRoute, "GET");
    const first = (body.items as { id: string; checkpoints: number }[]).find(
      ({ checkpoints }) => checkpoints === 1,
    );
    expect((await restore(first?.id)).body).toMatchObject({ id: "run", notes: "first" });
  });

  test("stays away after seven days, and then for good", async () => {
    await remove();
    await ageDeletions(project.project, 8);
    expect((await restore()).status).toBe(404);
    expect(await purgeDeleted()).toMatchObject({ runs: 1 });
  });

  test("is deleted and restored by who may write alone", async () => {
    const reader = await createApiKey(project.project, ["read"]);
    const stranger = (await createApiProject()).key;
    const before = await fingerprintDatabase();
    expect((await remove({ key: reader })).status).toBe(403);
    expect((await remove({ key: stranger })).status).toBe(404);
    expect((await restore("run", { key: reader })).status).toBe(403);
    expect((await restore("run", { key: stranger })).status).toBe(404);
    expect(await fingerprintDatabase()).toBe(before);
  });
});

describe("a deleted dataset", () => {
  const remove = (sent: Sent = {}) => of(deleteDatasetRoute, "DELETE", { dataset: "facts" }, sent);
  const restore = (sent: Sent = {}) => of(restoreDatasetRoute, "POST", { dataset: "facts" }, sent);
  const seen = async () => ({
    dataset: (await of(getDatasetRoute, "GET", { dataset: "facts" })).status,
    list: idsOf(await of(listDatasetsRoute, "GET")),
    ofRun: (await project.getRun("run")).body.dataset,
    filtered: idsOf(await of(listRunsRoute, "GET", {}, { query: "dataset=facts" })),
    examples: ((await of(examplesRoute, "GET", { run: "run" })).body.items as object[]).length,
    compared: (await of(comparisonRoute, "GET", {}, { query: "run=run" })).status,
    download: (await history.predictions("run")).text,
    counts: await project.series("run", "category=all"),
  });

  test("is in no view, its runs keep their counts, and all comes back", async () => {
    const before = await seen();
    expect(before).toMatchObject({ dataset: 200, list: ["facts"], ofRun: "facts", examples: 2 });
    expect((await remove()).status).toBe(204);
    expect(await seen()).toEqual({
      ...{ dataset: 404, list: [], ofRun: null, filtered: [], examples: 0, compared: 200 },
      ...{ download: "", counts: before.counts },
    });
    expect((await restore()).status).toBe(200);
    expect(await seen()).toEqual(before);
  });

  test("takes no predictions, by a run of it or otherwise, until it is restored", async () => {
    await remove();
    const more = jsonLines({ step: 2, example_id: "a", prediction: "x" });
    expect(await project.upload("run", more)).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining("restore it with POST") } },
    });
    await project.putDataset("other");
    expect((await project.putRun("run", { dataset: "other" })).status).toBe(409);
    await restore();
    expect((await project.upload("run", more)).status).toBe(200);
  });

  test("gives its id to a new one, and cannot come back while that is there", async () => {
    await remove();
    expect((await project.putDataset("facts")).body).toMatchObject({ examples: 0 });
    expect((await restore()).status).toBe(409);
    expect((await of(deletedDatasetsRoute, "GET")).body.items).toMatchObject([
      { id: expect.stringMatching(/^facts~/), isNameTaken: true },
    ]);
    await remove();
    await restore();
    expect((await of(getDatasetRoute, "GET", { dataset: "facts" })).body.examples).toBe(0);
  });

  test("goes for good after seven days; its runs keep their counts", async () => {
    const counts = await project.series("run", "category=all");
    await remove();
    await ageDeletions(project.project, 8);
    expect(await purgeDeleted()).toMatchObject({ datasets: 1 });
    expect((await restore()).status).toBe(404);
    expect(await project.series("run", "category=all")).toEqual(counts);
  });

  test("is deleted by who may write alone", async () => {
    const reader = await createApiKey(project.project, ["read"]);
    expect((await remove({ key: reader })).status).toBe(403);
    expect((await remove({ key: (await createApiProject()).key })).status).toBe(404);
  });
});

describe("a deleted project", () => {
  const host: Viewer = { kind: "system", name: "test" };
  const remove = () => removeProject(host, project.project);
  const restore = (viewer: Viewer = host) => restoreProject(viewer, project.project);
  const member = (role: Role) => createMember(project.project, role);

  test("is dead for its keys at once, until it is restored", async () => {
    const owner = await member("owner");
    await remove();
    expect((await project.getRun("run")).status).toBe(404);
    expect((await project.upload("run", predictions)).status).toBe(404);
    expect((await of(getProjectRoute, "GET")).status).toBe(404);
    expect(
      (await callRoute(listProjectsRoute, { method: "GET", key: project.key })).body.items,
    ).toEqual([]);
    expect(await listDeletedProjects(owner)).toMatchObject([
      { id: project.project, isNameTaken: false },
    ]);
    expect(await restore(owner)).toMatchObject({ id: project.project });
    expect((await project.getRun("run")).status).toBe(200);
  });

  test("is deleted and restored by its owners alone", async () => {
    const stranger = (await createApiProject()).key;
    const admin = await member("admin");
    expect((await of(deleteProjectRoute, "DELETE")).status).toBe(403);
    expect((await of(deleteProjectRoute, "DELETE", {}, { key: stranger })).status).toBe(404);
    await expect(removeProject(admin, project.project)).rejects.toMatchObject({
      code: "forbidden",
    });
    await remove();
    expect((await of(restoreProjectRoute, "POST")).status).toBe(404);
    expect((await of(restoreProjectRoute, "POST", {}, { key: stranger })).status).toBe(404);
    await expect(restore(admin)).rejects.toMatchObject({ code: "not-found" });
    expect(await listDeletedProjects(admin)).toEqual([]);
  });

  test("gives its id to a new one, whose keys are others, and cannot come back meanwhile", async () => {
    await remove();
    const newKey = await createApiKey(project.project, ["read"]);
    expect((await project.getRun("run")).status).toBe(404);
    expect((await of(listRunsRoute, "GET", {}, { key: newKey })).body.items).toEqual([]);
    await expect(restore()).rejects.toMatchObject({ code: "conflict" });
  });

  test("goes for good after seven days", async () => {
    await remove();
    await ageDeletions(project.project, 8);
    expect(await purgeDeleted()).toMatchObject({ projects: 1 });
    await expect(restore()).rejects.toMatchObject({ code: "not-found" });
    expect((await of(restoreProjectRoute, "POST")).status).toBe(401);
  });

  test("cannot be changed by a PUT of its id with one of its keys", async () => {
    await remove();
    const body = JSON.stringify({ name: "new" });
    expect((await project.call(putProjectRoute, "PUT", {}, { body })).status).toBe(404);
  });
});

describe("a run's answers", () => {
  test("are downloaded as lines that can be uploaded again", async () => {
    const { text, headers } = await history.predictions("run");
    expect(headers.get("content-disposition")).toContain("run.predictions.jsonl");
    expect(
      text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { step: 1, epoch: 1, split: "dev", example_id: "a", prediction: "x", outcome: "correct" },
      {
        example_id: "b",
        question: "B?",
        answers: ["y"],
        category: "Unknown",
        outcome: "incorrect",
      },
    ]);
    await project.putRun("copy", { dataset: "facts" });
    expect((await project.upload("copy", text)).status).toBe(200);
    expect((await history.predictions("copy")).text).toBe(text);
  });

  test("are downloaded as a table in which nothing is a formula", async () => {
    const { text, headers } = await history.predictions("run", "format=csv");
    expect(headers.get("content-type")).toContain("text/csv");
    const lines = text.split("\r\n");
    expect(lines[0]).toBe(
      "\ufeffstep,epoch,split,example_id,question,answers,category,prediction,outcome",
    );
    expect(lines[1]).toBe('1,1,"dev","a","\'=A?","[""x"",""y""]","HighlyKnown","x","correct"');
    expect(lines[2]).toContain(`"'-no"`);
  });

  test("are those of one step or split where it is asked for", async () => {
    await project.upload(
      "run",
      jsonLines({ step: 2, example_id: "a", prediction: "x", split: "test" }),
    );
    const rows = async (query: string) =>
      (await history.predictions("run", query)).text.split("\n").length - 1;
    expect([
      await rows(""),
      await rows("step=2"),
      await rows("split=dev"),
      await rows("step=3"),
    ]).toEqual([3, 1, 2, 0]);
    expect((await history.predictions("run", "format=xml")).status).toBe(400);
  });
});

test("space is told by run and project, more after an upload", async () => {
  const before = (await of(runSpaceRoute, "GET", { run: "run" })).body as { bytes: number };
  await project.upload(
    "run",
    jsonLines(...Array.from({ length: 500 }, (_, step) => ({ step, loss: step }))),
  );
  const after = (await of(runSpaceRoute, "GET", { run: "run" })).body as {
    bytes: number;
    parts: Record<string, number>;
  };
  expect(after.bytes).toBeGreaterThan(before.bytes);
  expect(Object.values(after.parts).reduce((sum, bytes) => sum + bytes)).toBe(after.bytes);
  expect(after.parts.metrics).toBeGreaterThan(0);
  const whole = (await of(projectSpaceRoute, "GET")).body;
  expect(whole).toMatchObject({ deletedBytes: 0, runs: [{ run: "run", bytes: after.bytes }] });
  await of(deleteRunRoute, "DELETE", { run: "run" });
  expect((await of(projectSpaceRoute, "GET")).body).toMatchObject({
    ...{ bytes: whole.bytes, deletedBytes: after.bytes, runs: [] },
  });
});
