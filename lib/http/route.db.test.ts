import { expect, it } from "vitest";
import { createApiProject } from "@/lib/testing/api-call";
import { route } from "./route";

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
