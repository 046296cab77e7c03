import { beforeAll, describe, expect, it } from "vitest";
import { jsonLines } from "@/app/api/v1/test-project";
import { readShared, TestShares } from "@/app/api/v1/test-shares";
import type { SharedComparisonContent, SharedContent, SharedWholeContent } from "./shared-view";

const whole = { kind: "run", run: "first", shows: "whole" };
const comparison = { kind: "comparison", runs: ["first", "second"] };
let shares: TestShares;

async function contentOf<Content = SharedWholeContent>(body: object): Promise<Content> {
  const { token } = await shares.make(body);
  return (await readShared(token)).body.content as Content;
}

const chartsOf = ({ cards }: SharedWholeContent) =>
  cards.map((card) => (card.kind === "run" ? card.chart : card.card.chart));

beforeAll(async () => {
  shares = await TestShares.create();
  await shares.owner.putRun("second", { name: "Second run", dataset: "facts-of-the-house" });
  const answers = [0, 1, 2].flatMap((step) =>
    ["a", "b", "c"].map((id) => ({ step, split: "dev", example_id: id, prediction: "x" })),
  );
  await shares.owner.upload("second", jsonLines(...answers));
  await shares.owner.upload("first", jsonLines({ step: 1, loss: 0.5 }, { step: 2, loss: 0.25 }));
});

describe("a link to a whole run", () => {
  it("has the cards of its page that a guest may see, in their order", async () => {
    const content = await contentOf({ target: whole });
    expect(content).toMatchObject({ kind: "whole-run", split: "dev", population: "Known" });
    expect(content.main).toMatchObject({ chart: "exhibit", best: { step: 0, correct: 3 } });
    expect(chartsOf(content)).toEqual(["categories", "flow", "slices", "path", "leaks", "metrics"]);
    const metric = content.cards.at(-1);
    expect(metric?.kind === "run" && metric.metric?.key).toBe("loss");
  });

  it("prices every checkpoint for the acceptable loss of its view, else of its project", async () => {
    const { decision } = await contentOf({ target: whole });
    expect(decision).toMatchObject({ margin: 2, bestStep: 0 });
    expect(decision?.prices.map(({ step, loss }) => [step, Math.round(loss * 10) / 10])).toEqual([
      [0, 0],
      [1, 0],
      [2, 66.7],
      [3, 66.7],
    ]);
    const moved = await contentOf({ target: whole, view: { margin: "7.5" } });
    expect(moved.decision?.margin).toBe(7.5);
  });

  it("keeps to the view, and has texts of examples only where they are allowed", async () => {
    const plain = await contentOf({ target: whole, view: { hide: "train-known" } });
    expect(plain.main.curves.map(({ id }) => id)).not.toContain("train-known");
    expect(plain.main.examples).toBeNull();
    const allowed = await contentOf({ target: whole, allow: { examples: true } });
    expect(allowed.main.examples?.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(allowed.cards.map(({ examples }) => examples)).toEqual(allowed.cards.map(() => null));
  });

  it("leaves out the cards that the run has no data for", async () => {
    const content = await contentOf({ target: { ...whole, run: "second" } });
    // No training example, so no path, and no metric; that nothing leaked is worth a card.
    expect(chartsOf(content)).toEqual(["categories", "flow", "slices", "leaks"]);
  });

  it("stays as it was when it is frozen", async () => {
    const content = await contentOf({ target: whole, mode: "frozen" });
    expect(content).toMatchObject({ kind: "whole-run", decision: { margin: 2 } });
  });
});

describe("one chart or all of it", () => {
  it("is a chart of a run and all of a comparison where nothing is said", async () => {
    expect((await contentOf<SharedContent>({})).kind).toBe("run");
    const told = await contentOf<SharedComparisonContent>({ target: comparison });
    expect(told.isChartAlone).toBeUndefined();
    expect(told.choice).toMatchObject({ margin: 2, best: { id: "run-1" } });
    expect(told.runs.map(({ atEnd }) => atEnd)).toEqual([null, null]);
  });

  it("is the curves of a comparison and no table where the chart is asked for", async () => {
    const target = { ...comparison, shows: "chart" };
    const told = await contentOf<SharedComparisonContent>({ target });
    expect(told.isChartAlone).toBe(true);
    for (const field of ["choice", "remedies", "attributions"])
      expect(told).not.toHaveProperty(field);
    expect(told.runs.some((run) => "furthest" in run || "atEnd" in run)).toBe(false);
  });

  it("is told apart in the list", async () => {
    const made = [
      await shares.make({ target: whole }),
      await shares.make({ view: { chart: "flow" } }),
      await shares.make({ target: { ...comparison, shows: "chart" } }),
    ];
    const { items } = (await shares.list()).body as { items: { id: string; target: object }[] };
    const found = made.map(({ id }) => items.find((item) => item.id === id));
    expect(found).toMatchObject([
      { target: whole, chart: null },
      { target: { shows: "chart" }, chart: "flow" },
      { target: { kind: "comparison", shows: "chart" }, chart: null },
    ]);
  });
});
