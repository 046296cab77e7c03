import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { StaticExhibit } from "@/components/charts/static-exhibit";
import { exhibitCurves } from "@/lib/runs/exhibit/exhibit-model";
import { ratePointOf } from "@/lib/testing/series-point";
import { exhibitPicture, namedCurves } from "./exhibit-series";
import { chooseHeadline } from "./headline";

/** Names by first value: g0 .708, g1 .439 ... as in the upload that this was drawn for. */
const firsts = { g3: 0.267, g0: 0.708, g1: 0.439, g4: 0.232, g2: 0.324, g5: 0.182 };
const open = Object.entries(firsts).flatMap(([set, first]) =>
  [first, null, 0.3].map((accuracy, epoch) =>
    ratePointOf({ step: epoch * 401, epoch, set, category: null, accuracy }),
  ),
);

function draw(points: typeof open) {
  const headline = chooseHeadline(points, { fallback: "Known" });
  const frame = { x: "epoch", rate: "accuracy", zoom: null } as const;
  const found = exhibitCurves({ ...frame, points }, headline);
  const curves = namedCurves(found);
  const marks = { best: null, recommended: null, alarm: null, onset: null, detectableDrop: null };
  const model = { chart: "exhibit", ...frame, ...marks, curves: found } as const;
  const { series, howToRead, panels } = exhibitPicture(model);
  const html = renderToStaticMarkup(
    <StaticExhibit
      id="e"
      label="e"
      series={series}
      panels={panels}
      xAxis={{ label: "epoch", unit: "number" }}
    />,
  );
  return { curves, series, html, howToRead };
}

describe("sets whose class nobody said", () => {
  it("are drawn by their own names in teal, strongest first by first value", () => {
    const { curves } = draw(open);
    expect(curves.map(({ label, color, panel }) => [label, color, panel])).toEqual(
      ["g0", "g1", "g2", "g3", "g4", "g5"].map((name, k) => [name, `set-${k}`, "dev"]),
    );
  });

  it("have no band, a break where nothing was logged, and a name at each end", () => {
    const { series, html, howToRead } = draw(open);
    expect(series[0]?.points.map(({ y }) => y)).toEqual([0.708, null, 0.3]);
    expect(series.flatMap(({ points }) => points).some(({ low }) => low != null)).toBe(false);
    for (const name of Object.keys(firsts)) expect(html).toContain(`>${name}</`);
    expect(howToRead).toContain("rates without counts, so no band");
  });

  it("leave their names to the legend where there are more than eight", () => {
    const many = Array.from({ length: 9 }, (_, k) => `set ${k}`).flatMap((set, k) =>
      [0, 1].map((epoch) =>
        ratePointOf({ step: epoch, epoch, set, category: null, accuracy: k / 10 }),
      ),
    );
    const { series, html } = draw(many);
    expect(series.every(({ hasNoEndLabel }) => hasNoEndLabel)).toBe(true);
    for (let k = 0; k < 9; k++) expect(html).toContain(`set ${k}`);
  });
});

describe("rates of known and unknown facts", () => {
  // field F1
  const points = [
    ...[0.81, 0.75, 0.66].map((accuracy, k) =>
      ratePointOf({ step: k + 1, epoch: k + 1, accuracy }),
    ),
    ...[0.02, 0.03, 0.03].map((accuracy, k) =>
      ratePointOf({ step: k + 1, epoch: k + 1, accuracy, category: "Unknown" }),
    ),
  ];

  it("are two lines of one panel, told apart by name, colour and dash, without a band", () => {
    const { curves, series, howToRead } = draw(points);
    expect(curves.map(({ label, color, dash }) => [label, color, dash])).toEqual([
      ["Dev Known", "dev", undefined],
      ["Dev Unknown", "unknown", "dashed"],
    ]);
    expect(series[0]?.points.map(({ y }) => y)).toEqual([0.81, 0.75, 0.66]);
    expect(series[1]?.points.map(({ y }) => y)).toEqual([0.02, 0.03, 0.03]);
    expect(series.flatMap(({ points: own }) => own).every(({ low }) => low === undefined)).toBe(
      true,
    );
    expect(howToRead).not.toContain("95\u00a0%\u00a0band");
  });
});
