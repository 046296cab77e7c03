import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { curvesPicture } from "@/components/comparisons/curves/curves-series";
import { groupsPicture } from "@/components/comparisons/curves/groups-words";
import { inFrame } from "@/components/shares/embed-size";
import { staticPlots } from "@/components/shares/page/static-view";
import { previewDrawing } from "@/components/shares/preview/preview-drawing";
import type { ComparisonModel } from "@/lib/comparisons/comparison-model";
import type { RunModel } from "@/lib/comparisons/curves/curves-model";

const point = (x: number, numerator: number) => ({ x, step: x, epoch: x, numerator, total: 10 });
const figure = { step: 2, epoch: 2, correct: 4, total: 10, accuracy: 0.4, low: 0.2, high: 0.7 };
const run = (id: string, isBaseline = false): RunModel => ({
  ...{ id, label: `Run ${id}`, unknownShare: 0.5, color: null, isBaseline, fits: null },
  ...{ points: [point(0, 5), point(1, 8), point(2, 4)], drop: null, recommended: null },
  ...{ best: figure, last: figure },
});
const band = (x: number, mean: number, runs: number) => {
  return { x, mean, low: mean - 0.1, high: mean + 0.1, runs };
};
const model: ComparisonModel = {
  ...{ rate: "accuracy", x: "epoch", zoom: null, split: "dev", population: "Known", where: null },
  ...{ examples: 10, runs: [run("run-1", true), run("run-2")], findings: [], leftOut: 0 },
};
const groups = [
  {
    ...{ id: "group-1", label: "Half (2 runs)", runs: 2, unknownShare: 0.5, color: "series-2" },
    ...{ points: [band(0, 0.5, 2), band(1, 0.8, 2), band(2, 0.4, 2)], fits: null },
  },
  {
    ...{ id: "group-2", label: "None", runs: 1, unknownShare: 0, color: null },
    ...{ points: [band(0, 0.6, 1), band(2, 0.7, 1)], fits: null },
  },
];
const grouped = { ...model, runs: [], groups };

const textOf = (picture: ReturnType<typeof curvesPicture>) =>
  renderToStaticMarkup(<figure>{staticPlots({ picture, isCompact: false, id: "static" })}</figure>);

describe("curvesPicture", () => {
  it("is one picture of all lines, also for a link that was frozen before there were others", () => {
    const picture = curvesPicture(model);
    expect(picture.multiples).toBeNull();
    expect(picture.series.map(({ id }) => id)).toEqual(["run-1", "run-2"]);
  });

  it("is a picture a run on equal axes, the baseline behind, before any script", () => {
    const picture = curvesPicture({ ...model, layout: "multiples" });
    expect(picture.multiples).toMatchObject({ baseline: "run-1", x: [0, 2] });
    expect(picture.howToRead).toContain("Dotted: Run run-1.");
    const html = textOf(picture);
    expect(html.match(/<svg[^>]*role="img"/g)).toHaveLength(2);
    expect(html).toContain("Run run-2, on the axes of all");
  });

  it("draws groups as mean and band, without a band for a run alone", () => {
    const { series, howToRead } = curvesPicture(grouped);
    expect(series.map(({ id, label, color }) => [id, label, color])).toEqual([
      ["group-1", "Half (2 runs)", "series-2"],
      ["group-2", "None", expect.any(String)],
    ]);
    expect(series[0]?.points[1]).toMatchObject({ x: 1, y: 0.8, label: "Epoch 1", low: 0.8 - 0.1 });
    expect(series[1]?.points[0]).not.toHaveProperty("low");
    expect(howToRead).toContain("from its lowest to its highest run");
  });

  it("has the single runs thin behind the groups only where the link has them", () => {
    const both = curvesPicture({ ...grouped, runs: model.runs });
    expect(both.series.map(({ id, dash }) => [id, dash])).toEqual([
      ["run-1", "dotted"],
      ["run-2", "dotted"],
      ["group-1", "solid"],
      ["group-2", "solid"],
    ]);
  });
});

describe("small multiples of a link", () => {
  const picture = curvesPicture({ ...model, layout: "multiples" });

  it("are as low as a frame asks for, but never too low to read", () => {
    const heightIn = (frame: number) => {
      const embedded = inFrame(picture, frame);
      return embedded.kind === "plot" ? embedded.multiples?.height : null;
    };
    expect(heightIn(100)).toBe(56);
    expect(heightIn(360)).toBe(360 - 124 - 56);
  });

  it("stand inside the preview, and say how many more there are", () => {
    const runs = Array.from({ length: 12 }, (_, k) => run(`run-${k + 1}`, k === 0));
    const many = curvesPicture({ ...model, runs, layout: "multiples" });
    const { drawing, scale } = previewDrawing(many, { width: 1104, height: 368 });
    const { texts } = drawing;
    expect([drawing.width * scale, drawing.height * scale]).toEqual([1104, 368]);
    for (const { x, y } of texts) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(690);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(230);
    }
    expect(texts.map(({ text }) => text)).toContain("and 4 more");
    expect(new Set(texts.map(({ id }) => id)).size).toBe(texts.length);
  });
});

describe("the tables of a shared comparison", () => {
  it("say best and last of each group", () => {
    const picture = groupsPicture(grouped);
    expect(picture?.table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ["Half (2 runs)", "80.0\u202f%", "40.0\u202f%", "−40.0"],
      ["None", "70.0\u202f%", "70.0\u202f%", "0.0"],
    ]);
    expect(picture?.table.rows[0]?.cells[2]?.note).toBe("30.0 to 50.0");
    expect(groupsPicture(model)).toBeNull();
  });

  it("take the lowest of a rate that is better low for the best", () => {
    const [half] = groupsPicture({ ...grouped, rate: "hallucination" })?.table.rows ?? [];
    expect(half?.cells.map(({ text }) => text)).toEqual([
      ...["Half (2 runs)", "40.0\u202f%", "40.0\u202f%", "0.0"],
    ]);
  });
});
