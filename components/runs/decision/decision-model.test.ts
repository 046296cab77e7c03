import { describe, expect, it } from "vitest";
import type { PricedCheckpoint } from "@/lib/domain/decision/prices";
import { decisionModel } from "./decision-model";
import { drawDecision } from "./decision-svg";
import { checkpointPath, decisionOptions, decisionSummary } from "./decision-words";

/** unk050_s1, its first five epochs: ../shared/golden/decision.json. */
const prices: PricedCheckpoint[] = [
  [0, 0.8, 4.75, 6.76, 2],
  [1, 0.8425, 0.5, 1.66, 8],
  [2, 0.8475, 0, 0, 33],
  [3, 0.83625, 1.125, 2.34, 67],
  [4, 0.83125, 1.625, 2.942, 106],
].map(([epoch = 0, accuracy = 0, loss = 0, atMost = 0, learned = 0]) => ({
  ...{ step: epoch * 38, epoch, accuracy, loss, atMost, learned },
  ...{ toLearn: 600, knownFitted: 1 },
}));
const modelAt = (margin: number) => decisionModel(prices, { margin, bestStep: 76 });
const optionsAt = (margin: number) => {
  const model = modelAt(margin);
  return model ? decisionOptions(model.decision) : [];
};

describe("the choices of a run", () => {
  it("say that nothing more qualifies, and what the next would need", () => {
    const said = optionsAt(2).map(({ title, detail }) => `${title}: ${detail}`);
    expect(said.map((text) => text.replaceAll("\u202f", " "))).toEqual([
      "epoch 2: 84.8 % right · 5.5 % of new facts (33 of 600)",
      "also epoch 2: Epoch 3 needs 2.4 points: 83.6 % right · 11.2 % of new facts (67 of 600).",
      "epoch 1: 84.3 % right · 1.3 % of new facts (8 of 600) · at most 1.66 points below the best",
    ]);
  });

  it("go further where more may be lost, with what is given up rounded up", () => {
    const furthest = optionsAt(3).find(({ id }) => id === "furthest");
    expect(furthest?.checkpoint?.epoch).toBe(4);
    expect(furthest?.detail).toContain("at most 2.95 points below the best");
  });

  it("are none for one checkpoint, and name no furthest where nothing is new", () => {
    expect(decisionModel(prices.slice(2, 3), { margin: 2, bestStep: 76 })).toBeNull();
    const known = prices.map((price) => ({ ...price, learned: null, toLearn: null }));
    const model = decisionModel(known, { margin: 2, bestStep: 76 });
    expect(model?.x).toMatchObject({ label: "epoch", unit: "number", domain: [0, 4] });
    expect(model && decisionOptions(model.decision)[1]?.title).toBe("–");
  });
});

describe("the picture of the choices", () => {
  it("calls a dot within exactly where its tail ends in the band", () => {
    const model = modelAt(2);
    for (const { isWithin, tail } of model?.dots ?? []) {
      expect(isWithin).toBe((tail ?? 0) >= (model?.band.low ?? 1) - 1e-12);
    }
    expect(model?.dots.filter(({ isWithin }) => isWithin).map(({ name }) => name)).toEqual([
      "epoch 1",
      "epoch 2",
    ]);
  });

  it("offers what going on costs, each checkpoint that learns more", () => {
    expect(modelAt(2)?.stops).toEqual([
      { step: 114, shortName: "3", points: 2.34 },
      { step: 152, shortName: "4", points: 2.942 },
    ]);
  });

  it("names the best and the last on the drawing, and is told in sentences too", () => {
    const model = modelAt(2);
    if (model === null) throw new Error("there is something to choose");
    const texts = drawDecision(model, { width: 400, height: 300 }).texts.map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining([
        "2 best and furthest",
        "4 last",
        "at most 2.0 points below the best",
      ]),
    );
    const narrow = drawDecision(model, { width: 320, height: 300 }).texts.map(({ text }) => text);
    expect(narrow).toContain("within 2.0 points");
    expect(decisionSummary(model.decision)).toContain("Best: epoch 2.");
  });
});

describe("where a checkpoint lies", () => {
  it("is below the trainer's output where the run says it", () => {
    expect(checkpointPath(76, {})).toBe("checkpoint-76");
    expect(checkpointPath(76, { output_dir: "out/half/" })).toBe("out/half/checkpoint-76");
    expect(checkpointPath(76, { "args.output_dir": "runs/x" })).toBe("runs/x/checkpoint-76");
  });
});
