import { beforeAll, describe, expect, it } from "vitest";
import { jsonLines } from "@/app/api/v1/test-project";
import { readShared, TestShares } from "@/app/api/v1/test-shares";
import { db } from "@/lib/db/client";
import type { SharedComparisonContent } from "./shared-view";

const target = { kind: "comparison", runs: ["first", "second"] };
let shares: TestShares;

async function contentOf(body: object): Promise<SharedComparisonContent> {
  const { token } = await shares.make({ target, ...body });
  return (await readShared(token)).body.content as SharedComparisonContent;
}

/** The second run keeps b, so it loses one known fact where the first loses two. */
beforeAll(async () => {
  shares = await TestShares.create();
  await shares.owner.putRun("second", { dataset: "facts-of-the-house", name: "Second run" });
  const steps = [0, 1, 2, 3];
  const rows = steps.flatMap((step) => [
    { step, epoch: step, split: "dev", example_id: "a", prediction: "x" },
    { step, epoch: step, split: "dev", example_id: "b", prediction: step < 1 ? "wrong" : "x" },
    { step, epoch: step, split: "dev", example_id: "c", prediction: step < 2 ? "x" : "wrong" },
  ]);
  await shares.owner.upload("second", jsonLines(...rows));
});

describe("a link to a comparison", () => {
  it("shows the population of the view, counted on the same examples", async () => {
    const known = await contentOf({ view: { population: "HighlyKnown" } });
    expect(known).toMatchObject({ split: "dev", population: "HighlyKnown", examples: 3 });
    expect(known.runs.map(({ last }) => [last?.correct, last?.total])).toEqual([
      [1, 3],
      [2, 3],
    ]);
  });

  it("stands on the x axis of the view, also on the one that only comparisons have", async () => {
    const { x, runs } = await contentOf({ view: { x: "best" } });
    expect(x).toBe("best");
    expect(runs[0]?.points.map((point) => point.x)).toEqual([0, 1, 2, 3]);
    expect(runs[1]?.points.map((point) => point.x)).toEqual([-1, 0, 1, 2]);
  });

  it("counts the rate of the view and nothing else", async () => {
    const { rate, runs } = await contentOf({ view: { y: "hallucination" } });
    expect(rate).toBe("hallucination");
    expect(runs[0]?.points.at(-1)).toEqual({ x: 3, step: 3, epoch: 3, numerator: 2, total: 3 });
  });

  it("has the fitted training examples only where the view shows them", async () => {
    const [without] = (await contentOf({})).runs;
    const [withThem] = (await contentOf({ view: { train: "true" } })).runs;
    expect(without?.fits).toBeNull();
    expect(withThem?.fits?.unknown.map(({ numerator }) => numerator)).toEqual([0, 0, 1, 1]);
  });

  it("keeps a chosen colour, under the link's own id", async () => {
    const { runs } = await contentOf({ view: { color: "second:series-3" } });
    expect(runs.map(({ id, color }) => [id, color])).toEqual([
      ["run-1", null],
      ["run-2", "series-3"],
    ]);
  });

  it("holds nothing outside its zoom and nothing of a hidden run", async () => {
    const content = await contentOf({ view: { from: "1", to: "2", hide: "first" } });
    expect(content.runs.map(({ label }) => label)).toEqual(["Second run"]);
    expect(content.runs[0]?.points.map(({ step }) => step)).toEqual([1, 2]);
    expect(JSON.stringify(content)).not.toContain("First run");
  });

  it("is refused when every run is hidden, and for a part that is none", async () => {
    const hidden = await shares.post({ target, view: { hide: "first,second" } });
    expect(hidden.status).toBe(400);
    expect(JSON.stringify(hidden.body)).toContain("every run is hidden");
    const part = await shares.post({ target, view: { where: "relation" } });
    expect(part.status).toBe(400);
    expect(JSON.stringify(part.body)).toContain("attribute:value");
  });

  it("takes fifty runs and refuses fifty-one with the number", async () => {
    const runs = Array.from({ length: 51 }, (_, index) => `run-${index}`);
    const answer = await shares.post({ target: { kind: "comparison", runs } });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain("50");
    const fewer = await shares.post({ target: { kind: "comparison", runs: runs.slice(1) } });
    expect(fewer.status).toBe(404);
  });

  it("stays as it was when it is frozen and a run of it is deleted", async () => {
    await shares.owner.putRun("third", { dataset: "facts-of-the-house", name: "Third run" });
    const row = { step: 0, split: "dev", example_id: "a", prediction: "x" };
    await shares.owner.upload("third", jsonLines(row));
    const runs = ["first", "third"];
    const { token } = await shares.make({ target: { kind: "comparison", runs }, mode: "frozen" });
    const before = (await readShared(token)).body;
    await db.run.deleteMany({ where: { slug: "third" } });
    const after = await readShared(token);
    expect(after.status).toBe(200);
    expect(after.body).toEqual(before);
  });
});
