import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { TestProject } from "@/app/api/v1/test-project";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { subscribeToChanges } from "@/lib/db/notifications";
import { type DeliverJob, stopJobQueue } from "@/lib/jobs/queue";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { startMailServer } from "@/lib/testing/mail-server";
import { exampleLines, predictionLines } from "@/lib/testing/outcome-run";
import { simulateRun } from "@/lib/testing/simulated-run";
import { sweep } from "@/lib/worker/do-jobs";
import {
  changeChannel,
  createChannel,
  listProjectChannels,
  removeChannel,
  testChannel,
  testStoredChannel,
} from "./change-channel";
import { deliver, NotDelivered } from "./deliver";
import { getFeed } from "./get-feed";
import { judgeProject } from "./judge-project";
import { listProjectFirings } from "./list-firings";
import { createAlertInput } from "./schema";
import {
  changeAlert,
  createAlert,
  deleteAlert,
  getSigningSecret,
  listAlerts,
  previewAlert,
  testAlert,
} from "./service";

const viewer: Viewer = { kind: "system", name: "test" };
const examples = 400;
let api: TestProject;
let projectId = "";
let port = 0;
let answer = 200;
let received: { headers: Record<string, unknown>; body: Record<string, unknown>; raw: string }[] =
  [];

const receiver = createServer(async (request, response) => {
  let raw = "";
  for await (const chunk of request) raw += chunk;
  received.push({ headers: request.headers, body: JSON.parse(raw), raw });
  response.writeHead(answer).end();
});

const hook = (path = "hook") => ({
  kind: "webhook" as const,
  url: `http://127.0.0.1:${port}/${path}`,
});

const create = (rule: object, others: object = {}) =>
  createAlert(viewer, api.project, createAlertInput.parse({ rule, channel: hook(), ...others }));

/** What the project's rules have told, as the page lists it, oldest first. */
async function told(): Promise<string[]> {
  const { items } = await listProjectFirings(viewer, api.project, { limit: 200 });
  return items.map(({ kind, run, status }) => `${kind} ${run} ${status}`).toReversed();
}

/** Later than anything that could still be on its way to a run that ended. */
const later = () => Date.now() + 120_000;

/** Judges, and delivers what is to be sent without waiting for the queue. */
async function judge({ isLastTry = false, now = later() } = {}): Promise<void> {
  await judgeProject(projectId, now);
  const waiting = await db.alertFiring.findMany({ where: { projectId, status: "waiting" } });
  for (const { id } of waiting) {
    await deliver({ projectId, id }, { isLastTry }).catch((error) => {
      if (!(error instanceof NotDelivered)) throw error;
    });
  }
}

function predictions(fall: number, upTo = 14): string {
  const simulated = simulateRun({
    checkpoints: 14,
    examples,
    discordance: 0.05,
    seed: 7,
    ...(fall > 0 ? { fall: { points: fall, from: 4, to: 9 } } : {}),
  });
  const symbols = [".", "-", "+", "0"];
  return predictionLines(
    simulated.slice(0, upTo).map(({ step, outcomes }) => ({
      step: step * 10 + 10,
      epoch: step + 1,
      split: "dev",
      outcomes: Array.from(outcomes, (one) => symbols[one]).join(""),
    })),
  );
}

beforeAll(async () => {
  await new Promise<void>((ready) => receiver.listen(0, "127.0.0.1", ready));
  port = (receiver.address() as AddressInfo).port;
});

beforeEach(async () => {
  vi.stubEnv("ONSET_WEBHOOK_ALLOW", "127.0.0.1");
  answer = 200;
  received = [];
  api = await TestProject.create();
  projectId = (await db.project.findUniqueOrThrow({ where: { slug: api.project } })).id;
  await api.putDataset("facts");
  await api.putExamples("facts", exampleLines(examples));
});

afterEach(() => vi.unstubAllEnvs());

afterAll(async () => {
  receiver.close();
  await stopJobQueue();
});

async function putRun(run: string, fall: number, others: object = {}): Promise<void> {
  await api.putRun(run, { dataset: "facts", status: "finished", ...others });
  const { status, body } = await api.upload(run, predictions(fall));
  if (status !== 200) throw new Error(JSON.stringify(body));
}

describe("a rule", () => {
  test("speaks once of a fact, signed, in a sentence with an address, however often it is judged", async () => {
    await create({ kind: "confirmed" });
    await putRun("falls", 14);
    await putRun("flat", 0);
    await Promise.all([judge(), judgeProject(projectId, later())]);
    await judge();
    expect(await told()).toEqual(["confirmed falls sent"]);
    expect(received).toHaveLength(1);
    const [{ headers, body, raw } = { headers: {}, body: {}, raw: "" }] = received;
    expect(body).toMatchObject({
      rule: { kind: "confirmed" },
      project: api.project,
      run: "falls",
      sentence: expect.stringMatching(/^The fall is confirmed at epoch \d+: epochs/),
      url: expect.stringMatching(`/${api.project}/runs/falls$`),
    });
    const { secret } = await getSigningSecret(viewer, api.project);
    expect(headers["x-onset-signature"]).toBe(
      `sha256=${createHmac("sha256", secret).update(raw).digest("hex")}`,
    );
  });

  test("says nothing of what was so before it was made or switched on, and counts it", async () => {
    await putRun("before", 14);
    await judgeProject(projectId);
    const { id } = await create({ kind: "confirmed" });
    await changeAlert(viewer, { project: api.project, alert: id }, { enabled: false });
    await putRun("while-off", 14);
    await judge();
    await changeAlert(viewer, { project: api.project, alert: id }, { enabled: true });
    await judge();
    expect(await told()).toEqual([]);
    await putRun("after", 14);
    await judge();
    expect(await told()).toEqual(["confirmed after sent"]);
    expect(await listAlerts(viewer, api.project)).toMatchObject([
      { id, runs: 3, lastAnswer: "answered 200", enabled: true },
    ]);
  });

  test("with a tag speaks of runs with that tag alone", async () => {
    await create({ kind: "finished" }, { tag: "mixture" });
    await putRun("with", 0, { tags: ["mixture", "x"] });
    await putRun("without", 0);
    await judge();
    expect(await told()).toEqual(["finished with sent"]);
  });

  test("about a limit speaks at the first checkpoint below it, and another limit is another fact", async () => {
    await create({ kind: "below", value: 0.4 });
    await putRun("falls", 14);
    await judge();
    await create({ kind: "below", value: 0.42 });
    await judge();
    expect(await told()).toEqual(["below falls sent"]);
    expect(received[0]?.body.sentence).toMatch(/^At epoch \d+: \d+ of 400 known facts right/);
    expect(await previewAlert(viewer, api.project, { kind: "below", value: 0.4 })).toEqual({
      runs: 1,
      of: 1,
    });
  });

  test("on known facts says nothing of runs that have none", async () => {
    await create({ kind: "below", value: 0.99 });
    await api.putRun("rates", { status: "finished" });
    await api.upload("rates", '{"step":1,"loss":0.4}\n{"step":2,"loss":0.3}\n');
    await api.putDataset("unlabelled");
    const noLabel = () => ({ category: undefined });
    await api.putExamples("unlabelled", exampleLines(examples, noLabel));
    await putRun("unlabelled", 14, { dataset: "unlabelled" });
    await judge();
    expect(await told()).toEqual([]);
    expect(await previewAlert(viewer, api.project, { kind: "below", value: 0.99 })).toEqual({
      runs: 0,
      of: 2,
    });
  });

  test("about silence speaks once a silence", async () => {
    await create({ kind: "stalled" });
    await api.putRun("live", { status: "running" });
    const silentSince = (minutes: number) =>
      db.run.updateMany({
        where: { projectId, slug: "live" },
        data: { heardAt: new Date(Date.now() - minutes * 60_000) },
      });
    await silentSince(4);
    await judge();
    expect(await told()).toEqual([]);
    await silentSince(6);
    await judge();
    await judge();
    expect(await told()).toEqual(["stalled live sent"]);
    await silentSince(5.5);
    await judge();
    expect(await told()).toEqual(["stalled live sent", "stalled live sent"]);
  });

  test("that is muted lists what it would have said and sends nothing, then or later", async () => {
    const { id } = await create({ kind: "finished" });
    const place = { project: api.project, alert: id };
    const mutedUntil = new Date(Date.now() + 60_000).toISOString();
    await changeAlert(viewer, place, { mutedUntil });
    await putRun("one", 0);
    await judge();
    await changeAlert(viewer, place, { mutedUntil: null });
    await judge();
    expect(await told()).toEqual(["finished one muted"]);
    expect(received).toEqual([]);
  });
});

describe("the end of a run", () => {
  test("is told when its last results are here, not when the training says that it is over", async () => {
    await create({ kind: "finished" });
    await api.putRun("slow", { dataset: "facts", status: "finished" });
    await judge({ now: Date.now() + 15_000 });
    expect(await told()).toEqual([]);
    await api.upload("slow", predictions(0, 3));
    await judge({ now: Date.now() + 5_000 });
    expect(await told()).toEqual([]);
    await judge({ now: Date.now() + 15_000 });
    expect(received.map(({ body }) => body.sentence)).toEqual([
      expect.stringMatching(/^Finished at epoch 3\./),
    ]);
  });

  test("is looked at again by a job of its own, which keeps no other waiting", async () => {
    await putRun("slow", 0);
    await judgeProject(projectId);
    const jobs = await db.$queryRaw<{ key: string; waits: boolean }[]>`
      SELECT singleton_key AS "key", start_after > now() AS "waits" FROM pgboss.job
      WHERE name = 'onset-judge' AND singleton_key LIKE ${`${projectId}%`}`;
    expect(jobs).toEqual([{ key: `${projectId} again`, waits: true }]);
  });

  test("is told without results where none came for a minute", async () => {
    await create({ kind: "finished" });
    await api.putRun("bare", { status: "finished" });
    await judge({ now: Date.now() + 65_000 });
    expect(received.map(({ body }) => body.sentence)).toEqual(["Finished."]);
  });

  test("is said anew in the feed by results that came later, and told to nobody again", async () => {
    await create({ kind: "finished" });
    await api.putRun("late", { dataset: "facts", status: "finished" });
    await judge();
    await api.upload("late", predictions(0, 3));
    await judge();
    expect(received.map(({ body }) => body.sentence)).toEqual(["Finished."]);
    const { items } = await getFeed(viewer, api.project, { limit: 50 });
    expect(items.filter(({ kind }) => kind === "finished")).toMatchObject([
      { sentence: expect.stringMatching(/^Finished at epoch 3\./) },
    ]);
  });
});

describe("a channel", () => {
  const place = (channel: string) => ({ project: api.project, channel });

  test("is made once for an address, by a rule that gives it in full or by itself", async () => {
    const rule = await create({ kind: "finished" });
    const same = await create({ kind: "confirmed" });
    const other = await create({ kind: "lower" }, { channel: hook("other") });
    expect(same.channel.id).toBe(rule.channel.id);
    expect(await listProjectChannels(viewer, api.project)).toMatchObject([
      { id: rule.channel.id, name: `127.0.0.1:${port}`, rules: 2, lastAnswer: null },
      { id: other.channel.id, name: `127.0.0.1:${port} (2)`, rules: 1 },
    ]);
    await expect(createChannel(viewer, api.project, hook())).rejects.toThrow(
      `there is a channel with this address: 127.0.0.1:${port}`,
    );
    await expect(
      createChannel(viewer, api.project, { ...hook("third"), name: `127.0.0.1:${port}` }),
    ).rejects.toThrow("another channel is called");
  });

  test("that is changed is so for all its rules, and keeps its address where only the name changes", async () => {
    const made = await createChannel(viewer, api.project, { ...hook(), name: "CI" });
    await create({ kind: "finished" }, { channel: { id: made.id } });
    await changeChannel(viewer, place(made.id), { name: "#training" });
    await changeChannel(viewer, place(made.id), { url: hook("moved").url });
    const [rule] = await listAlerts(viewer, api.project);
    expect(rule?.channel).toMatchObject({
      name: "#training",
      address: `http://127.0.0.1:${port}/moved`,
    });
    await expect(changeChannel(viewer, place(made.id), { url: "nowhere" })).rejects.toThrow(
      /^url is not an address such as/,
    );
  });

  test("is deleted once no rule tells it", async () => {
    const { id, channel } = await create({ kind: "finished" });
    await expect(removeChannel(viewer, place(channel.id))).rejects.toThrow(/^1 rule tells /);
    await deleteAlert(viewer, { project: api.project, alert: id });
    await removeChannel(viewer, place(channel.id));
    expect(await listProjectChannels(viewer, api.project)).toEqual([]);
  });

  test("of another project is not there", async () => {
    const foreign = await TestProject.create();
    const { id } = await createChannel(viewer, foreign.project, hook());
    await expect(create({ kind: "finished" }, { channel: { id } })).rejects.toThrow(
      `no such channel: ${id}`,
    );
    await expect(testStoredChannel(viewer, place(id))).rejects.toMatchObject({ code: "not-found" });
  });

  test("is told a fact once, however many rules speak of it there", async () => {
    await create({ kind: "finished" });
    await create({ kind: "finished" }, { tag: "mixture" });
    await create({ kind: "finished" }, { channel: hook("other") });
    await putRun("one", 0, { tags: ["mixture"] });
    await Promise.all([judge(), judgeProject(projectId, later())]);
    await judge();
    expect(await told()).toEqual(["finished one sent", "finished one sent"]);
    expect(received).toHaveLength(2);
    const [first] = await listAlerts(viewer, api.project);
    await deleteAlert(viewer, { project: api.project, alert: first?.id ?? "" });
    await judge();
    expect(received).toHaveLength(2);
  });

  test("hears from a rule that speaks what another one is muted about", async () => {
    const muted = await create({ kind: "finished" });
    const mutedUntil = new Date(Date.now() + 60_000).toISOString();
    await changeAlert(viewer, { project: api.project, alert: muted.id }, { mutedUntil });
    await create({ kind: "finished" }, { tag: "mixture" });
    await putRun("one", 0, { tags: ["mixture"] });
    await judge();
    expect((await told()).toSorted()).toEqual(["finished one muted", "finished one sent"]);
  });
});

test("a rule that is edited tells its new channel from then on, and nothing again", async () => {
  const { id } = await create({ kind: "finished" });
  await putRun("one", 0);
  await judge();
  const change = { rule: { kind: "confirmed" as const }, tag: null, channel: hook("other") };
  await changeAlert(viewer, { project: api.project, alert: id }, change);
  await judge();
  expect(received).toHaveLength(1);
  await putRun("falls", 14);
  await judge();
  expect(await told()).toEqual(["finished one sent", "confirmed falls sent"]);
  expect(received).toHaveLength(2);
});

describe("a delivery", () => {
  const only = async (): Promise<DeliverJob> => {
    const { id } = await db.alertFiring.findFirstOrThrow({ where: { projectId } });
    return { projectId, id };
  };

  test("is tried again under the same id until the receiver takes it", async () => {
    await create({ kind: "finished" });
    answer = 500;
    await putRun("one", 0);
    await judge();
    expect(await told()).toEqual(["finished one waiting"]);
    await expect(deliver(await only(), { isLastTry: false })).rejects.toThrow("answered 500");
    answer = 204;
    await deliver(await only(), { isLastTry: false });
    await deliver(await only(), { isLastTry: false });
    expect(received.map(({ headers }) => headers["x-onset-delivery"])).toEqual(
      Array.from({ length: 3 }, () => received[0]?.headers["x-onset-delivery"]),
    );
    const { items } = await listProjectFirings(viewer, api.project, { limit: 10 });
    expect(items).toMatchObject([{ status: "sent", attempts: 3, answer: "answered 204" }]);
  });

  test("that never arrives is told with the last answer, and is not tried for ever", async () => {
    await create({ kind: "finished" });
    answer = 503;
    await putRun("one", 0);
    await judge({ isLastTry: true });
    const { items } = await listProjectFirings(viewer, api.project, { limit: 10 });
    expect(items).toMatchObject([{ status: "failed", attempts: 1, answer: "answered 503" }]);
    await deliver(await only(), { isLastTry: false });
    expect(received).toHaveLength(1);
  });

  test("goes to no private address unless the server's administrator allows it", async () => {
    vi.stubEnv("ONSET_WEBHOOK_ALLOW", "");
    const { id } = await create({ kind: "finished" });
    expect(await testAlert(viewer, { project: api.project, alert: id })).toEqual({
      ok: false,
      answer: expect.stringContaining("an address inside a private network"),
    });
    expect(received).toEqual([]);
  });

  test("tells open pages when something was found, and nothing when it was not", async () => {
    await putRun("one", 0);
    await analyseDueRuns(api.project);
    const seen: string[] = [];
    const { isListening, end } = subscribeToChanges(({ run }) => seen.push(run));
    await isListening;
    await judge();
    await vi.waitFor(() => expect(seen).toEqual(["one"]));
    await judge();
    await api.putRun("after", {});
    await vi.waitFor(() => expect(seen).toContain("after"));
    end();
    expect(seen.filter((run) => run === "one")).toHaveLength(1);
  });

  test("of a run that changed while nobody listened is looked for", async () => {
    await putRun("unheard", 0);
    await analyseDueRuns(api.project);
    await sweep();
    const jobs = await db.$queryRaw<object[]>`
      SELECT id::text FROM pgboss.job WHERE name = 'onset-judge' AND singleton_key = ${projectId}`;
    expect(jobs).toHaveLength(1);
  });

  test("whose job was lost with its process is found and asked for again, once", async () => {
    await create({ kind: "finished" });
    await putRun("one", 0);
    answer = 500;
    await judge();
    await sweep();
    await sweep();
    const jobs = await db.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM pgboss.job WHERE name = 'onset-deliver'`;
    expect(jobs.filter(({ id }) => id === items()?.id)).toHaveLength(1);
    function items() {
      return received[0] && { id: received[0].headers["x-onset-delivery"] };
    }
  });
});

describe("a clock that jumps", () => {
  const dayMs = 86_400_000;
  const at = (ms: number) => vi.useFakeTimers({ toFake: ["Date"], now: ms });
  afterEach(() => vi.useRealTimers());

  test("tells nothing twice, ahead or back", async () => {
    const now = Date.now();
    await create({ kind: "finished" });
    at(now + 3 * dayMs);
    await putRun("one", 0);
    await judge();
    at(now - 3 * dayMs);
    await judge();
    await api.upload("one", predictions(0, 13));
    await judge();
    expect(await told()).toEqual(["finished one sent"]);
  });

  test("gives up no delivery that a job still tries, and one whose job is gone", async () => {
    await create({ kind: "finished" });
    answer = 500;
    await putRun("one", 0);
    await judge();
    at(Date.now() + 3 * dayMs);
    await sweep();
    expect(await told()).toEqual(["finished one waiting"]);
    await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'onset-deliver'`;
    await sweep();
    expect(await told()).toEqual(["finished one failed"]);
  });
});

describe("other channels", () => {
  test("Slack gets one line with a link, and names of runs cannot mention people", async () => {
    await api.putRun("evil", { name: "<!channel> & co", status: "finished" });
    vi.stubEnv("ONSET_URL", "https://onset.example.org");
    await create(
      { kind: "finished" },
      { channel: { kind: "slack", url: "https://127.0.0.1:1/x" } },
    );
    await db.alertChannel.updateMany({ where: { projectId }, data: { target: hook("slack").url } });
    await api.putRun("evil-2", { name: "<!channel> & co", status: "finished" });
    await judge();
    expect(received.map(({ body }) => body)).toEqual([
      {
        text: expect.stringMatching(/^<http.*\/runs\/evil-2\|&lt;!channel&gt; &amp; co>: Finished/),
      },
    ]);
    const [rule] = await listAlerts(viewer, api.project);
    expect(rule?.channel.address).not.toContain("slack");
  });

  test("mail is refused where the server sends none, and arrives where it does", async () => {
    const channel = { kind: "mail", to: "lead@example.org" };
    await expect(create({ kind: "finished" }, { channel })).rejects.toThrow("sends no mail");
    const mail = await startMailServer();
    vi.stubEnv("ONSET_SMTP_URL", mail.url);
    vi.stubEnv("ONSET_MAIL_FROM", "onset@example.org");
    await create({ kind: "finished" }, { channel });
    await putRun("one", 0);
    await judge();
    expect(mail.mails).toMatchObject([
      { to: "lead@example.org", text: expect.stringContaining("Finished at epoch 14.") },
    ]);
    await mail.stop();
    expect(await testChannel(viewer, api.project, { kind: "mail", to: "a@example.org" })).toEqual({
      ok: false,
      answer: expect.stringContaining("cannot be reached"),
    });
  });
});

test("mail whose server is down waits with the reason, and is sent once it is back", async () => {
  vi.stubEnv("ONSET_SMTP_URL", "smtp://127.0.0.1:9");
  vi.stubEnv("ONSET_MAIL_FROM", "onset@example.org");
  await create({ kind: "finished" }, { channel: { kind: "mail", to: "lead@example.org" } });
  await putRun("one", 0);
  await judge();
  const { items } = await listProjectFirings(viewer, api.project, { limit: 1 });
  expect(items).toMatchObject([
    { status: "waiting", answer: "the mail server 127.0.0.1:9 cannot be reached" },
  ]);
  const mail = await startMailServer();
  vi.stubEnv("ONSET_SMTP_URL", mail.url);
  await judge();
  await judge();
  expect(await told()).toEqual(["finished one sent"]);
  expect(mail.mails).toHaveLength(1);
  await mail.stop();
});

test("the feed tells who did what, and what was found", async () => {
  await putRun("falls", 14);
  await judge();
  const { items } = await getFeed(viewer, api.project, { limit: 50 });
  expect(items.map(({ sentence }) => sentence)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/uploaded 14 checkpoints to falls$/),
      expect.stringMatching(/^The fall is confirmed at epoch/),
    ]),
  );
});

test("viewers of a project see its rules without the addresses' secrets, and change none", async () => {
  await create({ kind: "finished" }, { channel: { ...hook("secret?token=abc"), name: "CI" } });
  const [rule] = await listAlerts(viewer, api.project);
  expect(rule?.channel).toEqual({
    id: expect.any(String),
    kind: "webhook",
    name: "CI",
    address: `http://127.0.0.1:${port}/secret`,
  });
  await createChannel(viewer, api.project, { ...hook("api/webhooks/1/secret"), name: "chat" });
  const [, chat] = await listProjectChannels(viewer, api.project);
  expect(chat?.address).toBe(`http://127.0.0.1:${port}/api/…`);
});
