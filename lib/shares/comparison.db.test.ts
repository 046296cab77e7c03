import { beforeAll, describe, expect, it } from "vitest";
import { jsonLines } from "@/app/api/v1/test-project";
import { readShared, TestShares } from "@/app/api/v1/test-shares";
import { colorsByOrder } from "@/lib/comparisons/curves/choose-colors";
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
  await shares.owner.putRun("second", {
    dataset: "facts-of-the-house",
    name: "Second run",
    seed: 2,
  });
  const steps = [0, 1, 2, 3];
  const rows = steps.flatMap((step) => [
    { step, epoch: step, split: "dev", example_id: "a", prediction: "x" },
    { step, epoch: step, split: "dev", example_id: "b", prediction: step < 1 ? "wrong" : "x" },
    { step, epoch: step, split: "dev", example_id: "c", prediction: step < 2 ? "x" : "wrong" },
    { step, epoch: step, split: "train", example_id: "t", prediction: "x" },
    { step, epoch: step, split: "train", example_id: "u", prediction: step < 2 ? "-" : "x" },
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
      ["run-1", colorsByOrder(["first"]).get("first")],
      ["run-2", "series-3"],
    ]);
  });

  it("shows a run's own colour: as it is now where it is live, as it was where it is frozen", async () => {
    const colorsOf = async (token: string) => {
      const { runs } = (await readShared(token)).body.content as SharedComparisonContent;
      return runs.map(({ color }) => color);
    };
    await shares.owner.putRun("second", { color: "teal" });
    const view = { color: "first:series-3,second:series-4" };
    const live = await shares.make({ target, view });
    const frozen = await shares.make({ target, view, mode: "frozen" });
    expect(await colorsOf(live.token)).toEqual(["series-3", "teal"]);
    await shares.owner.putRun("second", { color: "pink" });
    expect(await colorsOf(live.token)).toEqual(["series-3", "pink"]);
    expect(await colorsOf(frozen.token)).toEqual(["series-3", "teal"]);
    await shares.owner.putRun("second", { color: null });
  });

  it("holds nothing outside its zoom and nothing of a hidden run", async () => {
    const content = await contentOf({ view: { from: "1", to: "2", hide: "first" } });
    expect(content.runs.map(({ label }) => label)).toEqual(["Second run"]);
    expect(content.runs[0]?.points.map(({ step }) => step)).toEqual([1, 2]);
    expect(JSON.stringify(content)).not.toContain("First run");
  });

  it("says that it is seen as small multiples, and carries no training panels for them", async () => {
    const { layout, runs } = await contentOf({ view: { view: "multiples", train: "true" } });
    expect(layout).toBe("multiples");
    expect(runs.map(({ fits }) => fits)).toEqual([null, null]);
    expect((await contentOf({})).layout).toBe("overlay");
  });

  it("shows seeds as one line of their mean and band, and tells no run of it alone", async () => {
    const content = await contentOf({ view: { group: "set-up", train: "true" } });
    const [group] = content.groups ?? [];
    expect(group).toMatchObject({ id: "group-1", label: "First run (2 runs)", runs: 2 });
    // Of three facts the first run answers 3, 3, 1, 1 and the second 2, 3, 2, 2.
    expect(group?.points.map(({ x, mean, low, high }) => [x, mean * 6, low * 3, high * 3])).toEqual(
      [
        [0, expect.closeTo(5), expect.closeTo(2), expect.closeTo(3)],
        [1, expect.closeTo(6), expect.closeTo(3), expect.closeTo(3)],
        [2, expect.closeTo(3), expect.closeTo(1), expect.closeTo(2)],
        [3, expect.closeTo(3), expect.closeTo(1), expect.closeTo(2)],
      ],
    );
    expect(group?.fits?.unknown.map(({ mean }) => mean)).toEqual([0, 0, 1, 1]);
    expect(content.runs).toEqual([]);
    const text = JSON.stringify(content).replace("First run (2 runs)", "");
    for (const word of ["First run", "Second run", "run-", "numerator", "first", "second"])
      expect(text).not.toContain(word);
  });

  it("takes the mean of a group before the zoom cuts it", async () => {
    const view = { group: "set-up", from: "2", to: "3" };
    const { groups } = await contentOf({ view });
    expect(groups?.[0]?.points.map(({ x, mean }) => [x, mean])).toEqual([
      [2, 0.5],
      [3, 0.5],
    ]);
  });

  it("has the single runs behind the groups only where the view shows them", async () => {
    const { groups, runs } = await contentOf({ view: { group: "set-up", single: "true" } });
    expect(groups).toHaveLength(1);
    expect(runs.map(({ label }) => label)).toEqual(["First run", "Second run"]);
  });

  it("neither names nor counts a hidden run of a group", async () => {
    const content = await contentOf({ view: { group: "set-up", hide: "first" } });
    expect(content.groups?.map(({ label, runs }) => [label, runs])).toEqual([["Second run", 1]]);
    expect(JSON.stringify(content)).not.toContain("First run");
  });

  it("is called by its groups", async () => {
    const { token } = await shares.make({ target, view: { group: "set-up" } });
    expect((await readShared(token)).body.title).toBe("First run (2 runs)");
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

  it.each([{}, { view: "multiples", group: "set-up" }])(
    "stays as it was when it is frozen and a run of it is deleted: %j",
    async (view) => {
      await shares.owner.putRun("third", { dataset: "facts-of-the-house", name: "Third run" });
      const row = { step: 0, split: "dev", example_id: "a", prediction: "x" };
      await shares.owner.upload("third", jsonLines(row));
      const runs = ["first", "third"];
      const { token } = await shares.make({
        target: { kind: "comparison", runs },
        mode: "frozen",
        view,
      });
      const before = (await readShared(token)).body;
      await db.run.deleteMany({ where: { slug: "third" } });
      const after = await readShared(token);
      expect(after.status).toBe(200);
      expect(after.body).toEqual(before);
    },
  );
});
