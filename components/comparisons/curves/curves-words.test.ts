import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CurvesModel } from "@/lib/comparisons/comparison-model";
import { anyRunModels } from "@/lib/testing/any-run-model";
import { expectClaims } from "@/lib/testing/claims";
import { curvesHowToRead, curvesSummary, placeWords } from "./curves-words";

const group = {
  ...{ id: "g", label: "25 %", runs: 2, unknownShare: 0.25, color: null },
  points: [],
};

describe("how to read compared curves", () => {
  it("explains marks, colours and bands only where the picture has them", () => {
    expectClaims({
      facts: fc.record({
        runs: anyRunModels,
        groups: fc.option(fc.constant([{ ...group, fits: null }])),
        rate: fc.constantFrom("accuracy" as const, "hallucination" as const),
        layout: fc.constantFrom("overlay" as const, "multiples" as const),
      }),
      say: (drawn) =>
        curvesHowToRead({
          ...{ split: "dev", population: "Known", where: null, intersected: false, x: "epoch" },
          ...drawn,
        } as unknown as CurvesModel),
      claims: [
        [/more new facts/, ({ runs }) => new Set(runs.map((one) => one.unknownShare)).size > 1],
        [/One line a run/, ({ groups }) => groups === null],
        [
          /any other colour is a run’s own/,
          ({ runs }) => runs.some(({ color }) => color === "pink"),
        ],
        [/Mean of each group; the band/, ({ groups }) => groups !== null],
        [/single runs/, ({ groups, runs }) => groups !== null && runs.length > 0],
        [/a ring is a run’s best/, ({ rate, groups }) => rate === "accuracy" && groups === null],
        [/same axes/, ({ layout }) => layout === "multiples"],
        [/Dotted: (alpha|beta|gamma)/, ({ runs }) => runs.some(({ isBaseline }) => isBaseline)],
      ],
    });
  });
});

it("sums up each line by the ends that were measured, and says nothing of one without", () => {
  const line = (label: string, ys: (number | null)[]) =>
    ({ label, points: ys.map((y, x) => ({ x, y })) }) as never;
  expect(curvesSummary([line("a", [null, 0.8, 0.5, null]), line("b", [null])])).toBe(
    "a: from 80.0\u202f% to 50.0\u202f%.",
  );
});

it("calls a place by its axis", () => {
  expect(placeWords("best", 0)).toBe("At its best");
  expect(placeWords("best", -2)).toBe("2 epochs before its best");
  expect(placeWords("best", 3, "steps")).toBe("3 steps after its best");
  expect(placeWords("fitted", 0.5)).toBe("50.0\u202f% of Unknown fitted");
  expect(placeWords("epoch", 2.5)).toBe("Epoch 2.5");
});
