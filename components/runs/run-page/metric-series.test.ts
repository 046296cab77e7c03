import { describe, expect, it } from "vitest";
import { chooseMetric, metricSeries } from "./metric-series";

describe("chooseMetric", () => {
  it("takes the wanted one, else a loss, else the first", () => {
    expect(chooseMetric(["lr", "loss"], "lr")).toBe("lr");
    expect(chooseMetric(["eval_loss", "lr", "train_loss"], null)).toBe("train_loss");
    expect(chooseMetric(["lr", "my_loss"], "gone")).toBe("my_loss");
    expect(chooseMetric(["lr"], null)).toBe("lr");
    expect(chooseMetric([], "loss")).toBeNull();
  });
});

describe("metricSeries", () => {
  const values = [1.5, 0, -2, null];
  const answer = {
    ...{ key: "loss", keys: ["loss"], shown: 4, of: 4 },
    points: values.map((value, step) => ({ step, epoch: null, time: null, value })),
  };

  it("leaves every value on a linear scale", () => {
    const { series, note } = metricSeries(answer, false);
    expect(series[0]?.points.map(({ y }) => y)).toEqual(values);
    expect(note).toBe("");
  });

  it("leaves out of a log scale what is not above zero, and says how many", () => {
    const { series, note } = metricSeries(answer, true);
    expect(series[0]?.points.map(({ y }) => y)).toEqual([1.5, null, null, null]);
    expect(note).toContain("2 not above zero");
  });
});
