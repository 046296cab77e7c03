import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { PlotPoint } from "@/components/charts/plot-model";
import { StaticExhibit } from "@/components/charts/static-exhibit";

function point(x: number, y: number | null): PlotPoint {
  return { x, y, label: `epoch ${x}` };
}

function draw(points: readonly PlotPoint[], over: { isWhiskered?: boolean; width?: number } = {}) {
  const { width = 800, ...look } = over;
  return renderToStaticMarkup(
    <StaticExhibit
      id="exhibit"
      label="Exhibit 1"
      series={[{ id: "dev", label: "Dev Known", color: "dev", panel: "dev", points, ...look }]}
      xAxis={{ label: "epoch", unit: "number" }}
      width={width}
    />,
  );
}

const curveOf = (markup: string) => markup.match(/<path d="([^"]*)" fill="none"/)?.[1] ?? "";

describe("StaticExhibit", () => {
  it("breaks a line where nothing was measured", () => {
    const gap = [point(0, 0.8), point(1, 0.8), point(2, null), point(3, 0.8), point(4, 0.8)];
    const pieces = curveOf(draw(gap)).split("M").slice(1);
    expect(pieces.map((piece) => piece.split("L").length)).toEqual([2, 2]);
  });

  it("draws one checkpoint as a dot", () => {
    expect(draw([point(0, 0.8)]).match(/<circle/g)).toHaveLength(1);
  });

  it("draws an interval as a bar at every point when asked", () => {
    const points = [0, 1].map((x) => ({ ...point(x, 0.8), low: 0.7, high: 0.9 }));
    expect(draw(points, { isWhiskered: true })).toMatch(/d="M[\d.]+ [\d.]+V[\d.]+M[\d.]+ [\d.]+V/);
  });

  it("draws a lighter band with edges where there is one, and makes room for it", () => {
    const points = [0, 1].map((x) => ({ ...point(x, 0.5), lighter: { low: 0.7, high: 0.9 } }));
    expect(draw(points)).toMatch(/<path d="M[^"]+Z" fill="[^"]+" stroke="[^"]+" fill-opacity/);
    expect(draw(points)).toContain(">90\u202f%<");
    expect(draw([point(0, 0.5), point(1, 0.5)])).not.toContain("fill-opacity");
  });

  it("never draws NaN or Infinity, whatever the points", () => {
    const anyPoint = fc
      .tuple(fc.double(), fc.option(fc.double({ min: 0, max: 1 })))
      .map(([x, y]) => point(x, y));
    fc.assert(
      fc.property(
        fc.uniqueArray(anyPoint, { maxLength: 12, selector: ({ x }) => x }),
        fc.integer({ min: 240, max: 2000 }),
        (points, width) => {
          expect(draw(points, { width })).not.toMatch(/NaN|Infinity/);
        },
      ),
    );
  });
});
