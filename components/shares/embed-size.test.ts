import fc from "fast-check";
import { expect, it } from "vitest";
import { layOutPanels } from "@/components/charts/panel-layout";
import type { FlowPicture, PlotPicture, TablePicture } from "@/components/charts/picture-model";
import { inFrame } from "./embed-size";

const words = { title: "", howToRead: "", summary: "", note: "", emptyReason: null };
const records = { head: [], rows: [] };
const flow: FlowPicture = { kind: "flow", ...words, records, flows: [], height: 224 };

it("gives bars the height that the frame leaves, and never less than they need", () => {
  const heightIn = (frame: number) => {
    const fitted = inFrame(flow, frame);
    return fitted.kind === "flow" ? fitted.height : null;
  };
  expect(heightIn(520)).toBeGreaterThan(224);
  expect(heightIn(520)).toBeLessThan(520);
  expect(heightIn(240)).toBe(140);
});

it("leaves a table as it is: the frame scrolls", () => {
  const table: TablePicture = {
    kind: "table",
    ...words,
    records,
    table: { columns: [], rows: [] },
  };
  expect(inFrame(table, 240)).toBe(table);
});

const plot: PlotPicture = {
  ...{ kind: "plot", title: "t", howToRead: "", summary: "", note: "" },
  xAxis: { label: "epoch", unit: "number" },
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

function panelsIn(frame: number) {
  const fitted = inFrame(plot, frame);
  return fitted.kind === "plot" ? fitted.panels : [];
}

it("leaves room for title and source in any frame that can hold them", () => {
  const frames = fc.record({
    height: fc.integer({ min: 360, max: 2000 }),
    width: fc.integer({ min: 340, max: 1200 }),
  });
  fc.assert(
    fc.property(frames, ({ height, width }) => {
      const panels = panelsIn(height);
      const layout = layOutPanels({ ...plot, panels, zoom: null, hidden: [] }, width);
      expect(layout.height).toBeLessThanOrEqual(height - 110);
    }),
  );
});

it("keeps panels readable where the frame is too low", () => {
  expect(Math.min(...panelsIn(100).map(({ height }) => height))).toBe(56);
});
