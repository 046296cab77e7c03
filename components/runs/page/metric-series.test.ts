import { describe, expect, it } from "vitest";
import { chooseMetric, hasTimes, metricPicture, metricSeries, stepsBetween } from "./metric-series";

describe("chooseMetric", () => {
  it("takes the wanted one, else a loss, else the first", () => {
    expect(chooseMetric(["lr", "loss"], "lr")).toBe("lr");
    expect(chooseMetric(["eval_loss", "lr", "train_loss"], null)).toBe("train_loss");
    expect(chooseMetric(["loss", "train_loss", "train_runtime"], null)).toBe("loss");
    expect(chooseMetric(["lr", "my_loss"], "gone")).toBe("my_loss");
    expect(chooseMetric(["lr"], null)).toBe("lr");
    expect(chooseMetric([], "loss")).toBeNull();
    expect(chooseMetric(["a"], "beyond the first", true)).toBe("beyond the first");
  });
});

describe("metricSeries along time", () => {
  const at = (step: number, time: string | null, value = step) => ({
    step,
    epoch: null,
    time,
    value,
  });
  const points = [
    at(1, "2026-01-01T00:00:00.000Z"),
    at(2, "2026-01-01T00:01:30.000Z"),
    at(3, null),
    at(4, "2026-01-01T00:03:00.000Z"),
  ];

  it("starts at the first point and leaves out those without a time, saying how many", () => {
    const { series, note } = metricSeries({ key: "loss", points }, { isLog: false, x: "time" });
    expect(series[0]?.points.map(({ x }) => x)).toEqual([0, 90_000, 180_000]);
    expect(note).toContain("1 without a time");
  });

  it("is offered from two times on, and a range of it names steps", () => {
    expect([hasTimes(points), hasTimes(points.slice(0, 1))]).toEqual([true, false]);
    expect(stepsBetween(points, "time", [80_000, 200_000])).toEqual([2, 4]);
    expect(stepsBetween(points, "time", [1, 2])).toBeNull();
  });
});

describe("metricSeries of what is no number", () => {
  it("breaks the line, keeps the word, and says how many", () => {
    const nan = { step: 2, epoch: null, value: null, notANumber: "NaN" as const };
    const points = [
      { step: 1, epoch: null, value: 1.033 },
      nan,
      { step: 3, epoch: null, value: 2 },
    ];
    const { series, note } = metricSeries({ key: "loss", points }, { isLog: false, x: "step" });
    expect(series[0]?.points.map(({ y }) => y)).toEqual([1.033, null, 2]);
    expect(series[0]?.points[1]?.notANumber).toBe("NaN");
    expect(note).toContain("logged, but no number (1 shown)");
  });
});

describe("metricSeries", () => {
  const values = [1.5, 0, -2, null];
  const answer = {
    ...{ key: "loss", keys: ["loss"], shown: 4, of: 4 },
    points: values.map((value, step) => ({ step, epoch: null, time: null, value })),
  };

  it("leaves every value on a linear scale", () => {
    const { series, note } = metricSeries(answer, { isLog: false, x: "step" });
    expect(series[0]?.points.map(({ y }) => y)).toEqual(values);
    expect(note).toBe("");
  });

  it("leaves out of a log scale what is not above zero, and says how many", () => {
    const { series, note } = metricSeries(answer, { isLog: true, x: "step" });
    expect(series[0]?.points.map(({ y }) => y)).toEqual([1.5, null, null, null]);
    expect(note).toContain("2 not above zero");
  });
});

const logged = [
  { step: 1, epoch: null, value: 0.5 },
  { step: 2, epoch: 0.5, value: 0 },
  { step: 3, epoch: null, value: null },
];
const shared = { key: "loss", isLog: false, shown: 3, of: 40, points: logged };

describe("a shared training metric", () => {
  it("is a line by step that says how much of it is drawn", () => {
    const { title, series, note, panels } = metricPicture(shared);
    expect(title).toBe("loss by step");
    expect(series.map(({ panel }) => panel)).toEqual(panels.map(({ id }) => id));
    expect(series[0]?.points.map(({ x, y }) => [x, y])).toEqual([
      [1, 0.5],
      [2, 0],
      [3, null],
    ]);
    expect(note).toBe("Showing 3 of 40 points.");
  });

  it("leaves out of a log scale what is not above zero, and says so", () => {
    const { series, note, panels } = metricPicture({ ...shared, isLog: true });
    expect(panels[0]?.scale).toBe("log");
    expect(series[0]?.points.map(({ y }) => y)).toEqual([0.5, null, null]);
    expect(note).toContain("1 not above zero");
  });
});
