import { expect, it } from "vitest";
import { embedPicture } from "./embed-picture";
import type { FlowPicture, TablePicture } from "./picture-model";

const words = { title: "", howToRead: "", summary: "", note: "", emptyReason: null };
const records = { head: [], rows: [] };
const flow: FlowPicture = { kind: "flow", ...words, records, flows: [], height: 224 };

it("gives bars the height that the frame leaves, and never less than they need", () => {
  const heightIn = (frame: number) => {
    const fitted = embedPicture(flow, frame);
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
  expect(embedPicture(table, 240)).toBe(table);
});
