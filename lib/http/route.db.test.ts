import { describe, expect, it, vi } from "vitest";
import { AppError } from "@/lib/errors";
import { createApiKey, createApiProject } from "@/lib/testing/api-call";
import { afterResponse } from "./after-response";
import { route } from "./route";

const after = vi.hoisted(() => vi.fn());
vi.mock("next/server", () => ({ after }));

const get = (key: string) =>
  new Request("http://localhost:3000/api/v1/projects", {
    headers: { authorization: `Bearer ${key}` },
  });

it("serves a route without parameters, for which Next gives none", async () => {
  const { key } = await createApiProject();
  const handle = route(async ({ viewer, params }) => ({ kind: viewer.kind, params }));
  const none = { params: Promise.resolve(undefined) } as never;
  expect(await (await handle(get(key), none)).json()).toEqual({ kind: "key", params: {} });
});

it("answers 204 without a body when there is nothing to say", async () => {
  const { key } = await createApiProject();
  const handle = route(async () => undefined);
  const response = await handle(get(key), { params: Promise.resolve({}) });
  expect(response.status).toBe(204);
  expect(await response.text()).toBe("");
});

/** A request whose body counts how often it is read from. */
function unread(key: string, method = "PUT") {
  let reads = 0;
  const body = new ReadableStream(
    {
      pull(controller) {
        reads++;
        controller.enqueue(new TextEncoder().encode("{}"));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const request = new Request("http://localhost:3000/api/v1/projects/x/runs/y", {
    method,
    headers: { authorization: `Bearer ${key}` },
    body,
    duplex: "half",
  } as RequestInit);
  return { request, reads: () => reads };
}

describe("before the body is read", () => {
  const handle = route<{ project: string }>(async ({ request }) => request.json());

  it.each([
    ["a key that may only read", ["read"] as const, 403],
    ["a key of another project", null, 404],
  ])("%s is refused", async (_, scopes, status) => {
    const { project } = await createApiProject();
    const key =
      scopes === null ? (await createApiProject()).key : await createApiKey(project, scopes);
    const { request, reads } = unread(key);
    const response = await handle(request, { params: Promise.resolve({ project }) });
    expect([response.status, reads()]).toEqual([status, 0]);
  });

  it("whoever may write is not", async () => {
    const { project, key } = await createApiProject();
    const { request, reads } = unread(key);
    const response = await handle(request, { params: Promise.resolve({ project }) });
    expect([response.status, reads()]).toEqual([200, 1]);
  });
});

it("does what is left for later only where the call succeeds", async () => {
  const { key } = await createApiProject();
  const works: string[] = [];
  after.mockImplementation(async (work: () => Promise<void>) => work());
  const call = (fails: boolean) =>
    route(async () => {
      afterResponse(async () => void works.push(fails ? "refused" : "done"));
      if (fails) throw new AppError("invalid-input", "no");
      return {};
    })(get(key), { params: Promise.resolve({}) });
  expect((await call(true)).status).toBe(400);
  expect((await call(false)).status).toBe(200);
  expect(works).toEqual(["done"]);
});
