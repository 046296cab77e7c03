import { describe, expect, it } from "vitest";
import { jsonLines } from "@/app/api/v1/test-project";
import { readShared, TestShares } from "@/app/api/v1/test-shares";
import { db } from "@/lib/db/client";

const secret = "zanzibar-7f3a";

/** Every id and name the project holds that the view does not show. */
async function secretsOf(shares: TestShares): Promise<string[]> {
  const project = await db.project.findUniqueOrThrow({ where: { slug: shares.owner.project } });
  const runs = await db.run.findMany({ where: { projectId: project.id } });
  const datasets = await db.dataset.findMany({ where: { projectId: project.id } });
  const links = await db.share.findMany({ where: { projectId: project.id } });
  const users = await db.user.findMany();
  return [
    project.id,
    ...runs.flatMap(({ id, notes, baseModel }) => [id, notes, baseModel]),
    ...datasets.flatMap(({ id, slug, name }) => [id, slug, name]),
    ...links.flatMap(({ id, tokenHash, createdBy }) => [id, tokenHash, createdBy]),
    ...users.flatMap(({ id, email, name }) => [id, email, name]),
    "other-run",
    "Other name",
    "secret-tag",
    "learning_rate",
    secret,
    "wrong b",
  ].filter((text): text is string => text !== null && text !== "");
}

async function setUp() {
  const shares = await TestShares.create({ secret });
  await shares.owner.putRun("other-run", { name: "Other name" });
  await shares.owner.putRun("first", {
    notes: "notes nobody shares",
    baseModel: "model nobody shares",
    tags: ["secret-tag"],
    hyperparameters: { learning_rate: 1 },
  });
  await shares.owner.upload("other-run", jsonLines({ step: 0, metric_of_other: 1 }));
  return shares;
}

describe("what a guest is sent", () => {
  it.each(["live", "frozen"])("holds no id, name or text beside the %s view", async (mode) => {
    const shares = await setUp();
    const { token } = await shares.make({ mode, title: "Only this" });
    const answer = await readShared(token);
    const text = JSON.stringify([answer.body, [...answer.headers]]);
    expect(answer.body.title).toBe("Only this");
    expect((await secretsOf(shares)).filter((word) => text.includes(word))).toEqual([]);
    expect(text).not.toContain("First run");
    expect(text).not.toContain(`"${shares.run}"`);
  });

  it.each(["flow", "path", "leaks"])("holds none of them in the card of the %s", async (chart) => {
    const shares = await setUp();
    const { token } = await shares.make({ title: "Only this", view: { chart } });
    const answer = await readShared(token);
    const text = JSON.stringify([answer.body, [...answer.headers]]);
    expect(text).toContain(`"chart":"${chart}"`);
    expect((await secretsOf(shares)).filter((word) => text.includes(word))).toEqual([]);
    expect(text).not.toMatch(/First run|Where is|"u\?"/);
  });

  it("names the slices that a card shows and nothing else of the examples", async () => {
    const shares = await setUp();
    const { token } = await shares.make({ title: "Only this", view: { chart: "slices" } });
    const text = JSON.stringify((await readShared(token)).body);
    const secrets = new Set((await secretsOf(shares)).filter((word) => text.includes(word)));
    expect([...secrets]).toEqual([secret]);
    expect(text).not.toMatch(/Where is|First run/);
  });

  it("holds no setting, note, tag, id or text of the whole run beside its slices", async () => {
    const shares = await setUp();
    const target = { kind: "run", run: shares.run, shows: "whole" };
    const { token } = await shares.make({ target, title: "Only this" });
    const text = JSON.stringify((await readShared(token)).body);
    const secrets = new Set((await secretsOf(shares)).filter((word) => text.includes(word)));
    // The one slice is called so.
    expect([...secrets]).toEqual([secret]);
    expect(text).toContain('"kind":"whole-run"');
    expect(text).not.toMatch(/Where is|First run|"u\?"/);
  });

  it("names no run of a comparison beyond those shown", async () => {
    const shares = await setUp();
    const runs = ["first", "other-run"];
    const target = { kind: "comparison", runs };
    const { token } = await shares.make({ target, view: { hide: "other-run" } });
    const text = JSON.stringify((await readShared(token)).body);
    expect(text).toContain("First run");
    expect((await secretsOf(shares)).filter((word) => text.includes(word))).toEqual([]);
  });

  it("has texts of examples only where they are allowed, and never their ids", async () => {
    const shares = await setUp();
    const { token } = await shares.make({ allow: { examples: true } });
    const { body } = await readShared(token);
    const { examples } = body.content as { examples: { question: string }[] };
    expect(examples.map(({ question }) => question)).toEqual([
      `Where is ${secret} b?`,
      `Where is ${secret} c?`,
    ]);
    expect(JSON.stringify(examples)).not.toContain("example_id");
    expect(JSON.stringify(examples)).not.toContain("attributes");
  });

  it("carries hostile names as the plain text they are", async () => {
    const name = `"><script>alert(1)</script>${"W".repeat(150)}`;
    const shares = await TestShares.create({ run: name });
    const { token } = await shares.make({ note: "<img src=x onerror=alert(1)>" });
    const { body } = await readShared(token);
    expect(body).toMatchObject({ title: name, note: "<img src=x onerror=alert(1)>" });
  });
});
