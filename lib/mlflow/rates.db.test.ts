import { beforeAll, describe, expect, test } from "vitest";
import { POST as createMapping } from "@/app/api/v1/projects/[project]/mappings/route";
import { GET as getSeries } from "@/app/api/v1/projects/[project]/runs/[run]/series/route";
import { POST as postUpload } from "@/app/api/v1/projects/[project]/runs/[run]/uploads/route";
import { GET, POST } from "@/app/mlflow/[project]/api/[version]/mlflow/[...call]/route";
import { callRoute, createApiProject } from "@/lib/testing/api-call";

let project: string;
let key: string;

type Info = { run: { info: { run_id: string } } };

async function send(call: string, body: object): Promise<object> {
  const request = new Request(`http://localhost:3000/mlflow/api/2.0/mlflow/${call}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });
  const params = { project, version: "2.0", call: call.split("/") };
  const response = await POST(request, { params: Promise.resolve(params) });
  expect(response.status).toBe(200);
  return response.json();
}

async function makeRun(name: string): Promise<string> {
  return ((await send("runs/create", { experiment_id: "0", run_name: name })) as Info).run.info
    .run_id;
}

/** What a Trainer logs after it evaluated one set. */
function evaluated(set: string, accuracy: number, step: number) {
  const values = {
    [`eval_${set}_accuracy`]: accuracy,
    [`eval_${set}_runtime`]: 2,
    [`eval_${set}_samples_per_second`]: 50,
    epoch: step / 100,
  };
  return Object.entries(values).map(([name, value]) => ({ key: name, value, timestamp: 1, step }));
}

async function drawn(run: string) {
  const { body } = await callRoute(getSeries, { method: "GET", params: { project, run }, key });
  return (body.points as Record<string, unknown>[]).map((point) => [
    point.split,
    point.category,
    point.step,
    point.accuracy,
    point.basis,
  ]);
}

beforeAll(async () => {
  ({ project, key } = await createApiProject());
});

describe("accuracies that MLflow logs", () => {
  test("are drawn as they arrive, set by set and step by step", async () => {
    const id = await makeRun("live");
    await send("runs/log-batch", { run_id: id, metrics: evaluated("dev_known", 0.8, 100) });
    expect(await drawn("live")).toEqual([["dev", "Known", 100, 0.8, "estimated"]]);
    await send("runs/log-batch", { run_id: id, metrics: evaluated("train_unknown", 0.1, 100) });
    await send("runs/log-batch", { run_id: id, metrics: evaluated("dev_known", 0.7, 200) });
    expect((await drawn("live")).toSorted()).toEqual([
      ["dev", "Known", 100, 0.8, "estimated"],
      ["dev", "Known", 200, 0.7, "estimated"],
      ["train", "Unknown", 100, 0.1, "estimated"],
    ]);
  });

  test("are one series with what a file brings, and keep their names at the door", async () => {
    const id = await makeRun("both");
    await send("runs/log-batch", { run_id: id, metrics: evaluated("dev_known", 0.8, 100) });
    const state = {
      global_step: 200,
      log_history: [
        { step: 200, epoch: 2, eval_dev_known_accuracy: 0.6, eval_dev_known_runtime: 2 },
      ],
    };
    const sent = await callRoute(postUpload, {
      method: "POST",
      params: { project, run: "both" },
      key,
      body: JSON.stringify(state),
      headers: { "x-filename": "trainer_state.json" },
    });
    expect(sent.status).toBeLessThan(300);
    expect((await drawn("both")).map(([, set, step, value]) => [set, step, value])).toEqual([
      ["Known", 100, 0.8],
      ["Known", 200, 0.6],
    ]);
    const request = new Request(
      `http://localhost/x?run_id=${id}&metric_key=eval_dev_known_accuracy`,
      { headers: { authorization: `Bearer ${key}` } },
    );
    const params = { project, version: "2.0", call: ["metrics", "get-history"] };
    const history = await (await GET(request, { params: Promise.resolve(params) })).json();
    expect(history.metrics.map(({ value }: { value: number }) => value)).toEqual([0.8, 0.6]);
  });

  test("are read as the project's mappings say of metrics of that name", async () => {
    const mapping = {
      series: { "eval/g0/accuracy": { split: "dev", category: "Unknown", quantity: "accuracy" } },
    };
    const made = await callRoute(createMapping, {
      method: "POST",
      params: { project },
      key,
      body: JSON.stringify({ name: "ours", shape: `trainer-state:${"0".repeat(32)}`, mapping }),
    });
    expect(made.status).toBeLessThan(300);
    const id = await makeRun("mapped");
    await send("runs/log-batch", { run_id: id, metrics: evaluated("g0", 0.3, 100) });
    await send("runs/log-batch", { run_id: id, metrics: evaluated("g1", 0.4, 100) });
    expect((await drawn("mapped")).toSorted()).toEqual([
      ["dev", null, 100, 0.4, "estimated"],
      ["dev", "Unknown", 100, 0.3, "estimated"],
    ]);
  });
});
