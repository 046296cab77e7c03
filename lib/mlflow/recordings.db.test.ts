import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { GET, POST } from "@/app/mlflow/[project]/api/[version]/mlflow/[...call]/route";
import {
  GET as getArtifact,
  PUT as putArtifact,
} from "@/app/mlflow/[project]/api/[version]/mlflow-artifacts/artifacts/[[...path]]/route";
import { db } from "@/lib/db/client";
import { createApiProject } from "@/lib/testing/api-call";

type Json = Record<string, unknown>;
type Call = {
  n: number;
  method: "GET" | "POST" | "PUT";
  path: string;
  request: Json | string | null;
  status: number;
  response: Json | null;
};

function read(name: string): Call[] {
  const file = path.join(import.meta.dirname, "../testing/mlflow", `${name}.json`);
  return JSON.parse(readFileSync(file, "utf8")).calls;
}

/** What differs between servers by right: ids, times of creation, and fields that only one of them has. */
const ownFields = new Set([
  "run_id",
  "run_uuid",
  "artifact_uri",
  "creation_time",
  "last_update_time",
  "workspace",
  "end_time",
  "inputs",
  "outputs",
  "message",
  "sqlstate",
  "error_class",
]);

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .filter((item) => !String((item as Json)?.key).startsWith("onset."))
      .map(comparable)
      .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  }
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !ownFields.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, comparable(inner)]));
}

async function send(project: string, key: string, call: Call, ids: Map<string, string>) {
  const swap = (text: string) =>
    [...ids].reduce((swapped, [theirs, ours]) => swapped.replaceAll(theirs, ours), text);
  const url = new URL(`http://localhost:3000${swap(call.path)}`);
  const body =
    call.request === null || call.method === "GET"
      ? undefined
      : swap(typeof call.request === "string" ? call.request : JSON.stringify(call.request));
  const request = new Request(url, {
    method: call.method,
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body }),
  });
  const [, , version = "", area, ...rest] = url.pathname.split("/");
  if (area === "mlflow") {
    const params = Promise.resolve({ project, version, call: rest });
    return (call.method === "GET" ? GET : POST)(request, { params });
  }
  const params = Promise.resolve({ project, path: rest.slice(1) });
  return (call.method === "GET" ? getArtifact : putArtifact)(request, { params });
}

describe.each([
  "trainer-run-2.22.5",
  "trainer-run-3.17.2",
  "fluent-calls-2.22.5",
  "fluent-calls-3.17.2",
])("the client of %s", (name) => {
  test("is answered call by call as by MLflow's own server", async () => {
    const { project, key } = await createApiProject();
    const calls = read(name);
    const ids = new Map<string, string>();
    if (calls[0]?.status === 200) {
      const make: Call = {
        ...{ n: 0, method: "POST", path: "/api/2.0/mlflow/experiments/create", status: 200 },
        ...{ request: { name: "team" }, response: { experiment_id: "1" } },
      };
      expect((await send(project, key, make, ids)).status).toBe(200);
    }
    for (const call of calls) {
      const response = await send(project, key, call, ids);
      const said = `${call.n} ${call.method} ${call.path}`;
      expect(response.status, said).toBe(call.status);
      const answer = (await response.json()) as Json;
      const theirs = (call.response?.run as Json | undefined)?.info as Json | undefined;
      const ours = (answer.run as Json | undefined)?.info as Json | undefined;
      if (theirs && ours) ids.set(String(theirs.run_id), String(ours.run_id));
      expect(comparable(answer), said).toEqual(comparable(call.response ?? {}));
    }
    const run = await db.run.findFirstOrThrow({ where: { project: { slug: project } } });
    expect(run.tags).toEqual(["team"]);
    expect(run.status).toBe(name.startsWith("trainer") ? "finished" : "failed");
  });
});
