import { describe, expect, it } from "vitest";
import { exhibitPanels } from "@/components/charts/exhibit-panels";
import { pictureExport } from "@/components/exports/picture-export";
import { type ExhibitModel, exhibitCurves, withLabelNoise } from "@/lib/runs/exhibit/exhibit-model";
import { seriesPointOf } from "@/lib/testing/series-point";
import { exhibitCsv, exhibitRows, scoreNames, scoreRows } from "./exhibit-rows";
import {
  exhibitMarks,
  exhibitPicture,
  exhibitSeries,
  namedCurves,
  panelsWith,
} from "./exhibit-series";
import { exhibitSummary } from "./exhibit-words";

const frame = { x: "epoch", rate: "accuracy", zoom: null } as const;
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
const curvesOf = (own: typeof points, of: typeof headline | null = headline) =>
  namedCurves(exhibitCurves({ ...frame, points: own }, of));
const curves = curvesOf(points);
const series = exhibitSeries(curves);

describe("the curves of Exhibit 1", () => {
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
    const ids = curvesOf(onlyKnown).map(({ id }) => id);
    expect(ids).toEqual(["train-known", "dev"]);
  });

  it("shows all training examples together where none has a label", () => {
    const counts = { total: 10, correct: 1, fitted: 1 };
    const all = seriesPointOf({ ...train, ...counts, step: 0, epoch: 0, category: "all" });
    expect(curvesOf([all], null)[0]?.label).toBe("Train, all examples");
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
    const [head = "", first] = exhibitCsv(curves, []).split("\n");
    expect(head).toContain('"Dev Known numerator","Dev Known n","Dev Known rate"');
    expect(first?.startsWith("0,0,468,600,0.78,")).toBe(true);
    const hostile = curves.map((curve) => ({ ...curve, label: '=HYPERLINK("x")' }));
    expect(exhibitCsv(hostile, [])).toContain(`"'=HYPERLINK(""x"") n"`);
  });
});

const found: Omit<ExhibitModel, "curves"> = {
  ...{ chart: "exhibit", rate: "accuracy", x: "epoch", detectableDrop: 3.14 },
  ...{ best: { step: 76, epoch: 2 }, recommended: { step: 38, epoch: 1 } },
  ...{ alarm: { step: 228, epoch: 6 }, onset: { low: 1.5, high: 4 } },
};

describe("words of Exhibit 1", () => {
  it("names what the picture shows", () => {
    const picture = exhibitPicture({
      ...found,
      curves: exhibitCurves({ ...frame, points }, headline),
    });
    expect(picture.title).toBe("Train and dev accuracy over fine-tuning");
    expect(picture.howToRead).toContain("known facts kept out of training");
    expect(picture.note).toContain("3.1 points or more");
    const train = exhibitCurves({ ...frame, points }, null);
    expect(exhibitPicture({ ...found, curves: train }).howToRead).toContain("No held-out split");
  });

  it("sums the curves up for those who do not see them", () => {
    const text = exhibitSummary(curves, "accuracy").replaceAll("\u202f", " ");
    expect(text).toContain("Dev Known: from 80.0 % at epoch 0 to 84.8 % at epoch 2.");
    expect(text).toContain("Train Known: 78.0 % at epoch 0.");
  });
});

describe("exhibitMarks", () => {
  const evaluated = [1, 2, 6].map((epoch) =>
    seriesPointOf({ step: epoch * 38, epoch, total: 10, correct: 5, abstained: 0 }),
  );
  const marksOf = (x: "epoch" | "step", given: Partial<ExhibitModel> = {}) => {
    const own = exhibitCurves({ ...frame, x, points: evaluated }, headline);
    return exhibitMarks({ ...found, x, curves: own, ...given });
  };

  it("marks best, recommended and alarm at their epochs and the onset as a span", () => {
    const marks = marksOf("epoch");
    expect(marks.map(({ kind, x }) => [kind, x])).toEqual([
      ["best", 2],
      ["recommended", 1],
      ["alarm", 6],
      ["onset", 2.75],
    ]);
    expect(marks[3]).toMatchObject({ from: 1.5, to: 4 });
    expect(marks[0]?.label).toBe("best checkpoint, epoch 2");
  });

  it("places the checkpoints along steps, where an onset in epochs has no place", () => {
    expect(marksOf("step").map(({ kind, x }) => [kind, x])).toEqual([
      ["best", 76],
      ["recommended", 38],
      ["alarm", 228],
    ]);
  });

  it("draws one line where the best is the recommended one, and none for what is out of sight", () => {
    const { best } = found;
    const marks = marksOf("epoch", {
      recommended: best,
      alarm: { step: 999, epoch: 30 },
      onset: null,
    });
    expect(marks.map(({ label }) => label)).toEqual(["best and recommended checkpoint, epoch 2"]);
  });
});

describe("scores of the headline", () => {
  // 10 right, 6 wrong, 4 withheld of 20.
  const held = { step: 100, epoch: 1, split: "dev", category: "Known" } as const;
  const counted = seriesPointOf({ ...held, total: 20, correct: 10, abstained: 4 });

  it("weigh right, wrong and withheld answers: F, then answers that pay above a half and more", () => {
    const [row] = scoreRows([counted], headline, []);
    expect(row?.scores[0]).toBeCloseTo(20 / 36, 12);
    expect(row?.scores[1]).toBeCloseTo((10 - 6) / 20, 12);
    expect(row?.scores[2]).toBeCloseTo((10 - 18) / 20, 12);
    expect(row?.scores[3]).toBeCloseTo((10 - 54) / 20, 12);
    expect(row?.scores).toHaveLength(scoreNames.length);
  });

  it("say what part of what was right at the best is forgotten, on page and file", () => {
    // 10 are right now, 3 were lost and 1 gained: 12 were right at the best.
    const flows = [{ step: 100, sinceBest: { total: 20, lost: 3, gained: 1 } }];
    const rows = scoreRows([counted], headline, flows);
    expect(rows[0]?.scores.at(-1)).toBe(3 / 12);
    const curves = namedCurves(
      exhibitCurves({ points: [counted], x: "step", rate: "accuracy", zoom: null }, headline),
    );
    const [head = "", line = ""] = exhibitCsv(curves, rows).split("\n");
    expect(head).toMatch(
      /"F",.*"Forgetting rate since best","Lost since best","Gained since best"/,
    );
    expect(line).toMatch(/,0\.25,3,1\r?$/);
  });

  it("have no forgetting rate where another number of examples was evaluated at both, or none is known", () => {
    const flows = [{ step: 100, sinceBest: { total: 18, lost: 3, gained: 1 } }];
    expect(scoreRows([counted], headline, flows)[0]?.scores.at(-1)).toBeNull();
    expect(scoreRows([counted], headline, [])[0]?.scores.at(-1)).toBeNull();
  });

  it("have no row of other examples, nor of rates without counts", () => {
    const other = seriesPointOf({ ...held, split: "test", total: 20, correct: 10, abstained: 4 });
    const logged = { ...counted, basis: "none", total: null, correct: null } as const;
    expect(scoreRows([other, logged], headline, [])).toEqual([]);
  });
});

describe("the bands of label noise", () => {
  const noise = {
    redraws: 200,
    curves: [
      {
        ...{ split: "dev", population: "Known" as const, facts: 800 },
        points: [{ step: 76, low: 0.854, high: 0.866 }],
      },
    ],
  };
  const own = withLabelNoise(exhibitCurves({ ...frame, points }, headline), "accuracy", noise);
  const picture = exhibitPicture({ ...found, curves: own });

  it("are drawn beside the interval, and said", () => {
    const dev = picture.series.find(({ id }) => id === "dev");
    expect(dev?.points.map(({ lighter }) => lighter)).toEqual([
      undefined,
      { low: 0.854, high: 0.866 },
    ]);
    expect(picture.note).toContain("label noise");
    expect(exhibitPicture({ ...found, curves: [] }).note).not.toContain("label noise");
  });

  const provenance = { source: "run", date: "2026-01-01", n: "800", method: "as counted" };

  it("go with the numbers that are taken away", () => {
    const { head, rows } = pictureExport(picture, provenance);
    expect(head.slice(-2)).toEqual(["label noise low", "label noise high"]);
    expect(rows.at(-1)?.slice(-2)).toEqual([0.854, 0.866]);
  });
});
