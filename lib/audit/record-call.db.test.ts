import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { limits } from "@/lib/limits";
import { createApiKey, createApiProject } from "@/lib/testing/api-call";
import { createMember, createUser } from "@/lib/testing/people";
import { signedIn } from "@/lib/testing/rights-world";
import { serveRoutes } from "@/lib/testing/routes-server";

const refusalsAMinute = limits.refusalsKeptAMinute;

let server: Awaited<ReturnType<typeof serveRoutes>>;
let project: string;
let key: string;

beforeAll(async () => {
  server = await serveRoutes();
  ({ project, key } = await createApiProject());
});
afterAll(() => server.close());

type Sent = { key?: string | null; body?: unknown; of?: string };

async function send(method: string, path: string, sent: Sent = {}): Promise<number> {
  const { body, of = project } = sent;
  const used = sent.key === undefined ? key : sent.key;
  const response = await fetch(`${server.url}/api/v1/projects/${of}${path}`, {
    method,
    headers: {
      "x-onset-address": "203.0.113.7",
      ...(used === null ? {} : { authorization: `Bearer ${used}` }),
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  await response.arrayBuffer();
  return response.status;
}

function trail(where: object = {}, of = project) {
  return db.auditEntry.findMany({
    where: { project: { slug: of }, ...where },
    orderBy: { id: "asc" },
  });
}

describe("a change", () => {
  it("is written with who, what, from where, when", async () => {
    await send("PUT", "/runs/a", { body: { name: "A" } });
    const [entry] = await trail({ target: "runs/a" });
    expect(entry).toMatchObject({
      actor: "key read-write-admin",
      actorId: expect.any(String),
      action: "run.change",
      address: "203.0.113.7",
      outcome: "done",
      status: 200,
      reason: null,
    });
    expect(Date.now() - (entry?.createdAt.getTime() ?? 0)).toBeLessThan(60_000);
  });

  it("of many runs at once names the action and the runs", async () => {
    await send("PUT", "/runs/b", { body: {} });
    await send("POST", "/run-actions", { body: { action: "tag", tag: "seen", runs: ["a", "b"] } });
    expect(await trail({ action: "run.tag" })).toMatchObject([
      { target: "2 runs", details: { runs: ["a", "b"], tag: "seen" } },
    ]);
  });

  it("that makes a key names it and does not hold it", async () => {
    await send("POST", "/keys", { body: { name: "audited", scopes: ["read"] } });
    const entries = await trail({ action: "key.create" });
    expect(entries).toMatchObject([
      { target: "keys/read-write-admin (read, write, admin)", actor: "terminal", address: null },
      { target: "keys/audited (read)", actor: "key read-write-admin" },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/onset_\w{20}/);
  });

  it("of a trainer's log is written once an hour", async () => {
    for (const step of [1, 2, 3]) {
      expect(await send("POST", "/runs/a/log", { body: { metrics: [{ step, loss: 1 }] } })).toBe(
        200,
      );
    }
    expect(await trail({ action: "run.log" })).toHaveLength(1);
  });

  it("of a project that is deleted and restored is in its own trail", async () => {
    const own = await createApiProject();
    const owner = await signedIn(await createMember(own.project, "owner"));
    await fetch(`${server.url}/api/v1/projects/${own.project}`, {
      method: "DELETE",
      headers: owner,
    });
    const actions = (await trail({}, own.project)).map(({ action }) => action);
    expect(actions).toEqual(["key.create", "project.delete"]);
    const person = await signedIn(await createMember(own.project, "owner"));
    await fetch(`${server.url}/api/v1/projects/${own.project}/restore`, {
      method: "POST",
      headers: person,
    });
    expect((await trail({}, own.project)).at(-1)).toMatchObject({
      actor: expect.stringMatching(/^owner <owner-.*@example.org>$/),
      action: "project.restore",
      outcome: "done",
    });
  });

  it("through MLflow's door is written under MLflow's name", async () => {
    const response = await fetch(
      `${server.url}/mlflow/${project}/api/2.0/mlflow/experiments/create`,
      {
        method: "POST",
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify({ name: "trail" }),
      },
    );
    expect(response.status).toBe(200);
    expect(await trail({ action: { startsWith: "mlflow." } })).toMatchObject([
      { action: "mlflow.mlflow/experiments/create", outcome: "done" },
    ]);
  });
});

describe("an invitation", () => {
  async function invited(): Promise<{ own: string; token: string }> {
    const { project: own, key } = await createApiProject();
    const headers = { authorization: `Bearer ${key}` };
    const invite = { method: "POST", headers, body: JSON.stringify({ role: "editor" }) };
    const made = await fetch(`${server.url}/api/v1/projects/${own}/invitations`, invite);
    const { url } = (await made.json()) as { url: string };
    return { own, token: url.split("/").at(-1) ?? "" };
  }
  const accept = (body: object, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/v1/invitation/accept`, {
      method: "POST",
      headers: { ...headers, "x-onset-address": "203.0.113.9" },
      body: JSON.stringify(body),
    });

  it("that is accepted has one line, in the project that its person came to; used again another", async () => {
    const { own, token } = await invited();
    const person = await createUser("Grace");
    const headers = await signedIn(person);
    for (const status of [200, 404]) expect((await accept({ token }, headers)).status).toBe(status);
    const who = { actor: `Grace <${person.email}>`, actorId: person.userId };
    expect(await trail({ action: "invitation.accept" }, own)).toMatchObject([
      {
        ...{ ...who, address: "203.0.113.9", outcome: "done" },
        target: `members/${person.email} (editor)`,
      },
      { ...who, outcome: "refused", reason: expect.stringContaining("was used on") },
    ]);
  });

  it("by which a new person came names them there, and tells the server of them", async () => {
    const { own, token } = await invited();
    const email = `${own}@example.org`;
    const account = { name: "Grace", email, password: "correct horse battery" };
    expect((await accept({ token, account })).status).toBe(200);
    const who = { actor: `Grace <${email}>`, actorId: expect.any(String), outcome: "done" };
    expect(await trail({ action: "invitation.accept" }, own)).toMatchObject([who]);
    expect(await db.serverEntry.findMany({ where: { actor: who.actor } })).toMatchObject([
      { ...who, action: "session.create", target: "a new account, by an invitation" },
    ]);
  });
});

describe("a refused attempt", () => {
  it("without the right is written with the sentence of the refusal", async () => {
    const reader = await createApiKey(project, ["read"]);
    expect(await send("PUT", "/runs/refused", { key: reader, body: {} })).toBe(403);
    expect(await trail({ target: "runs/refused" })).toMatchObject([
      {
        actor: "key read",
        outcome: "refused",
        status: 403,
        reason: expect.stringContaining("right to write"),
      },
    ]);
  });

  it("of somebody of another project is told them as 404, and written here", async () => {
    const other = await createApiProject();
    expect(await send("GET", "/runs?limit=nonsense", { key: other.key })).toBe(404);
    expect(await trail({ status: 404, action: "run.read" })).toMatchObject([
      { outcome: "refused", target: "runs" },
    ]);
  });

  it("of nobody, and with a dead key, is written without a name", async () => {
    const own = await createApiProject();
    expect(await send("DELETE", "", { key: null, of: own.project })).toBe(401);
    expect(await send("DELETE", "", { key: "onset_dead", of: own.project })).toBe(401);
    expect(await trail({ outcome: "refused" }, own.project)).toMatchObject([
      { actor: "nobody", reason: expect.stringContaining("no API key") },
      { actor: "nobody", reason: expect.stringContaining("does not exist") },
    ]);
  });

  it("from a page of another site is written with the person whose browser it was", async () => {
    const own = await createApiProject();
    const person = await createMember(own.project, "editor");
    const answer = await fetch(`${server.url}/api/v1/projects/${own.project}/runs/elsewhere`, {
      method: "PUT",
      headers: { ...(await signedIn(person)), origin: "https://evil.example" },
      body: "{}",
    });
    expect(answer.status).toBe(403);
    expect(await trail({ target: "runs/elsewhere" }, own.project)).toMatchObject([
      { actor: `editor <${person.email}>`, outcome: "refused" },
    ]);
  });

  it("with a body that is wrong is written too", async () => {
    expect(await send("PUT", "/runs/wrong", { body: "{" })).toBe(400);
    expect(await trail({ target: "runs/wrong" })).toMatchObject([
      { outcome: "refused", status: 400, reason: expect.stringContaining("not JSON") },
    ]);
  });

  it("again and again fills a hundred lines a minute and no more", async () => {
    const own = await createApiProject();
    for (let at = 0; at < refusalsAMinute + 20; at++)
      await send("GET", "/runs", { key: null, of: own.project });
    const entries = await trail({ outcome: "refused" }, own.project);
    // The minute may turn while they are sent.
    expect(entries.length).toBeLessThanOrEqual(refusalsAMinute + 21);
    expect(entries.length).toBeGreaterThanOrEqual(refusalsAMinute);
  });
});

it("writes nothing of what is only looked at, nor of a thing that a member does not find", async () => {
  const before = (await trail()).length;
  await send("GET", "/runs");
  await send("GET", "/runs/not-there");
  await send("GET", "/runs?limit=nonsense");
  await send("POST", "/inspect", { body: '{"step":1,"loss":2}\n' });
  expect(await trail()).toHaveLength(before);
});
