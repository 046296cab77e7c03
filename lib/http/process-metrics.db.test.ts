import { afterEach, expect, test, vi } from "vitest";
import { GET as listRuns } from "@/app/api/v1/projects/[project]/runs/route";
import { db } from "@/lib/db/client";
import { announce, type Change, subscribeToChanges } from "@/lib/db/notifications";
import { callRoute, createApiProject } from "@/lib/testing/api-call";
import { testedClient } from "@/lib/testing/tested-client";
import { asCall } from "./call-context";
import { readMetricsPage } from "./process-metrics";

afterEach(() => {
  globalThis.onsetQueryListener = undefined;
});

test("calls are counted by route, without the names in it, and carry the id that a proxy gave", async () => {
  const { project, key } = await createApiProject();
  const call = { method: "GET", params: { project }, key };
  const given = await callRoute(listRuns, { ...call, headers: { "x-request-id": "proxy-12345" } });
  expect(given.headers.get("x-request-id")).toBe("proxy-12345");
  const evil = await callRoute(listRuns, { ...call, headers: { "x-request-id": "a b" } });
  expect(evil.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  const request = new Request("http://localhost/metrics", {
    headers: { authorization: `Bearer ${key}` },
  });
  const page = await (await readMetricsPage(request)).text();
  expect(page).toMatch(/onset_request_seconds_count\{route="[^"]*",method="GET",status="200"\} 2/);
  expect(page).not.toContain(project);
});

test("statements are measured without their values", async () => {
  const hear = vi.fn();
  globalThis.onsetQueryListener = hear;
  const tested = testedClient();
  await tested.$queryRaw`SELECT ${"a secret"}::text AS text`;
  expect(hear).toHaveBeenCalledWith(expect.stringContaining("SELECT $1::text"), expect.any(Number));
  expect(JSON.stringify(hear.mock.calls)).not.toContain("a secret");
});

test("a change is told with the call that made it, so that its jobs can be found in the log", async () => {
  const heard: Change[] = [];
  const { isListening, end } = subscribeToChanges((change) => heard.push(change));
  await isListening;
  await asCall(() => db.$transaction((tx) => announce(tx, { project: "p", run: "r" })), {
    id: "call-1",
  });
  await vi.waitFor(() => expect(heard).toEqual([{ project: "p", run: "r", by: "call-1" }]));
  end();
});
