import { afterEach, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { route } from "./route";

const viewer = vi.hoisted(() => ({ current: null as unknown }));
vi.mock("@/lib/auth/read-viewer", () => ({ readViewer: async () => viewer.current }));
vi.mock("@/lib/audit/record-call", () => ({ recordCall: async () => {} }));

const person = { kind: "user", userId: "ada", name: "Ada" } as unknown as Viewer;
const key = {
  kind: "key",
  name: "trainer",
  projectId: "p",
  scopes: ["write"],
} as unknown as Viewer;

async function statusOf(who: Viewer, method: string, origin: string | null): Promise<number> {
  viewer.current = who;
  const handle = route(async () => ({}));
  const headers: HeadersInit = origin === null ? {} : { origin };
  const request = new Request("http://localhost:3000/api/v1/account", { method, headers });
  return (await handle(request, { params: Promise.resolve({}) })).status;
}

afterEach(() => {
  viewer.current = null;
});

test.each(["POST", "PUT", "PATCH", "DELETE"])(
  "a page of another site cannot %s with a person's cookie",
  async (method) => {
    expect(await statusOf(person, method, "https://elsewhere.example.org")).toBe(403);
  },
);

test("an origin that only begins like ours, or is none, is another site", async () => {
  expect(await statusOf(person, "POST", "http://localhost:3000.example.org")).toBe(403);
  expect(await statusOf(person, "POST", "null")).toBe(403);
});

test("our own pages, clients without an origin, and reading are let through", async () => {
  expect(await statusOf(person, "POST", "http://localhost:3000")).toBe(200);
  expect(await statusOf(person, "POST", null)).toBe(200);
  expect(await statusOf(person, "GET", "https://elsewhere.example.org")).toBe(200);
});

test("a key comes from anywhere: no browser sends one by itself", async () => {
  expect(await statusOf(key, "POST", "https://elsewhere.example.org")).toBe(200);
});
