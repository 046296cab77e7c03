import { describe, expect, it } from "vitest";
import { metricPicture } from "./metric-picture";

const points = [
  { step: 1, epoch: null, value: 0.5 },
  { step: 2, epoch: 0.5, value: 0 },
  { step: 3, epoch: null, value: null },
];
const metric = { key: "loss", isLog: false, shown: 3, of: 40, points };

describe("a shared training metric", () => {
  it("is a line by step that says how much of it is drawn", () => {
    const { title, series, note, panels } = metricPicture(metric);
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
    const { series, note, panels } = metricPicture({ ...metric, isLog: true });
    expect(panels[0]?.scale).toBe("log");
    expect(series[0]?.points.map(({ y }) => y)).toEqual([0.5, null, null]);
    expect(note).toContain("1 not above zero");
  });
});
