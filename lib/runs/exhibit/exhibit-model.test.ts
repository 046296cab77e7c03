import { describe, expect, it } from "vitest";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { ratePointOf, seriesPointOf } from "@/lib/testing/series-point";
import { categoryCurves, exhibitCurves, labelledSplits, withLabelNoise } from "./exhibit-model";

const frame = { x: "epoch", rate: "accuracy", zoom: null } as const;
const headline = { split: "dev", population: "Known" } as const;
const counted = { total: 10, correct: 4, abstained: 0 };
const devOf = (...points: Parameters<typeof exhibitCurves>[0]["points"]) =>
  exhibitCurves({ ...frame, points }, headline).find(({ id }) => id === "dev")?.points ?? [];

describe("exhibitCurves", () => {
  it("keeps one split and population, by step, with its counts", () => {
    const points = [
      seriesPointOf({ ...counted, step: 20, epoch: 2 }),
      seriesPointOf({ ...counted, step: 10, epoch: 1 }),
      seriesPointOf({ ...counted, step: 10, epoch: 1, split: "test" }),
      seriesPointOf({ ...counted, step: 10, epoch: 1, category: "Unknown" }),
    ];
    expect(devOf(...points)).toEqual([
      { x: 1, step: 10, epoch: 1, numerator: 4, total: 10 },
      { x: 2, step: 20, epoch: 2, numerator: 4, total: 10 },
    ]);
  });

  it("tells nothing outside the zoom", () => {
    const points = [1, 2, 3].map((epoch) => seriesPointOf({ ...counted, step: epoch, epoch }));
    const [dev] = exhibitCurves({ ...frame, points, zoom: [2, 2.5] }, headline);
    expect(dev?.points.map(({ step }) => step)).toEqual([2]);
  });

  it("counts a training example as right when it is fitted, as a relabelled set needs", () => {
    // tiny-lm unk050_idk_s1, epoch 30: all 600 relabelled examples answered "I don't know"
    const last = seriesPointOf({
      ...{ split: "train", category: "Unknown", step: 1140, epoch: 30 },
      ...{ total: 600, correct: 0, abstained: 600, fitted: 600 },
    });
    const numeratorOf = (rate: "accuracy" | "abstention" | "hallucination") =>
      exhibitCurves({ ...frame, rate, points: [last] }, null)[0]?.points[0]?.numerator;
    expect([
      numeratorOf("accuracy"),
      numeratorOf("abstention"),
      numeratorOf("hallucination"),
    ]).toEqual([...[600, 600, 0]]);
  });

  it("leaves held-out examples, and training ones of unknown fit, to their correct answers", () => {
    expect(devOf(seriesPointOf({ ...counted, step: 1, epoch: 1, fitted: 9 }))[0]?.numerator).toBe(
      4,
    );
    const train = seriesPointOf({ ...counted, step: 1, epoch: 1, split: "train" });
    expect(exhibitCurves({ ...frame, points: [train] }, null)[0]?.points[0]?.numerator).toBe(4);
  });

  it("carries a logged rate as the value it is", () => {
    const logged = ratePointOf({ step: 1, epoch: 1, accuracy: 0.66, total: 200, estimated: true });
    expect(devOf(logged)).toEqual([
      {
        ...{ x: 1, step: 1, epoch: 1, numerator: null, total: 200 },
        ...{ value: 0.66, low: null, high: null, isEstimated: true },
      },
    ]);
  });
});

const point = (split: string, category: Population) =>
  seriesPointOf({ step: 76, epoch: 2, split, category, total: 674, correct: 635, abstained: 0 });
const labelled = [
  point("train", "Unknown"),
  point("test", "Unknown"),
  point("dev", "HighlyKnown"),
  point("dev", "Known"),
  point("extra", "MaybeKnown"),
];

describe("categoryCurves", () => {
  it("has a curve for each category of the split; of an unlabelled one those of the first", () => {
    const idsIn = (split: string | null) =>
      categoryCurves({ ...frame, points: labelled }, split).map((curve) => [curve.split, curve.id]);
    expect(idsIn(null)).toEqual([["dev", "HighlyKnown"]]);
    expect(idsIn("extra")).toEqual([["extra", "MaybeKnown"]]);
    expect(idsIn("gone")).toEqual([["dev", "HighlyKnown"]]);
  });
});

describe("withLabelNoise", () => {
  const seen = (split: string, category: Population) =>
    [1, 2].map((step) => seriesPointOf({ ...counted, step, epoch: step, split, category }));
  const points = [...seen("dev", "Known"), ...seen("train", "Known"), ...seen("train", "Unknown")];
  const curves = exhibitCurves({ ...frame, points }, headline);
  const bandOf = (split: string, population: "Known" | "Unknown", low: number) => {
    return { split, population, facts: 10, points: [{ step: 2, low, high: low + 0.1 }] };
  };
  const noise = {
    redraws: 200,
    curves: [
      bandOf("dev", "Known", 0.3),
      bandOf("train", "Known", 0.5),
      bandOf("train", "Unknown", 0),
    ],
  };

  it("gives each curve its own band, and says where facts can only leave", () => {
    const found = withLabelNoise(curves, "accuracy", noise).map((curve) => [
      curve.id,
      curve.isWholeSplit,
      curve.points.map(({ labelNoise }) => labelNoise?.low ?? null),
    ]);
    expect(found).toEqual([
      ["train-known", false, [null, 0.5]],
      ["train-unknown", false, [null, 0]],
      ["dev", true, [null, 0.3]],
    ]);
  });

  it("leaves curves of other rates, of other splits and without draws as they are", () => {
    expect(withLabelNoise(curves, "hallucination", noise)).toEqual(curves);
    expect(withLabelNoise(curves, "accuracy", null)).toEqual(curves);
    const other = { ...noise, curves: [bandOf("test", "Known", 0.3)] };
    expect(withLabelNoise(curves, "accuracy", other)).toEqual(curves);
  });
});

describe("labelledSplits", () => {
  it("puts dev first and train last", () => {
    expect(labelledSplits(labelled)).toEqual(["dev", "test", "extra", "train"]);
  });

  it("is empty for a run without labels", () => {
    expect(labelledSplits([point("dev", "all"), point("dev", "Known")])).toEqual([]);
  });
});
