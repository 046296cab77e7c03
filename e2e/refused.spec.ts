import { randomBytes } from "node:crypto";
import { expect, guest, test } from "./fixtures";
import { printKey } from "./owner";

const project = `refused-${randomBytes(4).toString("hex")}`;
const runUrl = `/api/v1/projects/${project}/runs/kept`;
let adminKey = "";
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

test.describe.configure({ mode: "serial" });

test.beforeAll(() => {
  adminKey = printKey(project, "read,write,admin");
});

test.describe("without a session", () => {
  test.use({ storageState: guest });

  test("no key and a key that never was are refused", async ({ request }) => {
    const none = await request.get(runUrl);
    expect(none.status()).toBe(401);
    expect(await none.json()).toMatchObject({ error: { code: "unauthenticated" } });
    const wrong = await request.get(runUrl, { headers: bearer("onset_wrong") });
    expect(wrong.status()).toBe(401);
  });

  test("a key that may only read does not write", async ({ request }) => {
    const made = await request.put(runUrl, { headers: bearer(adminKey), data: { name: "Kept" } });
    expect(made.ok()).toBe(true);
    const read = await request.post(`/api/v1/projects/${project}/keys`, {
      headers: bearer(adminKey),
      data: { name: "reader", scopes: ["read"] },
    });
    const { key: readKey } = await read.json();
    expect((await request.get(runUrl, { headers: bearer(readKey) })).status()).toBe(200);
    const write = await request.put(runUrl, { headers: bearer(readKey), data: { name: "Lost" } });
    expect(write.status()).toBe(403);
    const refused = await request.delete(runUrl, { headers: bearer(readKey) });
    expect(refused.status()).toBe(403);
    const kept = await request.get(runUrl, { headers: bearer(readKey) });
    expect(await kept.json()).toMatchObject({ name: "Kept" });
  });

  test("an address that there is none of says so in our form, whatever the method", async ({
    request,
  }) => {
    for (const method of ["GET", "POST", "DELETE"]) {
      const answer = await request.fetch("/api/v1/nope/nothing", { method });
      expect(answer.status()).toBe(404);
      expect((await answer.json()).error).toMatchObject({
        code: "not-found",
        message: expect.stringContaining("no such address: /api/v1/nope/nothing"),
      });
    }
  });

  test("a method that an address does not have is refused with those that it has", async ({
    request,
  }) => {
    const runs = `/api/v1/projects/${project}/runs`;
    const deleted = await request.fetch(runs, { method: "DELETE", headers: bearer(adminKey) });
    expect([deleted.status(), deleted.headers().allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
    expect((await deleted.json()).error.code).toBe("method-not-allowed");
    const traced = await request.fetch(runs, { method: "TRACE" });
    expect(traced.status()).toBe(405);
    expect((await traced.json()).error.message).toMatch(/^TRACE is not allowed here/);
  });

  test("a revoked key is refused from its next request on", async ({ request }) => {
    const keys = `/api/v1/projects/${project}/keys`;
    const made = await request.post(keys, {
      headers: bearer(adminKey),
      data: { name: "to revoke", scopes: ["read"] },
    });
    const { key, summary } = await made.json();
    expect((await request.get(runUrl, { headers: bearer(key) })).status()).toBe(200);
    const revoked = await request.delete(`${keys}/${summary.id}`, { headers: bearer(adminKey) });
    expect(revoked.status()).toBe(204);
    const dead = await request.get(runUrl, { headers: bearer(key) });
    expect(dead.status()).toBe(401);
    expect(await dead.json()).toMatchObject({ error: { message: "this API key was revoked" } });
  });

  test("a key finds neither runs nor settings of another project", async ({ request }) => {
    const headers = bearer(adminKey);
    for (const url of [
      "/api/v1/projects/demo",
      "/api/v1/projects/demo/runs",
      "/api/v1/projects/demo/runs/unk050_s1",
      "/api/v1/projects/demo/keys",
      "/api/v1/projects/demo/datasets/tiny-world",
    ]) {
      expect((await request.get(url, { headers })).status(), url).toBe(404);
    }
    const missing = await request.get(`/api/v1/projects/${project}/runs/nothing`, { headers });
    expect(missing.status()).toBe(404);
  });

  test("a page asks to sign in", async ({ page }) => {
    await page.goto("/demo/datasets");
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fdemo%2Fdatasets$/);
  });
});

test("a project that is not there answers 404 inside the shell", async ({ page, pageProblems }) => {
  pageProblems.allow(/status of 404/);
  for (const path of ["", "runs", "datasets", "settings/keys"]) {
    const response = await page.goto(`/no-such-project/${path}`);
    expect(response?.status(), path).toBe(404);
    await expect(page).toHaveTitle("Nothing here · Onset");
    await expect(page.getByText("There is nothing here")).toBeVisible();
    await expect(page.getByRole("button", { name: "Choose a project" })).toBeVisible();
  }
});

test("a thing that is not there answers 404, and its title tells no name", async ({
  page,
  pageProblems,
}) => {
  pageProblems.allow(/status of 404/);
  for (const thing of ["datasets/no-such", "runs/no-such", "runs/no-such/examples"]) {
    const response = await page.goto(`/demo/${thing}`);
    expect(response?.status()).toBe(404);
    await expect(page).toHaveTitle(/^Nothing here · /);
    await expect(page.getByText("There is nothing here")).toBeVisible();
  }
});
