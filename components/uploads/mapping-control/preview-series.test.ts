import { describe, expect, test } from "vitest";
import {
  previewAxis,
  previewPicture,
  rateColors,
  rateSeriesOf,
} from "@/components/uploads/mapping-control/preview-series";
import { completeMeaning } from "@/lib/domain/mapping/complete-meaning";
import type { SeriesMeaning } from "@/lib/domain/mapping/mapping";
import { wilson } from "@/lib/domain/rates/rates";
import type { CandidateSeries } from "@/lib/uploads/inspect-schema";

const plainRate = completeMeaning({});

function candidate(
  set: string,
  values: readonly (number | null)[],
  epochOf: (index: number) => number | null = (index) => index,
): CandidateSeries {
  const points = values.map((value, index) => ({
    step: index * 401,
    epoch: epochOf(index),
    value,
  }));
  const ends = { first: values[0] ?? null, last: values.at(-1) ?? null, count: values.length };
  return { key: `eval/${set}/accuracy`, ...plainRate, set, points, ...ends };
}

function read(
  series: readonly CandidateSeries[],
  patch: (set: string) => Partial<SeriesMeaning> | null = () => ({}),
) {
  return new Map(
    series.map(({ key, set }): [string, SeriesMeaning | null] => {
      const said = patch(set ?? "");
      return [key, said && { ...plainRate, set, ...said }];
    }),
  );
}

const g0 = candidate("g0", [0.7, 0.6, 0.59]);
const g1 = candidate("g1", [0.2, 0.4, 0.3]);

describe("a preview", () => {
  test("draws sets without a class in teal by their first value, without bands", () => {
    const plot = previewPicture([g1, g0], read([g1, g0]));
    expect(plot?.series.map(({ color, label }) => [color, label])).toEqual([
      ["set-1", "g1 30\u202f%"],
      ["set-0", "g0 59\u202f%"],
    ]);
    expect(plot).toMatchObject({
      hasBands: false,
      sentence: "g0 is at its best before training. g1 peaks at epoch 1, then falls.",
      panels: [{ id: "held-out" }],
      xAxis: { label: "epoch" },
    });
  });

  test("draws a class in its colour, and train in a panel from 0 to 100 %", () => {
    const plot = previewPicture(
      [g0, g1],
      read([g0, g1], (set) =>
        set === "g0" ? { category: "Known" } : { category: "Unknown", split: "train" },
      ),
    );
    expect(plot?.series.map(({ color, panel }) => [color, panel])).toEqual([
      ["known", "held-out"],
      ["unknown", "train"],
    ]);
    expect(plot?.panels.map(({ id, domain }) => [id, domain])).toEqual([
      ["train", "full"],
      ["held-out", "fit"],
    ]);
  });

  test.each([
    ["none", null, false],
    ["estimated", 10, false],
    ["confirmed", 10, true],
    ["stated", 10, true],
  ] as const)("with an n that is %s", (basis, n, hasBands) => {
    const plot = previewPicture(
      [g0],
      read([g0], () => ({ basis, n })),
    );
    expect(plot?.hasBands).toBe(hasBands);
    const { low, high } = wilson(7, 10) ?? {};
    if (hasBands) expect(plot?.series[0]?.points[0]).toMatchObject({ y: 0.7, low, high });
  });

  test("reads per cent as ratios and leaves a gap where there is no number", () => {
    const percent = candidate("a", [40, null, 50]);
    const plot = previewPicture(
      [percent],
      read([percent], () => ({ scale: "percent" })),
    );
    expect(plot?.series[0]?.points.map(({ y }) => y)).toEqual([0.4, null, 0.5]);
  });

  test("puts the training loss below, where it has a place on the axis", () => {
    const loss = { ...candidate("x", [2, 1, 0.5]), key: "train/loss" };
    const meanings = read([g0]);
    expect(previewPicture([g0, loss], meanings)?.panels.map(({ id }) => id)).toContain("loss");
    const bare = { ...candidate("x", [2, 1], () => null), key: "train/loss" };
    expect(previewPicture([g0, bare], meanings)?.panels.map(({ id }) => id)).not.toContain("loss");
  });

  test("is none where nothing is read as a rate", () => {
    expect(
      previewPicture(
        [g0],
        read([g0], () => null),
      ),
    ).toBeNull();
    expect(
      previewPicture(
        [g0],
        read([g0], () => ({ quantity: "loss" })),
      ),
    ).toBeNull();
  });
});

test("epochs that go back, or are missing, leave the x axis to steps", () => {
  const back = candidate("a", [0.1, 0.2, 0.3], (index) => (index === 2 ? 0 : index));
  const none = candidate("a", [0.1, 0.2], () => null);
  const axisOf = (series: CandidateSeries) => previewAxis(rateSeriesOf([series], read([series])));
  expect([g0, back, none].map(axisOf)).toEqual(["epoch", "step", "step"]);
});

test("more sets than tones share them from the first to the last", () => {
  const many = Array.from({ length: 11 }, (_, index) => candidate(`s${index}`, [1 - index / 20]));
  const colors = rateColors(rateSeriesOf(many, read(many)));
  expect([...colors.values()].at(0)).toBe("set-0");
  expect([...colors.values()].at(-1)).toBe("set-5");
});
