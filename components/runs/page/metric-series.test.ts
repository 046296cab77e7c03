import { describe, expect, it } from "vitest";
import { hasTimes, metricLines, metricPicture, stepsBetween } from "./metric-series";

describe("metricLines along time", () => {
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
    const { lines, note } = metricLines({ key: "loss", points }, { isLog: false, x: "time" });
    expect(lines[0]?.points.map(({ x }) => x)).toEqual([0, 90_000, 180_000]);
    expect(note).toContain("1 without a time");
  });

  it("is offered from two times on, and a range of it names steps", () => {
    expect([hasTimes(points), hasTimes(points.slice(0, 1))]).toEqual([true, false]);
    expect(stepsBetween(points, "time", [80_000, 200_000])).toEqual([2, 4]);
    expect(stepsBetween(points, "time", [1, 2])).toBeNull();
  });
});

describe("metricLines of what is no number", () => {
  it("breaks the line, keeps the word, and says how many", () => {
    const nan = { step: 2, epoch: null, value: null, notANumber: "NaN" as const };
    const points = [
      { step: 1, epoch: null, value: 1.033 },
      nan,
      { step: 3, epoch: null, value: 2 },
    ];
    const { lines, note } = metricLines({ key: "loss", points }, { isLog: false, x: "step" });
    expect(lines[0]?.points.map(({ y }) => y)).toEqual([1.033, null, 2]);
    expect(lines[0]?.points[1]?.notANumber).toBe("NaN");
    expect(note).toContain("logged, but no number (1 shown)");
  });
});

describe("metricLines", () => {
  const values = [1.5, 0, -2, null];
  const answer = {
    ...{ key: "loss", keys: ["loss"], shown: 4, of: 4 },
    points: values.map((value, step) => ({ step, epoch: null, time: null, value })),
  };

  it("leaves every value on a linear scale", () => {
    const { lines, note } = metricLines(answer, { isLog: false, x: "step" });
    expect(lines[0]?.points.map(({ y }) => y)).toEqual(values);
    expect(note).toBe("");
  });

  it("leaves out of a log scale what is not above zero, and says how many", () => {
    const { lines, note } = metricLines(answer, { isLog: true, x: "step" });
    expect(lines[0]?.points.map(({ y }) => y)).toEqual([1.5, null, null, null]);
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

describe("several metrics in one picture", () => {
  const walk = (key: string, values: readonly number[]) => ({
    ...{ key, shown: values.length, of: values.length },
    points: values.map((value, step) => ({ step, epoch: null, value })),
  });
  const picture = (smooth?: number) =>
    metricPicture({
      ...walk("train/loss", [4, 1, 4, 1, 4]),
      ...{ isLog: false, smooth, also: [walk("eval/loss", [2, 2, 2])] },
    });

  it("names them all, each group in its panel, each line in a colour of its own", () => {
    const { title, series, panels, note } = picture();
    expect(title).toBe("train/loss, eval/loss by step");
    expect(panels.map((panel) => panel.title)).toEqual(["train/loss", "eval/loss"]);
    expect(series.map(({ label, panel }) => [label, panel])).toEqual([
      ["train/loss", panels[0]?.id],
      ["eval/loss", panels[1]?.id],
    ]);
    expect(new Set(series.map(({ color }) => color)).size).toBe(2);
    expect(note).toBe("Showing 8 of 8 points.");
  });

  it("smooths and says so, with what was logged behind", () => {
    const { series, howToRead } = picture(3);
    expect(howToRead).toContain("the mean of 3 points");
    const [logged, smoothed] = series;
    expect(logged?.behind).toBe(smoothed?.id);
    expect(logged?.points.map(({ y }) => y)).toEqual([4, 1, 4, 1, 4]);
    expect(smoothed?.points.map(({ y }) => y)).toEqual([4, 3, 2, 3, 4]);
  });

  it("says what was logged as no number on the faint line only", () => {
    const points = [1, null, 3].map((value, step) => ({
      ...{ step, epoch: null, value },
      ...(value === null ? { notANumber: "NaN" as const } : {}),
    }));
    const { lines } = metricLines({ key: "loss", points }, { isLog: false, x: "step", smooth: 3 });
    expect(lines.map((line) => line.points[1]?.notANumber)).toEqual(["NaN", undefined]);
    expect(lines[1]?.points.map(({ y }) => y)).toEqual([1, null, 3]);
  });

  it("starts time at the first point of all", () => {
    const at = (time: string) => [{ step: 1, epoch: null, time, value: 1 }];
    const { series } = metricPicture({
      ...{ key: "a", shown: 1, of: 1, isLog: false, x: "time" },
      points: at("2026-01-01T00:01:00.000Z"),
      also: [{ key: "b", shown: 1, of: 1, points: at("2026-01-01T00:00:00.000Z") }],
    });
    expect(series.map(({ points: [point] }) => point?.x)).toEqual([60_000, 0]);
  });
});
