import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { detailOf, readAt } from "@/components/charts/reading";
import { StaticExhibit } from "@/components/charts/static-exhibit";
import { csvOf } from "@/components/exports/csv-lines";
import { pictureExport } from "@/components/exports/picture-export";
import { metricPicture } from "@/components/runs/page/metric-series";

const values = [1.5, 1.033, null, null];
const metric = {
  ...{ key: "loss", isLog: false, shown: 4, of: 4 },
  points: values.map((value, k) => ({
    ...{ step: k + 1, epoch: null, value },
    ...(value === null ? { notANumber: k === 2 ? ("NaN" as const) : ("Infinity" as const) } : {}),
  })),
};
const picture = metricPicture(metric);
const zoom = null;

describe("a training metric that diverged", () => {
  it("ends where its numbers end, with a cross for each that was none", () => {
    const html = renderToStaticMarkup(
      <StaticExhibit id="m" label="m" {...picture} width={600} note={picture.note} />,
    );
    expect(html.match(/l7 7m0 -7l-7 7/g)).toHaveLength(2);
    expect(html).toContain("logged, but no number (2 shown)");
  });

  it("is read as the word that was logged", () => {
    const plot = { ...picture, zoom, hidden: [] };
    const [reading] = readAt(plot, { x: 3, label: "Step 3" });
    expect(reading?.text).toBe("NaN");
    expect(reading?.detail).toContain("logged, but no number");
    expect(detailOf({ x: 1, y: 0.8, label: "", total: 200, isEstimated: true }, "ratio")).toBe(
      "n about 200 (estimated)",
    );
  });

  it("is in a file as what was logged", () => {
    const provenance = { source: "s", date: "2026-01-01T00:00:00.000Z", n: "4", method: "m" };
    const csv = csvOf(pictureExport(picture, provenance));
    expect(csv).toMatch(/"Step 3",3,,,"NaN",/);
    expect(csv).toMatch(/"Step 4",4,,,"Infinity",/);
  });
});
