import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import * as mappingRoute from "@/app/api/v1/projects/[project]/mappings/[mapping]/route";
import * as mappingsRoute from "@/app/api/v1/projects/[project]/mappings/route";
import { db } from "@/lib/db/client";
import { callRoute, createApiKey, createApiProject } from "@/lib/testing/api-call";
import { packZip } from "@/lib/testing/archives";
import * as runRoute from "../route";
import { POST } from "./route";

let project: string;
let key: string;
beforeAll(async () => {
  ({ project, key } = await createApiProject());
});

async function putRun(run: string, fields: object = {}): Promise<void> {
  const body = JSON.stringify(fields);
  await callRoute(runRoute.PUT, { method: "PUT", params: { project, run }, key, body });
}

type Sent = { mapping?: object | string; filename?: string };

async function upload(run: string, body: string | Uint8Array<ArrayBuffer>, sent: Sent = {}) {
  const { mapping, filename } = sent;
  const said = typeof mapping === "object" ? JSON.stringify(mapping) : mapping;
  return callRoute(POST, {
    ...{ method: "POST", params: { project, run }, key, body },
    query: said === undefined ? "" : `mapping=${encodeURIComponent(said)}`,
    ...(filename && { headers: { "x-filename": filename } }),
  });
}

async function seriesOf(run: string) {
  const rows = await db.runSeries.findMany({
    where: { run: { slug: run, project: { slug: project } } },
    orderBy: { key: "asc" },
  });
  return Object.fromEntries(rows.map(({ key: name, ...row }) => [name, row]));
}

async function getRun(run: string): Promise<Record<string, unknown>> {
  return (await callRoute(runRoute.GET, { method: "GET", params: { project, run }, key })).body;
}

/** A training that logs two sets without a class of their own. */
function twoSets(shift = 0): string {
  const rows = [1, 2, 3].flatMap((epoch) =>
    ["a", "b"].map((set) => ({
      ...{ step: epoch * 100, epoch, [`eval_${set}_accuracy`]: 0.5 + shift + epoch / 100 },
      ...{ [`eval_${set}_runtime`]: 2, [`eval_${set}_samples_per_second`]: 100 },
    })),
  );
  return JSON.stringify({ global_step: 300, max_steps: 300, log_history: rows });
}

const trainer = readFileSync("lib/testing/field/trainer_known.json", "utf8");

describe("what a trainer state measures", () => {
  test("is read from its names: field report F1", async () => {
    await putRun("f1");
    const { status, body } = await upload("f1", trainer);
    expect(status).toBe(200);
    expect(body).toMatchObject({ checkpoints: 3, upload: { format: "trainer-state" } });
    expect(body.mapping).toMatchObject({
      series: {
        "eval/dev_known/accuracy": { split: "dev", category: "Known", n: 200, basis: "estimated" },
      },
    });
    expect(await seriesOf("f1")).toMatchObject({
      "eval/dev_known/accuracy": { split: "dev", category: "Known", n: 200, basis: "estimated" },
      "eval/dev_unknown/accuracy": {
        split: "dev",
        category: "Unknown",
        n: 200,
        basis: "estimated",
      },
    });
    expect(await getRun("f1")).toMatchObject({ status: "finished" });
  });

  test("is what somebody said, and the next file of its shape needs no word", async () => {
    for (const run of ["said", "next", "other"]) await putRun(run);
    const category = (known: string) => ({ series: { "eval/a/accuracy": { category: known } } });
    const first = await upload("said", twoSets(), { mapping: category("Known") });
    expect(first.status).toBe(200);
    expect(first.body.warnings).toEqual([]);
    expect(await seriesOf("said")).toMatchObject({
      "eval/a/accuracy": { category: "Known", setName: "a" },
      "eval/b/accuracy": { category: null, setName: "b" },
    });
    const next = await upload("next", twoSets(0.1));
    expect(next.body.warnings).toEqual([
      { line: null, message: expect.stringContaining("which the project remembers") },
    ]);
    expect(await seriesOf("next")).toMatchObject({ "eval/a/accuracy": { category: "Known" } });

    const list = await callRoute(mappingsRoute.GET, { method: "GET", params: { project }, key });
    const [remembered] = (
      list.body.items as { id: string; mapping: object; format: string }[]
    ).slice(-1);
    expect(remembered).toMatchObject({ format: "trainer-state" });
    const id = remembered?.id ?? "";
    const changed = await callRoute(mappingRoute.PUT, {
      ...{ method: "PUT", params: { project, mapping: id }, key },
      body: JSON.stringify({ mapping: category("Unknown") }),
    });
    expect(changed.status).toBe(200);
    expect((changed.body.runs as string[]).toSorted()).toEqual(["next", "said"]);
    for (const run of ["said", "next"]) {
      expect(await seriesOf(run)).toMatchObject({ "eval/a/accuracy": { category: "Unknown" } });
    }

    const gone = await callRoute(mappingRoute.DELETE, {
      ...{ method: "DELETE", params: { project, mapping: id }, key },
    });
    expect(gone.status).toBe(204);
    const later = await upload("other", twoSets(0.2));
    expect(later.body.warnings).toEqual([]);
    expect(await seriesOf("other")).toMatchObject({ "eval/a/accuracy": { category: null } });
    expect(await seriesOf("said")).toMatchObject({ "eval/a/accuracy": { category: "Unknown" } });
  });

  test("may be said by the id of a remembered mapping", async () => {
    await putRun("by-id");
    const made = await callRoute(mappingsRoute.POST, {
      ...{ method: "POST", params: { project }, key },
      body: JSON.stringify({
        ...{ name: "Mine", shape: `trainer-state:${"0".repeat(32)}` },
        mapping: { series: { "eval/b/accuracy": { category: "Unknown" } } },
      }),
    });
    const { body } = await upload("by-id", twoSets(), { mapping: String(made.body.id) });
    expect(body.warnings).toEqual([{ line: null, message: expect.stringContaining('"Mine"') }]);
    expect(await seriesOf("by-id")).toMatchObject({ "eval/b/accuracy": { category: "Unknown" } });
    expect((await upload("by-id", twoSets(), { mapping: crypto.randomUUID() })).status).toBe(404);
  });

  test("under another mapping makes the same bytes no duplicate", async () => {
    await putRun("again");
    await upload("again", twoSets(0.3));
    const same = await upload("again", twoSets(0.3));
    expect(same.body).toMatchObject({ upload: { duplicate: true } });
    const mapping = { series: { "eval/a/accuracy": { category: "Unknown" } } };
    const other = await upload("again", twoSets(0.3), { mapping });
    expect(other.body).toMatchObject({ upload: { duplicate: false } });
    expect(await seriesOf("again")).toMatchObject({ "eval/a/accuracy": { category: "Unknown" } });
  });
});

describe("a mapping that does not fit", () => {
  test.each([
    [
      { series: { "eval/nowhere": { category: "Known" } } },
      422,
      /names the metric "eval\/nowhere".*it has .*eval\/a\/accuracy/,
    ],
    [{ colums: {} }, 400, /mapping/],
    [
      { series: { "eval/a/accuracy": { category: "Knwn" } } },
      400,
      /series\.eval\/a\/accuracy\.category/,
    ],
    ["{", 400, /mapping is JSON or an id/],
    ['{"series":{"__proto__":{}}}', 400, /mapping/],
  ] as const)("is refused with its place: %j", async (mapping, status, message) => {
    await putRun("misfit");
    const answer = await upload("misfit", twoSets(), { mapping });
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ message: expect.stringMatching(message) });
    expect(await db.upload.count({ where: { run: { slug: "misfit" } } })).toBe(0);
  });

  test("by a column is refused with those that there are", async () => {
    await putRun("columns");
    const lines = '{"step":1,"example_id":"q1","correct":true,"question":"Q"}\n';
    const answer = await upload("columns", lines, { mapping: { columns: { example: "qid" } } });
    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatchObject({
      message: expect.stringContaining(
        'from the column "qid", which the file does not have; it has step, example_id',
      ),
    });
  });
});

test("a second training under the same name is stored with a warning: field report F21", async () => {
  await putRun("twice");
  const log = (loss: number) =>
    [10, 20, 30].map((step) => JSON.stringify({ step, loss: loss / step })).join("\n");
  expect((await upload("twice", log(9))).body.warnings).toEqual([]);
  const again = await upload("twice", log(7));
  expect(again.status).toBe(200);
  expect(again.body.warnings).toEqual([
    { line: null, message: expect.stringContaining("a second training under the same name") },
  ]);
  const resumed = [20, 30, 40].map((step) => JSON.stringify({ step, loss: 5 / step })).join("\n");
  expect((await upload("twice", resumed)).body.warnings).toEqual([]);
});

describe("an upload to a run", () => {
  test("takes the one file of a zip, and refuses several with their list", async () => {
    await putRun("zipped");
    const one = packZip([
      { path: "run/trainer_state.json", content: twoSets() },
      { path: "run/README.md", content: "hello" },
    ]);
    expect((await upload("zipped", one)).body).toMatchObject({ checkpoints: 3 });
    const two = packZip([
      { path: "a.json", content: twoSets() },
      { path: "b.json", content: twoSets() },
    ]);
    const refused = await upload("zipped", two);
    expect(refused.status).toBe(422);
    expect(refused.body.error).toMatchObject({
      message: expect.stringContaining('holds 2 files: "a.json", "b.json"; send it to POST'),
    });
  });

  test("of nothing to store is no green answer", async () => {
    await putRun("empty");
    const answer = await upload("empty", '{"step":1,"note":"hello"}\n{"step":2,"note":"you"}\n');
    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatchObject({
      message: expect.stringMatching(/^nothing was stored: the file holds/),
    });
  });

  test("is refused before its body is read where the right to write lacks", async () => {
    await putRun("no-right");
    const readKey = await createApiKey(project, ["read"]);
    let isRead = false;
    const stream = new ReadableStream(
      {
        pull() {
          isRead = true;
          throw new Error("read");
        },
      },
      { highWaterMark: 0 },
    );
    const request = new Request("http://localhost/api", {
      method: "POST",
      headers: { authorization: `Bearer ${readKey}` },
      body: stream,
      duplex: "half",
    } as RequestInit);
    const params = Promise.resolve({ project, run: "no-right" });
    const response = await POST(request, { params });
    expect(response.status).toBe(403);
    expect(isRead).toBe(false);
  });
});
