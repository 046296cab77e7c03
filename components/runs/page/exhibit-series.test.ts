import { describe, expect, it } from "vitest";
import { exhibitPanels } from "@/components/charts/exhibit-panels";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { seriesPointOf } from "@/lib/testing/series-point";
import { exhibitCsv, exhibitRows } from "./exhibit-rows";
import { exhibitCurves, exhibitSeries, panelsWith } from "./exhibit-series";
import { exhibitSummary } from "./exhibit-summary";
import { exhibitHowToRead, exhibitTitle } from "./exhibit-words";
import { chooseX, xOptionsOf } from "./x-places";

const rate = rateDefinition("accuracy");
const headline = { split: "dev", population: "Known" } as const;
const train = { split: "train", abstained: 0 } as const;
const points = [
  seriesPointOf({
    ...train,
    step: 0,
    epoch: 0,
    category: "Known",
    total: 600,
    correct: 468,
    fitted: 468,
  }),
  seriesPointOf({
    ...train,
    step: 0,
    epoch: 0,
    category: "Unknown",
    total: 600,
    correct: 3,
    fitted: 3,
  }),
  seriesPointOf({ step: 0, epoch: 0, total: 800, correct: 640, abstained: 0 }),
  seriesPointOf({ step: 76, epoch: 2, total: 800, correct: 678, abstained: 0 }),
];
const curves = exhibitCurves({ points, rate, headline });
const x = chooseX(xOptionsOf(points), "epoch");
const series = x ? exhibitSeries(curves, x) : [];

describe("exhibitCurves", () => {
  it("has train Known and Unknown above and the held-out curve below", () => {
    const named = curves.map(({ label, panel, color }) => [label, panel, color]);
    expect(named).toEqual([
      ["Train Known", "train", "known"],
      ["Train Unknown", "train", "unknown"],
      ["Dev Known", "dev", "dev"],
    ]);
  });

  it("leaves out what D does not hold", () => {
    const onlyKnown = points.filter(({ category }) => category === "Known");
    const ids = exhibitCurves({ points: onlyKnown, rate, headline }).map(({ id }) => id);
    expect(ids).toEqual(["train-known", "dev"]);
  });

  it("shows all training examples together where none has a label", () => {
    const counts = { total: 10, correct: 1, fitted: 1 };
    const all = seriesPointOf({ ...train, ...counts, step: 0, category: "all" });
    expect(exhibitCurves({ points: [all], rate, headline: null })[0]?.label).toBe(
      "Train, all examples",
    );
  });
});

describe("exhibitSeries", () => {
  it("gives the held-out curve its interval band and the train curves their counts", () => {
    expect(series[2]?.points[1]).toMatchObject({ x: 2, y: 0.8475, numerator: 678, total: 800 });
    expect(series[2]?.points[1]?.low).toBeCloseTo(0.8209, 4);
    expect(series[0]?.points[0]).toMatchObject({ x: 0, y: 0.78, label: "Epoch 0 · step 0" });
    expect(series[0]?.points[0]).not.toHaveProperty("low");
  });

  it("leaves out a panel without a value", () => {
    expect(panelsWith(exhibitPanels, series).map(({ id }) => id)).toEqual(["train", "dev"]);
    const heldOut = series.filter(({ panel }) => panel === "dev");
    expect(panelsWith(exhibitPanels, heldOut).map(({ id }) => id)).toEqual(["dev"]);
    expect(panelsWith(exhibitPanels, [])).toEqual([]);
  });
});

describe("exhibitRows", () => {
  it("has a row a checkpoint and null where a curve lacks it", () => {
    const rows = exhibitRows(curves);
    expect(rows.map(({ step }) => step)).toEqual([0, 76]);
    expect(rows[1]?.cells[0]).toBeNull();
    expect(rows[1]?.cells[2]).toMatchObject({ numerator: 678, total: 800 });
  });

  it("writes the same as CSV, with a hostile split name as text", () => {
    const [head = "", first] = exhibitCsv(curves).split("\n");
    expect(head).toContain('"Dev Known numerator","Dev Known n","Dev Known rate"');
    expect(first?.startsWith("0,0,468,600,0.78,")).toBe(true);
    const hostile = curves.map((curve) => ({ ...curve, label: '=HYPERLINK("x")' }));
    expect(exhibitCsv(hostile)).toContain(`"'=HYPERLINK(""x"") n"`);
  });
});

describe("words of Exhibit 1", () => {
  it("names what the picture shows", () => {
    expect(exhibitTitle(curves, rate)).toBe("Train and dev accuracy over fine-tuning");
    expect(exhibitHowToRead({ curves, rate, headline })).toContain(
      "known facts kept out of training",
    );
    expect(exhibitHowToRead({ curves, rate, headline: null })).toContain("No held-out split");
  });

  it("sums the curves up for those who do not see them", () => {
    const text = exhibitSummary(curves, rate).replaceAll("\u202f", " ");
    expect(text).toContain("Dev Known: from 80.0 % at epoch 0 to 84.8 % at epoch 2.");
    expect(text).toContain("Train Known: 78.0 % at epoch 0.");
  });
});
