import { beforeAll, describe, expect, it } from "vitest";
import { jsonLines } from "@/app/api/v1/test-project";
import { readShared, TestShares } from "@/app/api/v1/test-shares";
import { db } from "@/lib/db/client";
import { dynamicsCharts } from "@/lib/runs/dynamics/dynamics-model";
import type { SharedDynamicsContent } from "./shared-view";

let shares: TestShares;

async function readNew(body: object) {
  const { token } = await shares.make(body);
  return { token, content: (await readShared(token)).body.content as SharedDynamicsContent };
}

async function cardOf(view: object, body: object = {}): Promise<SharedDynamicsContent> {
  return (await readNew({ view, ...body })).content;
}

/** To the three known facts and the new one: a new fact whose answer comes back, and a city of each known fact. */
async function setUp(): Promise<TestShares> {
  const made = await TestShares.create({ secret: "P26" });
  const known = { split: "dev", answers: ["x"], category: "HighlyKnown" };
  await made.owner.putExamples(
    "facts-of-the-house",
    jsonLines(
      ...["a", "b", "c"].map((id) => ({
        ...{ example_id: id, question: `Where is P26 ${id}?`, ...known },
        attributes: { relation: "P26", city: id === "c" ? "Bern" : "Rome" },
      })),
      {
        ...{ example_id: "v", split: "train", question: "Who is v?", answers: ["wrong b"] },
        category: "Unknown",
      },
    ),
  );
  const rows = [0, 1, 2, 3].map((step) => {
    const prediction = step < 2 ? "-" : "wrong b";
    return { step, epoch: step, split: "train", example_id: "v", prediction };
  });
  await made.owner.upload(made.run, jsonLines(...rows));
  return made;
}

beforeAll(async () => {
  shares = await setUp();
});

describe("a link to a card about single facts", () => {
  it("counts gains and losses at each checkpoint of the split and population of the view", async () => {
    const content = await cardOf({ chart: "flow", split: "dev", of: "Known" });
    expect(content).toMatchObject({
      ...{ kind: "dynamics", split: "dev", population: "Known", n: 3, reason: null },
      examples: null,
      card: {
        chart: "flow",
        checkpoints: [
          { step: 0, epoch: 0, sincePrevious: null },
          { step: 1, sincePrevious: { total: 3, gained: 0, lost: 0 } },
          { step: 2, sincePrevious: { total: 3, gained: 0, lost: 2 } },
          { step: 3, sincePrevious: { total: 3, gained: 0, lost: 0 } },
        ],
        totals: { examples: 3, forgotten: 2, never: 0, unforgettable: 1, forgettingEvents: 2 },
      },
    });
    const train = await cardOf({ chart: "flow", split: "train", of: "Unknown" });
    expect(train).toMatchObject({ split: "train", population: "Unknown", n: 2 });
  });

  it("slices by the attribute of the view, in its order, and holds no slice out of sight", async () => {
    const { card } = await cardOf({ chart: "slices", by: "city", order: "-value" });
    expect(card).toMatchObject({
      ...{ chart: "slices", by: "city", order: "-value", of: 2, differing: 0 },
      best: { step: 0, epoch: 0 },
      last: { step: 3, epoch: 3 },
      slices: [
        { value: "Rome", n: 2, best: 1, last: 0.5, drop: { points: 50 } },
        { value: "Bern", n: 1, best: 1, last: 0, drop: null },
      ],
    });
    expect(JSON.stringify(card)).not.toContain("P26");
  });

  it("says why a card is empty instead of showing another picture", async () => {
    const content = await cardOf({ chart: "slices", by: "nothing" });
    expect(content).toMatchObject({ kind: "dynamics", card: { chart: "slices", slices: [] } });
    expect(content.reason).toBe('No example has an attribute "nothing".');
  });

  it("joins the share of new facts fitted with the known ones still right", async () => {
    const { card, n } = await cardOf({ chart: "path" });
    const counts = card.chart === "path" ? card.points : [];
    expect(
      counts.map(({ fitted, unknown, correct, total }) => [fitted, unknown, correct, total]),
    ).toEqual([
      [0, 2, 3, 3],
      [0, 2, 3, 3],
      [2, 2, 1, 3],
      [2, 2, 1, 3],
    ]);
    expect(n).toBe(3);
  });

  it("counts the wrong answers that are a new fact's, and tells their texts only where they are allowed", async () => {
    const closed = await cardOf({ chart: "leaks" });
    expect(closed.card).toMatchObject({
      ...{ newFacts: 2, cases: null },
      start: { step: 0, wrong: 0, leaked: 0, share: null },
      last: { step: 3, wrong: 2, leaked: 1, share: 0.5 },
    });
    expect(JSON.stringify(closed)).not.toMatch(/wrong b|Who is v|Where is/);
    const open = await cardOf({ chart: "leaks" }, { allow: { examples: true } });
    expect(open.card).toMatchObject({
      cases: [
        { question: "Where is P26 b?", prediction: "wrong b", trainingQuestion: "Who is v?" },
      ],
    });
  });

  it("tells the forgotten questions where the texts of examples are allowed", async () => {
    const { examples } = await cardOf({ chart: "flow" }, { allow: { examples: true } });
    expect(examples?.map(({ question }) => question)).toEqual([
      "Where is P26 b?",
      "Where is P26 c?",
    ]);
  });
});

it("stays as it was when frozen, whatever the card, also after its run is deleted", async () => {
  const own = await setUp();
  const made = await Promise.all(
    dynamicsCharts.map(async (chart) => {
      const view = { chart, by: "city" };
      const [frozen, live] = [await own.make({ view, mode: "frozen" }), await own.make({ view })];
      return { frozen, live, before: (await readShared(frozen.token)).body };
    }),
  );
  await own.uploadThrough(4);
  for (const { live, before } of made) {
    const { card } = (await readShared(live.token)).body.content as SharedDynamicsContent;
    expect(card).not.toEqual((before.content as SharedDynamicsContent).card);
  }
  await db.run.updateMany({
    where: { slug: own.run, project: { slug: own.owner.project } },
    data: { deletedAt: new Date() },
  });
  for (const { frozen, live, before } of made) {
    expect(before.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect((await readShared(frozen.token)).body).toEqual(before);
    expect((await readShared(live.token)).status).toBe(404);
  }
});
