import { beforeAll, describe, expect, test } from "vitest";
import { callRoute, createApiProject } from "@/lib/testing/api-call";
import { PATCH } from "./hyperparameters/route";
import { POST as restore } from "./restore/route";
import { DELETE, GET, PUT } from "./route";

let project: string;
let key: string;
beforeAll(async () => {
  ({ project, key } = await createApiProject());
});

function put(run: string, body: string) {
  return callRoute(PUT, { method: "PUT", params: { project, run }, key, body });
}

describe("the run that a run is read against", () => {
  const read = async (run: string) => {
    const answer = await callRoute(GET, { method: "GET", params: { project, run }, key });
    return answer.body;
  };

  test.each(["baseline", "control", "remedyOf"])("is one of the project: %s", async (field) => {
    const invented = await put("named", JSON.stringify({ [field]: "invented" }));
    expect(invented.status).toBe(422);
    const message = `${field} names "invented", which no run is called`;
    expect(invented.body.error).toMatchObject({
      ...{ code: "unknown-name", message, details: [{ column: field, message }] },
    });
    const itself = await put("named", JSON.stringify({ [field]: "named" }));
    expect(itself.body.error).toMatchObject({ message: `${field} names the run itself` });
    expect(await read("named")).toMatchObject({ error: { code: "not-found" } });
  });

  test("is nobody's once it is deleted, and again when it is restored", async () => {
    await put("plain", "{}");
    const names = { baseline: "plain", control: "plain", remedyOf: "plain" };
    const made = await put("read-against", JSON.stringify(names));
    expect(made.body).toMatchObject(names);
    await callRoute(DELETE, { method: "DELETE", params: { project, run: "plain" }, key });
    expect(await read("read-against")).toMatchObject({
      ...{ baseline: null, control: null, remedyOf: null },
    });
    expect((await put("other", '{"control":"plain"}')).status).toBe(422);
    await callRoute(restore, { method: "POST", params: { project, run: "plain" }, key });
    expect(await read("read-against")).toMatchObject(names);
  });
});

describe("a run's fields", () => {
  test.each([
    ["base_model", "baseModel"],
    ["hyperparams", "hyperparameters"],
    ["Status", "status"],
  ])('that nothing reads are refused with the nearest name: "%s"', async (given, meant) => {
    const { status, body } = await put("unknown-field", JSON.stringify({ [given]: "x" }));
    expect(status).toBe(422);
    expect(body.error).toMatchObject({
      code: "unknown-field",
      message: `there is no field "${given}"; did you mean "${meant}"?`,
      details: [{ column: given }],
    });
    const gone = await callRoute(GET, {
      ...{ method: "GET", params: { project, run: "unknown-field" }, key },
    });
    expect(gone.status).toBe(404);
  });

  test("that are like none are refused with those that there are", async () => {
    const { status, body } = await put("unknown-field", '{"qqqqqq":1}');
    expect(status).toBe(422);
    expect(body.error).toMatchObject({
      message: expect.stringContaining("there are name, dataset,"),
    });
  });

  test("keep what Python calls NaN and Infinity, as texts", async () => {
    const { status, body } = await put(
      "bare",
      '{"hyperparameters":{"lr":NaN,"clip":-Infinity,"film":"Infinity War"}}',
    );
    expect(status).toBe(200);
    expect(body.hyperparameters).toEqual({ lr: "NaN", clip: "-Infinity", film: "Infinity War" });
    const merged = await callRoute(PATCH, {
      ...{ method: "PATCH", params: { project, run: "bare" }, key, body: '{"warmup":Infinity}' },
    });
    expect(merged.body.hyperparameters).toMatchObject({ lr: "NaN", warmup: "Infinity" });
  });

  test("hold a colour of the palette until it is taken back, and refuse any other", async () => {
    expect((await put("colored", '{"color":"teal"}')).body.color).toBe("teal");
    expect((await put("colored", '{"notes":"kept"}')).body.color).toBe("teal");
    const refused = await put("colored", '{"color":"#ff0000"}');
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain(
      'a run has no colour \\"#ff0000\\"; it has blue, vermillion,',
    );
    expect((await put("colored", '{"color":null}')).body.color).toBeNull();
  });

  test("say how many checkpoints are planned", async () => {
    expect((await put("planned", '{"plannedCheckpoints":12}')).body.plannedCheckpoints).toBe(12);
    expect((await put("planned", '{"plannedCheckpoints":0}')).status).toBe(400);
  });
});
