import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { addressHeader } from "@/lib/http/client-address";
import { operations } from "@/lib/openapi/operations";
import { createApiProject } from "@/lib/testing/api-call";
import { createMember, createUser } from "@/lib/testing/people";
import { createRightsWorld, type RightsWorld, signedIn } from "@/lib/testing/rights-world";
import { serveRoutes } from "@/lib/testing/routes-server";
import { type Access, expectedAccess, type ViewerKind, viewers } from "./expected";
import { rights } from "./table";

vi.mock("next/server", () => ({ after: () => {}, connection: async () => {} }));
// Every refusal of every cell is to be in the trail, however many there are a minute.
vi.mock("@/lib/limits", async (original) => {
  const { limits, ...rest } = await original<typeof import("@/lib/limits")>();
  return { ...rest, limits: { ...limits, refusalsKeptAMinute: Number.MAX_SAFE_INTEGER } };
});

let server: Awaited<ReturnType<typeof serveRoutes>>;
let world: RightsWorld;

beforeAll(async () => {
  server = await serveRoutes();
  world = await createRightsWorld(server.url);
}, 60_000);
afterAll(() => server.close());

/** What a row's call holds beyond the example of its operation. */
type Call = {
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
};

const project = "/api/v1/projects/[project]";
const line = (fields: object) => `${JSON.stringify(fields)}\n`;
const answer = line({ step: 3, epoch: 3, split: "dev", example_id: "a", prediction: "x" });
const view = { name: "mine", query: "sort=name" };
const newName = () => `n-${randomUUID()}`;

/** Things that a call takes away or may not meet twice are made before it. */
async function made(path: string, body: unknown): Promise<string> {
  return String((await world.asOwner("POST", path, body)).id);
}
async function madeRun(): Promise<string> {
  const run = newName();
  await world.asOwner("PUT", `/runs/${run}`, { dataset: "facts" });
  return run;
}
async function madeUpload(): Promise<{ run: string; upload: string }> {
  const run = await madeRun();
  const { upload } = await world.asOwner("POST", `/runs/${run}/uploads`, answer);
  return { run, upload: (upload as { id: string }).id };
}
async function madeDataset(): Promise<string> {
  const dataset = newName();
  await world.asOwner("PUT", `/datasets/${dataset}`, {});
  return dataset;
}
/** Refused before a connection is made: it is private. */
const nowhere = { kind: "webhook", url: "http://127.0.0.1:9/" };
function madeAlert(): Promise<string> {
  return made("/alerts", { rule: { kind: "finished" }, channel: nowhere });
}
function madeChannel(): Promise<string> {
  return made("/alerts/channels", { ...nowhere, url: `${nowhere.url}${newName()}` });
}
const ownChart = { kind: "new-chart", target: { kind: "run", run: "first" } };
function madeReport(): Promise<string> {
  return made("/reports", { title: "Mine" });
}
function madeMapping(): Promise<string> {
  return made("/mappings", mappingInput());
}
function mappingInput() {
  const shape = `metrics:${randomUUID().replaceAll("-", "")}`;
  const mapping = operations.find(({ id }) => id === "changeMapping")?.json?.example as {
    mapping: object;
  };
  return { name: "mine", shape, ...mapping };
}
const chosen = "correct horse battery";

function newAccount() {
  return { name: "Ada", email: `${newName()}@example.org`, password: chosen };
}
/** The headers of a person who has just come and chosen a password, in place of a viewer who is one. */
async function freshPerson(viewer: ViewerKind): Promise<Record<string, string>> {
  if (world.headersOf[viewer].cookie === undefined) return {};
  const headers = await signedIn(await createUser("Ada"));
  await fetch(`${server.url}/api/v1/account`, {
    method: "PUT",
    headers,
    body: JSON.stringify(newAccount()),
  });
  return headers;
}
async function madeKey(viewer?: ViewerKind): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/projects/${world.project}/keys`, {
    method: "POST",
    headers: world.headersOf[viewer ?? "owner"],
    body: JSON.stringify({ name: "x", scopes: ["read"] }),
  });
  return ((await response.json()) as { summary: { id: string } }).summary.id;
}
async function madeMember(): Promise<string> {
  return (await createMember(world.project, "editor")).userId;
}
/** The token of an invitation to another project: whoever accepts it has no other right in ours. */
async function invitedElsewhere(): Promise<string> {
  const other = await createApiProject();
  const response = await fetch(`${server.url}/api/v1/projects/${other.project}/invitations`, {
    method: "POST",
    headers: { authorization: `Bearer ${other.key}` },
    body: JSON.stringify({ role: "viewer" }),
  });
  return ((await response.json()) as { url: string }).url.split("/").at(-1) ?? "";
}
async function changeProject(deletedAt: Date | null): Promise<void> {
  await db.project.update({ where: { slug: world.project }, data: { deletedAt } });
}

/**
 * Rows whose call is more than the example of their operation. A row that is not here needs no line. Made anew once a
 * viewer was let in, or where it asks for the viewer: what was made for one who was refused is there for the next.
 */
const calls: Record<string, (viewer: ViewerKind) => Call | Promise<Call>> = {
  [`PUT ${project}`]: () => ({ body: {} }),
  [`DELETE ${project}`]: async () => {
    await changeProject(null);
    return {};
  },
  [`POST ${project}/restore`]: async () => {
    await changeProject(new Date());
    return {};
  },
  [`POST ${project}/run-actions`]: () => ({
    body: { action: "tag", tag: "seen", runs: ["first"] },
  }),
  [`POST ${project}/run-views`]: () => ({ body: { ...view, name: newName() } }),
  [`PUT ${project}/run-views/[view]`]: async () => ({
    params: { view: await made("/run-views", { ...view, name: newName() }) },
    body: { ...view, name: newName() },
  }),
  [`DELETE ${project}/run-views/[view]`]: async () => ({
    params: { view: await made("/run-views", { ...view, name: newName() }) },
  }),
  [`PUT ${project}/runs/[run]`]: () => ({ body: { name: "First" } }),
  [`PUT ${project}/runs/[run]/choice`]: () => ({ body: { step: 1 } }),
  [`DELETE ${project}/runs/[run]`]: async () => ({ params: { run: await madeRun() } }),
  [`POST ${project}/runs/[run]/restore`]: async () => {
    const run = await madeRun();
    await world.asOwner("DELETE", `/runs/${run}`);
    return { params: { run } };
  },
  [`PUT ${project}/runs/[run]/training-set`]: () => ({ body: line({ example_id: "a" }) }),
  [`POST ${project}/runs/[run]/uploads`]: () => ({ body: answer }),
  [`POST ${project}/runs/[run]/log`]: () => ({ body: {} }),
  [`PUT ${project}/runs/[run]/series`]: async () => {
    const run = await madeRun();
    await world.asOwner("POST", `/runs/${run}/uploads`, line({ step: 1, "eval/g0/accuracy": 0.5 }));
    return { params: { run } };
  },
  [`DELETE ${project}/runs/[run]/uploads/[upload]`]: async () => ({ params: await madeUpload() }),
  [`POST ${project}/runs/[run]/uploads/[upload]/restore`]: async () => {
    const params = await madeUpload();
    await world.asOwner("DELETE", `/runs/${params.run}/uploads/${params.upload}`);
    return { params };
  },
  [`POST ${project}/runs/[run]/uploads/[upload]/move`]: async () => ({
    params: await madeUpload(),
    body: { run: await madeRun() },
  }),
  [`GET ${project}/runs/[run]/checkpoints`]: () => ({ query: "fromStep=1" }),
  [`DELETE ${project}/runs/[run]/checkpoints`]: async () => ({
    params: await madeUpload(),
    query: "fromStep=1",
  }),
  [`POST ${project}/runs/[run]/drops/[drop]/restore`]: async () => {
    const { run } = await madeUpload();
    const { id } = await world.asOwner("DELETE", `/runs/${run}/checkpoints?fromStep=1`);
    return { params: { run, drop: String(id) } };
  },
  [`POST ${project}/inspect`]: () => ({ body: answer }),
  [`POST ${project}/uploads`]: () => ({
    body: line({ step: 1, loss: 1 }),
    query: `targets=${targets}`,
  }),
  [`PUT ${project}/datasets/[dataset]`]: () => ({ body: {} }),
  [`PUT ${project}/datasets/[dataset]/examples`]: () => ({
    body: line({ example_id: "a", split: "dev", question: "Q?", answers: ["x"] }),
  }),
  [`PUT ${project}/datasets/[dataset]/slick-samples`]: () => ({
    body: line({ example_id: "a", greedy: ["x"], sampled: ["x"] }),
  }),
  [`PUT ${project}/datasets/[dataset]/label-sets/[base]/slick-samples`]: () => ({
    body: line({ example_id: "a", greedy: ["x"], sampled: ["x"] }),
  }),
  [`PUT ${project}/datasets/[dataset]/label-sets/[base]`]: () => ({
    body: { baseModel: "base-b" },
  }),
  [`GET ${project}/datasets/[dataset]/training-set`]: () => ({
    query: "keep=known&size=1&unknown=0",
  }),
  [`DELETE ${project}/datasets/[dataset]`]: async () => ({
    params: { dataset: await madeDataset() },
  }),
  [`POST ${project}/datasets/[dataset]/restore`]: async () => {
    const dataset = await madeDataset();
    await world.asOwner("DELETE", `/datasets/${dataset}`);
    return { params: { dataset } };
  },
  [`POST ${project}/mappings`]: () => ({ body: mappingInput() }),
  [`PUT ${project}/mappings/[mapping]`]: async () => ({ params: { mapping: await madeMapping() } }),
  [`DELETE ${project}/mappings/[mapping]`]: async () => ({
    params: { mapping: await madeMapping() },
  }),
  [`GET ${project}/comparison`]: () => ({ query: "run=first&run=second" }),
  [`GET ${project}/comparison/slices`]: () => ({ query: "run=first&run=second&by=relation" }),
  [`GET ${project}/comparison/examples`]: () => ({
    query: "run=first&run=second&of=first&kind=lost",
  }),
  [`GET ${project}/knowledge-cost`]: () => ({ query: "run=first&run=second" }),
  [`GET ${project}/runs/[run]/slices`]: () => ({ query: "by=relation" }),
  [`GET ${project}/run-sparklines`]: () => ({ query: "run=first" }),
  [`POST ${project}/shares`]: () => ({ body: { target: { kind: "run", run: "first" } } }),
  [`DELETE ${project}/shares/[share]`]: async () => ({
    params: { share: await made("/shares", { target: { kind: "run", run: "first" } }) },
  }),
  [`PATCH ${project}/shares/[share]`]: () => ({ body: { title: "Ours" } }),
  [`POST ${project}/reports`]: () => ({ body: { blocks: [ownChart] } }),
  [`PUT ${project}/reports/[report]`]: async () => ({
    params: { report: await madeReport() },
    body: { title: "Ours", blocks: [], version: 1 },
  }),
  [`DELETE ${project}/reports/[report]`]: async () => ({ params: { report: await madeReport() } }),
  [`POST ${project}/reports/[report]/charts`]: async () => ({
    params: { report: await madeReport() },
    body: { target: ownChart.target },
  }),
  [`POST ${project}/reports/[report]/versions/[version]/restore`]: async () => ({
    params: { report: await madeReport(), version: "1" },
  }),
  [`POST ${project}/reports/[report]/restore`]: async () => {
    const report = await madeReport();
    await world.asOwner("DELETE", `/reports/${report}`);
    return { params: { report } };
  },
  [`PATCH ${project}/alerts/[alert]`]: async () => ({ params: { alert: await madeAlert() } }),
  [`DELETE ${project}/alerts/[alert]`]: async () => ({ params: { alert: await madeAlert() } }),
  [`POST ${project}/alerts/[alert]/test`]: async () => ({ params: { alert: await madeAlert() } }),
  [`POST ${project}/alerts/test`]: () => ({ body: { channel: nowhere } }),
  [`POST ${project}/alerts/channels`]: () => ({
    body: { ...nowhere, url: `${nowhere.url}${newName()}` },
  }),
  [`PATCH ${project}/alerts/channels/[channel]`]: async () => ({
    params: { channel: await madeChannel() },
    body: {},
  }),
  [`DELETE ${project}/alerts/channels/[channel]`]: async () => ({
    params: { channel: await madeChannel() },
  }),
  [`POST ${project}/alerts/channels/[channel]/test`]: async () => ({
    params: { channel: await madeChannel() },
  }),
  [`GET ${project}/alerts/preview`]: () => ({ query: "kind=confirmed" }),
  // Whoever may not administer has keys of their own only.
  [`DELETE ${project}/keys/[key]`]: async (viewer) => ({
    params: { key: viewer === "editor" ? await madeKey("editor") : await madeKey() },
  }),
  [`PATCH ${project}/members/[user]`]: async () => ({
    params: { user: await madeMember() },
    body: { role: "viewer" },
  }),
  [`DELETE ${project}/members/[user]`]: async () => ({
    params: { user: await madeMember() },
    body: {},
  }),
  [`POST ${project}/members/[user]/handover`]: async () => {
    await world.resetRoles();
    return { params: { user: await madeMember() } };
  },
  [`POST ${project}/invitations`]: () => ({ body: { role: "viewer" } }),
  [`DELETE ${project}/invitations/[invitation]`]: async () => ({
    params: { invitation: await made("/invitations", { role: "viewer" }) },
  }),
  "POST /api/v1/invitation": async () => ({ body: { token: await invitedElsewhere() } }),
  "POST /api/v1/invitation/accept": async (viewer) => ({
    body: {
      token: await invitedElsewhere(),
      ...(world.headersOf[viewer].cookie === undefined && { account: newAccount() }),
    },
  }),
  "GET /mlflow/[project]/api/[version]/mlflow/[...call]": () => ({ query: "max_results=1" }),
  "POST /mlflow/[project]/api/[version]/mlflow/[...call]": () => ({
    params: { call: "experiments/create" },
    body: { name: newName() },
  }),
  "GET /mlflow/[project]/api/[version]/mlflow-artifacts/artifacts/[[...path]]": async () => ({
    params: { path: await madeArtifact() },
  }),
  "PUT /mlflow/[project]/api/[version]/mlflow-artifacts/artifacts/[[...path]]": async () => ({
    params: { path: await madeArtifact() },
    body: "text",
  }),
  "POST /s/[token]/unlock": () => ({
    body: "password=wrong",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  }),
  // A new person each time: these calls end sessions.
  "PUT /api/v1/account/password": async (viewer) => ({
    body: { current: chosen, password: `${chosen} staple` },
    headers: await freshPerson(viewer),
  }),
  "DELETE /api/v1/account/sessions/[session]": async (viewer) => {
    const headers = await freshPerson(viewer);
    const { id } = await db.session.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
    return { headers, params: { session: id } };
  },
  "PATCH /api/v1/people/[user]": async () => ({
    params: { user: (await createUser("Grace")).userId },
  }),
  "POST /api/v1/people/[user]/password-link": async () => ({
    params: { user: (await createUser("Grace")).userId },
  }),
  "PUT /api/v1/account": () => ({ body: newAccount() }),
  "POST /sign-in/open": () => ({
    body: "token=used",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  }),
  // Without the cookie, so that no session of the others ends.
  "POST /api/auth/[...all]": async (viewer) => ({
    params: { all: "sign-out" },
    body: {},
    headers: { "content-type": "application/json", ...(await freshPerson(viewer)) },
  }),
};

const targets = encodeURIComponent(JSON.stringify([{ path: "upload", run: "bundle" }]));

async function madeArtifact(): Promise<string> {
  const { key } = await world.asOwner("POST", "/keys", { name: "x", scopes: ["write", "read"] });
  const headers = { authorization: `Bearer ${key}` };
  const door = `${server.url}/mlflow/${world.project}/api/2.0`;
  const post = { method: "POST", headers, body: JSON.stringify({ experiment_id: "0" }) };
  const made = (await (await fetch(`${door}/mlflow/runs/create`, post)).json()) as {
    run: { info: { run_id: string } };
  };
  const path = `0/${made.run.info.run_id}/artifacts/notes.txt`;
  await fetch(`${door}/mlflow-artifacts/artifacts/${path}`, {
    method: "PUT",
    headers,
    body: "notes",
  });
  return path;
}

/** The example of the row's operation in the OpenAPI document: a body that its schema accepts. */
function exampleOf(row: string): unknown {
  const operation = operations.find(({ method, path }) => {
    const address = path.replaceAll("{", "[").replaceAll("}", "]");
    return row === `${method.toUpperCase()} /api/v1${address}`;
  });
  return operation?.json?.example ?? operation?.file?.[0]?.example;
}

function addressOf(path: string, params: Record<string, string>): string {
  return path.replace(/\[+(?:\.\.\.)?(\w+)\]+/g, (_, name: string) => params[name] ?? name);
}

type Cell = { row: string; viewer: ViewerKind; from: string; own: Call };

async function ask({ row, viewer, from, own }: Cell): Promise<Access> {
  const [method = "", path = ""] = row.split(" ");
  const token = world.tokenOf[viewer] ?? "no-such-token";
  const url = new URL(server.url);
  url.pathname = addressOf(path, { ...world.params, ...own.params, token });
  url.search = own.query ?? "";
  if (path.endsWith("/oembed"))
    url.searchParams.set("url", `${process.env.ONSET_URL ?? "http://localhost:3000"}/s/${token}`);
  const body = own.body ?? exampleOf(row);
  const leaving = new AbortController();
  const response = await fetch(url, {
    method,
    redirect: "manual",
    signal: leaving.signal,
    headers: { ...world.headersOf[viewer], ...own.headers, [addressHeader]: from },
    ...(method === "GET" || body === undefined
      ? {}
      : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const { status } = response;
  if (row.endsWith("/events")) leaving.abort();
  else if (status >= 400) lastAnswer.set(`${row} ${viewer}`, await response.text());
  else await response.arrayBuffer();
  return status < 400 ? "yes" : (status as Access);
}

const lastAnswer = new Map<string, string>();

const rows = [...rights].filter(
  ([row]) => !row.startsWith("PAGE ") && !row.endsWith("/opengraph-image"),
);

let cells = 0;
/** Of no other cell: what a call leaves in a trail is found by it. */
function nextAddress(): string {
  cells += 1;
  return `10.${cells >> 16}.${(cells >> 8) & 255}.${cells & 255}`;
}

/** What a trail has by the address that each cell has of its own. */
async function entriesFrom(addresses: readonly string[]): Promise<Map<string | null, string[]>> {
  const where = { address: { in: [...addresses] } };
  const [ofProjects, ofServer] = await Promise.all([
    db.auditEntry.findMany({ where }),
    db.serverEntry.findMany({ where }),
  ]);
  const entries = Map.groupBy([...ofProjects, ...ofServer], ({ address }) => address);
  return new Map([...entries].map(([address, of]) => [address, of.map(({ outcome }) => outcome)]));
}

/** What the trail has of a cell: a change that was let in, and whatever was refused. */
function expectedEntries(row: string, viewer: ViewerKind, outcome: Access): string[] {
  const exception = exceptions[row]?.(viewer, outcome);
  if (exception !== undefined) return [...exception];
  if (outcome !== "yes") return ["refused"];
  return row.startsWith("GET ") ? [] : ["done"];
}

const isPerson = (viewer: ViewerKind) => world.headersOf[viewer].cookie !== undefined;
const nothing = () => [];
const onlyRefusals = (_: ViewerKind, outcome: Access) => (outcome === "yes" ? [] : ["refused"]);

/** Rows that leave another entry than their outcome says, each with its reason. */
const exceptions: Record<string, (viewer: ViewerKind, outcome: Access) => readonly string[]> = {
  // Reads a file and stores nothing.
  [`POST ${project}/inspect`]: onlyRefusals,
  // Guests of a link are counted as its views; that one is dead is no attempt on anybody's right.
  "GET /api/v1/shared/[token]": nothing,
  "GET /api/v1/oembed": nothing,
  // The form that sends a wrong password, where a link has one.
  "POST /s/[token]/unlock": (viewer) =>
    viewer === "guest of a link with a password" ? ["refused"] : [],
  // A dead link, which the browser is told by being sent to a page.
  "POST /sign-in/open": () => ["refused"],
  // Of a new person the project is told that they joined, and the server that there is an account.
  "POST /api/v1/invitation/accept": (viewer, outcome) => {
    if (outcome !== "yes") return ["refused"];
    return isPerson(viewer) ? ["done"] : ["done", "done"];
  },
  // Who has no session signs nobody out.
  "POST /api/auth/[...all]": (viewer) => (isPerson(viewer) ? ["done"] : []),
  // There is nothing at these addresses.
  ...Object.fromEntries(
    ["GET", "POST", "PUT", "PATCH", "DELETE"].map((method) => [
      `${method} /api/[...rest]`,
      nothing,
    ]),
  ),
};

it.each(rows)("%s asks for: %s", async (row, need) => {
  const expected = new Map<string, string>();
  const make = calls[row];
  let own: Call | undefined;
  for (const viewer of viewers) {
    const from = nextAddress();
    if (own === undefined || make?.length !== 0) own = (await make?.(viewer)) ?? {};
    const outcome = await ask({ row, viewer, from, own });
    const answered = lastAnswer.get(`${row} ${viewer}`) ?? "";
    expect(`${viewer}: ${outcome}`, answered).toBe(
      `${viewer}: ${expectedAccess(row, need, viewer)}`,
    );
    if (outcome === "yes" && !row.startsWith("GET ")) own = undefined;
    expected.set(from, `${viewer}: ${expectedEntries(row, viewer, outcome)}`);
  }
  const entries = await entriesFrom([...expected.keys()]);
  const found = [...expected].map(
    ([from, said]) => `${said.split(": ")[0]}: ${entries.get(from) ?? []}`,
  );
  expect(found, "the trail").toEqual([...expected.values()]);
  await changeProject(null);
  await world.resetRoles();
});
