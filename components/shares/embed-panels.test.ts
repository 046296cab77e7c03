import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOutPanels } from "@/components/charts/panel-layout";
import { embedPanels } from "@/components/shares/embed-panels";
import type { PlotPicture } from "@/components/shares/picture-model";

const picture: PlotPicture = {
  kind: "plot",
  ...{
    title: "t",
    howToRead: "",
    summary: "",
    note: "",
    xAxis: { label: "epoch", unit: "number" },
  },
  panels: [
    { id: "train", unit: "ratio", domain: "full", height: 164 },
    { id: "dev", unit: "ratio", domain: "fit", height: 204 },
  ],
  series: [
    {
      ...{ id: "dev", label: "Dev Known", color: "dev", panel: "dev" },
      points: [0, 1, 2].map((x) => ({ x, y: 0.8 - x / 10, label: `Epoch ${x}` })),
    },
  ],
  marks: [{ id: "best", kind: "best", x: 0, label: "best checkpoint, epoch 0" }],
};

function heightOf(height: number, width: number): number {
  const panels = embedPanels(picture, height);
  return layOutPanels({ ...picture, panels, zoom: null, hidden: [] }, width).height;
}

describe("embedPanels", () => {
  it("leaves room for title and source in any frame that can hold them", () => {
    const frames = fc.record({
      height: fc.integer({ min: 360, max: 2000 }),
      width: fc.integer({ min: 340, max: 1200 }),
    });
    fc.assert(
      fc.property(frames, ({ height, width }) => {
        expect(heightOf(height, width)).toBeLessThanOrEqual(height - 110);
      }),
    );
  });

  it("keeps panels readable where the frame is too low", () => {
    expect(Math.min(...embedPanels(picture, 100).map(({ height }) => height))).toBe(56);
  });
});
