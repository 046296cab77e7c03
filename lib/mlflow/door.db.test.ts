import { beforeAll, describe, expect, test } from "vitest";
import { GET, POST } from "@/app/mlflow/[project]/api/[version]/mlflow/[...call]/route";
import {
  GET as getArtifact,
  PUT as putArtifact,
} from "@/app/mlflow/[project]/api/[version]/mlflow-artifacts/artifacts/[[...path]]/route";
import { db } from "@/lib/db/client";
import { createApiKey, createApiProject } from "@/lib/testing/api-call";

let project: string;
let key: string;

type MlflowResponse = { status: number; body: Record<string, never> };

async function send(
  call: string,
  body: unknown,
  as: { authorization?: string | null; project?: string } = {},
): Promise<MlflowResponse> {
  const authorization = as.authorization === undefined ? `Bearer ${key}` : as.authorization;
  const request = new Request(`http://localhost:3000/mlflow/api/2.0/mlflow/${call}`, {
    method: "POST",
    headers: authorization === null ? {} : { authorization },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const params = { project: as.project ?? project, version: "2.0", call: call.split("/") };
  const response = await POST(request, { params: Promise.resolve(params) });
  return { status: response.status, body: await response.json() };
}

async function ask(call: string, query: string): Promise<MlflowResponse> {
  const request = new Request(`http://localhost:3000/mlflow/api/2.0/mlflow/${call}?${query}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const params = { project, version: "2.0", call: call.split("/") };
  const response = await GET(request, { params: Promise.resolve(params) });
  return { status: response.status, body: await response.json() };
}

async function makeRun(fields: object = {}): Promise<string> {
  const { body } = await send("runs/create", { experiment_id: "0", ...fields });
  return (body as unknown as { run: { info: { run_id: string } } }).run.info.run_id;
}

beforeAll(async () => {
  ({ project, key } = await createApiProject());
});

describe("the MLflow door", () => {
  test("takes an API key as a token or as a password, and nothing else", async () => {
    const basic = `Basic ${Buffer.from(`anybody:${key}`).toString("base64")}`;
    expect((await send("runs/create", {}, { authorization: basic })).status).toBe(200);
    for (const authorization of [null, "Bearer wrong", "Basic !!", "Basic YTpi"]) {
      const { status, body } = await send("runs/create", {}, { authorization });
      expect(status).toBe(401);
      expect(body.error_code).toBe("UNAUTHENTICATED");
    }
  });

  test("is not there for another project's key, and read only for a key that may read", async () => {
    const other = `Bearer ${await createApiKey(`${project}-other`, ["write"])}`;
    expect((await send("runs/create", {}, { authorization: other })).body.error_code).toBe(
      "RESOURCE_DOES_NOT_EXIST",
    );
    const reader = `Bearer ${await createApiKey(project, ["read"])}`;
    const refused = await send("runs/create", "not even JSON", { authorization: reader });
    expect(refused.status).toBe(403);
    expect(refused.body.error_code).toBe("PERMISSION_DENIED");
    const search = await send("experiments/search", {}, { authorization: reader });
    expect(search.status).toBe(200);
  });

  test("keeps a run of one project from the keys of another", async () => {
    const id = await makeRun();
    const elsewhere = await createApiProject();
    const { body } = await send(
      "runs/log-metric",
      { run_id: id, key: "loss", value: 1, timestamp: 1, step: 1 },
      { authorization: `Bearer ${elsewhere.key}`, project: elsewhere.project },
    );
    expect(body.error_code).toBe("RESOURCE_DOES_NOT_EXIST");
  });

  test.each([
    ["a call there is none of", "traces/start", {}, 404, "ENDPOINT_NOT_FOUND"],
    ["no JSON", "runs/create", "<html>", 400, "INVALID_PARAMETER_VALUE"],
    ["a list", "runs/create", "[]", 400, "INVALID_PARAMETER_VALUE"],
    ["a NUL", "runs/create", '{"run_name":"\\u0000"}', 400, "INVALID_PARAMETER_VALUE"],
    [
      "a run there is none of",
      "runs/delete",
      { run_id: "0".repeat(32) },
      404,
      "RESOURCE_DOES_NOT_EXIST",
    ],
    ["a run id that is none", "runs/delete", { run_id: "../x" }, 400, "INVALID_PARAMETER_VALUE"],
    [
      "an unknown experiment",
      "runs/create",
      { experiment_id: "77" },
      404,
      "RESOURCE_DOES_NOT_EXIST",
    ],
    [
      "a filter it does not read",
      "runs/search",
      { filter: "x ~ y" },
      400,
      "INVALID_PARAMETER_VALUE",
    ],
  ])("refuses %s in MLflow's words, never as our fault", async (_, call, body, status, code) => {
    expect(await send(call, body)).toMatchObject({ status, body: { error_code: code } });
  });

  test("asks for batches to be split where they are too long", async () => {
    const metrics = Array.from({ length: 1001 }, (_, step) => ({
      ...{ key: "loss", value: 1, timestamp: 1, step },
    }));
    const { status, body } = await send("runs/log-batch", { run_id: await makeRun(), metrics });
    expect(status).toBe(400);
    expect(body.message).toContain(
      "A batch logging request can contain at most 1000 metrics. Got 1001 metrics.",
    );
  });

  test("writes a param once", async () => {
    const run_id = await makeRun();
    const log = (value: string) => send("runs/log-parameter", { run_id, key: "lr", value });
    expect((await log("0.1")).status).toBe(200);
    expect((await log("0.1")).status).toBe(200);
    const again = await log("0.2");
    expect(again.body.error_code).toBe("INVALID_PARAMETER_VALUE");
    expect(again.body.message).toContain("lr");
  });

  test("lets the newer time decide, in whatever order calls arrive", async () => {
    const run_id = await makeRun({ run_name: "late" });
    const log = (value: number, timestamp: number) =>
      send("runs/log-metric", { run_id, key: "loss", value, timestamp, step: 3 });
    await log(2, 2000);
    await log(1, 1000);
    await Promise.all([log(3, 3000), log(2.5, 2500)]);
    const { body } = await ask("metrics/get-history", `run_id=${run_id}&metric_key=loss`);
    expect(body.metrics).toEqual([{ key: "loss", value: 3, timestamp: 3000, step: 3 }]);
  });

  test("brings settings, base model, dataset and the epoch of a step to the run", async () => {
    await db.dataset.create({
      data: {
        ...{ slug: "facts", name: "facts", abstentionPhrases: [], stopTexts: [] },
        project: { connect: { slug: project } },
      },
    });
    const tags = [{ key: "onset.dataset", value: "facts" }];
    const run_id = await makeRun({ run_name: "with/settings here", tags });
    const params = [
      { key: "learning_rate", value: "5e-05" },
      { key: "fp16", value: "False" },
      { key: "_name_or_path", value: "org/base" },
    ];
    const metrics = [
      { key: "loss", value: 1.5, timestamp: 5, step: 10 },
      { key: "epoch", value: 0.5, timestamp: 5, step: 10 },
    ];
    await send("runs/log-batch", { run_id, params, metrics });
    const run = await db.run.findFirstOrThrow({
      where: { slug: "with-settings-here", project: { slug: project } },
      include: { dataset: true, metricPoints: { where: { key: "loss" } } },
    });
    expect(run.hyperparameters).toEqual({
      ...{ learning_rate: 0.00005, fp16: false, _name_or_path: "org/base" },
    });
    expect(run.baseModel).toBe("org/base");
    expect(run.dataset?.slug).toBe("facts");
    expect(run.metricPoints).toMatchObject([{ step: 10, epoch: 0.5, value: 1.5 }]);
  });

  test("says what metrics measure by their names, and leaves what was chosen by hand", async () => {
    const run_id = await makeRun();
    const log = (step: number) =>
      send("runs/log-batch", {
        run_id,
        metrics: [
          { key: "eval_dev_known_accuracy", value: 0.8, step, timestamp: 1000 + step },
          { key: "eval_dev_unknown_accuracy", value: 0.1, step, timestamp: 1000 + step },
          { key: "loss", value: 1, step, timestamp: 1000 + step },
        ],
      });
    await log(10);
    const where = { key: "eval/dev_unknown_accuracy", run: { project: { slug: project } } };
    await db.runSeries.updateMany({ where, data: { category: "MaybeKnown", isChosen: true } });
    await log(20);
    const rows = await db.runSeries.findMany({
      where: { key: { startsWith: "eval/dev_" }, run: { project: { slug: project } } },
      orderBy: { key: "asc" },
    });
    expect(rows.map((row) => [row.key, row.split, row.category, row.n])).toEqual([
      ["eval/dev_known_accuracy", "dev", "Known", null],
      ["eval/dev_unknown_accuracy", "dev", "MaybeKnown", null],
    ]);
  });

  test("takes no path on a trainer's disk for the name of a base model", async () => {
    const run_id = await makeRun({ run_name: "local" });
    const params = [{ key: "_name_or_path", value: "/mnt/models/llama" }];
    await send("runs/log-batch", { run_id, params });
    const run = await db.run.findFirstOrThrow({ where: { slug: "local" } });
    expect(run.baseModel).toBeNull();
  });

  test("makes two runs of two trainings with one name", async () => {
    await makeRun({ run_name: "twice" });
    await makeRun({ run_name: "twice" });
    const runs = await db.run.findMany({ where: { name: "twice", project: { slug: project } } });
    expect(runs.map(({ slug }) => slug).toSorted()).toEqual(["twice", "twice-2"]);
  });

  test("searches by experiment, param, tag and metric, and pages", async () => {
    const made = await send("experiments/create", { name: "searched" });
    const experiment_id = (made.body as unknown as { experiment_id: string }).experiment_id;
    for (const [name, lr, loss] of [
      ["a", "0.1", 3],
      ["b", "0.2", 1],
      ["c", "0.1", 2],
    ] as const) {
      const run_id = await makeRun({ experiment_id, run_name: `found-${name}` });
      await send("runs/log-batch", {
        run_id,
        params: [{ key: "lr", value: lr }],
        metrics: [{ key: "loss", value: loss, timestamp: 1, step: 1 }],
      });
    }
    const names = async (call: object) => {
      const { body } = await send("runs/search", { experiment_ids: [experiment_id], ...call });
      const runs = body.runs as unknown as { info: { run_name: string } }[];
      return runs.map(({ info }) => info.run_name);
    };
    expect(await names({ filter: "params.lr = '0.1' and metrics.loss < 3" })).toEqual(["found-c"]);
    expect(await names({ order_by: ["metrics.loss ASC"] })).toEqual([
      ...["found-b", "found-c", "found-a"],
    ]);
    expect(await names({ order_by: ["metrics.loss"], max_results: 1, page_token: "1" })).toEqual([
      "found-c",
    ]);
    expect((await send("experiments/create", { name: "searched" })).body.error_code).toBe(
      "RESOURCE_ALREADY_EXISTS",
    );
  });
});

describe("artifacts through the door", () => {
  const place = (parts: string[]) => ({
    params: Promise.resolve({ project, version: "2.0", path: parts }),
  });
  const request = (method: string, body?: string) =>
    new Request("http://localhost:3000/x", {
      method,
      headers: { authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { body }),
    });

  test("come back as they were sent, as a download", async () => {
    const at = ["0", await makeRun(), "artifacts", "notes", "a.html"];
    expect((await putArtifact(request("PUT", "<b>hi</b>"), place(at))).status).toBe(200);
    const response = await getArtifact(request("GET"), place(at));
    expect(await response.text()).toBe("<b>hi</b>");
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
  });

  test("that are tables of answers are predictions of the run too, and a tag says so", async () => {
    const id = await makeRun({ run_name: "tables" });
    const logged = async (name: string, columns: string[], data: unknown[][]) => {
      const at = place(["0", id, "artifacts", name]);
      const body = JSON.stringify({ columns, data });
      expect((await putArtifact(request("PUT", body), at)).status).toBe(200);
    };
    const columns = ["step", "example_id", "question", "answers", "prediction"];
    await logged("answers.json", columns, [
      [1, "q1", "Where?", ["Rome"], "Rome"],
      [1, "q2", "Who?", ["Ada"], "Bo"],
    ]);
    await logged("other.json", ["x"], [[1]]);
    const [point] = await db.evaluation.findMany({
      where: { run: { slug: "tables", project: { slug: project } } },
    });
    expect(point).toMatchObject({ step: 1, total: 2, correct: 1 });
    const { body } = await ask("runs/get", `run_id=${id}`);
    const { tags } = (
      body as unknown as { run: { data: { tags: { key: string; value: string }[] } } }
    ).run.data;
    const said = (name: string) => tags.find((tag) => tag.key === `onset.${name}`)?.value;
    expect(said("answers.json")).toBe("read as predictions: 2 rows");
    expect(said("other.json")).toContain("not read as predictions");
  });

  test.each([
    ["a way out of the run's folder", ["..", "..", "etc"]],
    ["a backslash", ["a\\b"]],
  ])("are refused for %s", async (_, path) => {
    const at = ["0", await makeRun(), "artifacts", ...path];
    expect((await putArtifact(request("PUT", "x"), place(at))).status).toBe(400);
  });

  test("are refused at once when too large, so that the client goes on", async () => {
    const at = ["0", await makeRun(), "artifacts", "large.bin"];
    const body = "x".repeat(16 * 1024 * 1024 + 1);
    const response = await putArtifact(request("PUT", body), place(at));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error_code: "INVALID_PARAMETER_VALUE" });
  });
});
