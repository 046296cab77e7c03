import type { APIRequestContext } from "@playwright/test";
import { type Access, expectedAccess, type ViewerKind, viewers } from "@/lib/rights/expected";
import { rights } from "@/lib/rights/table";
import { expect, guest, test } from "./fixtures";
import { createPerson, password } from "./people-of-roles";

const rows = [...rights].filter(
  ([row]) => row.startsWith("PAGE ") || row.endsWith("/opengraph-image"),
);

test("every page lets in whom the table says, and nobody else", async ({
  own,
  page,
  playwright,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const { project, api } = own;
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`${api}${path}`, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as Record<string, unknown>;
  };
  await page.request.put(`${api}/datasets/facts`, { data: {} });
  await page.request.put(`${api}/runs/first`, { data: {} });
  await page.request.post(`${api}/runs/first/log`, { data: { metrics: [{ step: 1, loss: 1 }] } });
  const report = String((await post("/reports", { title: "Ours" })).id);
  const share = async (fields: object) => {
    const target = { kind: "run", run: "first" };
    const { id, url } = await post("/shares", { target, ...fields });
    return { id: String(id), token: String(url).split("/").at(-1) ?? "" };
  };
  const key = async (fields: object) => String((await post("/keys", { name: "k", ...fields })).key);
  const context = (headers: Record<string, string> = {}) =>
    playwright.request.newContext({ baseURL, extraHTTPHeaders: headers, storageState: guest });
  const signedIn = async (email: string) => {
    const request = await context();
    const answer = await request.post("/api/auth/sign-in/email", { data: { email, password } });
    expect(answer.ok(), await answer.text()).toBe(true);
    return request;
  };
  const bearer = (secret: string) => context({ authorization: `Bearer ${secret}` });

  const revoked = await share({});
  await page.request.delete(`${api}/shares/${revoked.id}`);
  const allow = { embed: true };
  const tokens: Partial<Record<ViewerKind, string>> = {
    "guest of a live link": (await share({ allow })).token,
    "guest of a frozen link": (await share({ mode: "frozen", allow })).token,
    "guest of a link with a password": (await share({ password: "open sesame" })).token,
    "guest of a revoked link": revoked.token,
  };
  const gone = await bearer("onset_gone");
  const requests: Partial<Record<ViewerKind, APIRequestContext>> = {
    "server administrator": await signedIn(
      await createPerson("Administrator", { isAdministrator: true }),
    ),
    "member of another project": await signedIn(
      await createPerson("Stranger", { project: "demo", role: "owner" }),
    ),
    "read key": await bearer(await key({ scopes: ["read"] })),
    "write key": await bearer(await key({ scopes: ["write"] })),
    "admin key": await bearer(await key({ scopes: ["admin"] })),
    "expired key": gone,
    "revoked key": gone,
  };
  for (const role of ["viewer", "editor", "admin", "owner"] as const) {
    requests[role] = await signedIn(await createPerson(role, { project, role }));
  }
  const nobody = await context();

  function ask(row: string, viewer: ViewerKind): Promise<Access> {
    const address = row
      .slice(row.indexOf("/"))
      .replace("[project]", project)
      .replace("[dataset]", "facts")
      .replace("[run]", "first")
      .replace("[report]", report)
      .replace("[part]", "runs")
      .replace("[token]", tokens[viewer] ?? "no-such-link");
    return askOnce(requests[viewer] ?? nobody, address);
  }

  // Guests of different links ask the same of a page that is none of theirs.
  const asked = new Map<APIRequestContext, Map<string, Promise<Access>>>();
  function askOnce(request: APIRequestContext, address: string): Promise<Access> {
    const answers = asked.get(request) ?? new Map<string, Promise<Access>>();
    asked.set(request, answers);
    const answer = answers.get(address) ?? accessOf(request, address);
    answers.set(address, answer);
    return answer;
  }

  async function accessOf(request: APIRequestContext, address: string): Promise<Access> {
    const answer = await request.get(address, {
      maxRedirects: 0,
      headers: { accept: "text/html" },
    });
    const location = answer.headers().location ?? "";
    if (/^(https?:\/\/[^/]+)?\/sign-in(\?|$)/.test(location)) return "sign-in";
    if (answer.status() >= 400) return answer.status() as Access;
    return (await answer.text()).includes("This link has a password") ? "password" : "yes";
  }

  const wrong: string[] = [];
  for (const [row, need] of rows) {
    for (const viewer of viewers) {
      const [outcome, expected] = [await ask(row, viewer), expectedAccess(row, need, viewer)];
      if (outcome !== expected) wrong.push(`${row}, ${viewer}: ${outcome} instead of ${expected}`);
    }
  }
  expect(wrong).toEqual([]);
});
