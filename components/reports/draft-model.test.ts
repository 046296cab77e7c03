import { describe, expect, it } from "vitest";
import {
  added,
  type DraftChart,
  draftOf,
  isChanged,
  moved,
  removed,
  sentOf,
  withCaption,
  withMode,
  withText,
} from "./draft-model";

const chartFields = {
  kind: "chart" as const,
  caption: "Half new",
  name: "unk050_s1",
  mode: "live" as const,
  view: {},
  target: { kind: "run" as const, run: "unk050_s1" },
};
const stored = { ...chartFields, chart: "c1", checksum: null, addedAt: "2026-11-28T12:00:00Z" };
const saved = draftOf({ title: "Ours", blocks: [{ kind: "text", text: "Words" }, stored] });
const newChart: DraftChart = { ...chartFields, chart: null, key: "new 1" };

describe("sentOf", () => {
  it("names a chart that the report has by its id, and says of a new one what it shows", () => {
    expect(sentOf(added(saved, newChart)).blocks).toEqual([
      { kind: "text", text: "Words" },
      { kind: "chart", chart: "c1", caption: "Half new" },
      {
        ...{ kind: "new-chart", target: chartFields.target, view: {}, mode: "live" },
        caption: "Half new",
      },
    ]);
  });

  it("leaves a text out that holds nothing", () => {
    expect(sentOf(withText(saved, "text 0", " \n")).blocks).toHaveLength(1);
  });
});

describe("a draft", () => {
  it("is as saved until something of it is sent otherwise", () => {
    expect(isChanged(added(saved, { kind: "text", text: "", key: "new 1" }), saved)).toBe(false);
    expect(isChanged(withCaption(saved, "c1", "Other"), saved)).toBe(true);
    expect(isChanged(moved(saved, "c1", -1), saved)).toBe(true);
  });

  it("moves a block by one place and no further than the ends", () => {
    const keysOf = ({ blocks }: typeof saved) => blocks.map(({ key }) => key);
    expect(keysOf(moved(saved, "c1", -1))).toEqual(["c1", "text 0"]);
    expect(moved(saved, "c1", 1)).toBe(saved);
    expect(moved(saved, "text 0", -1)).toBe(saved);
    expect(keysOf(removed(saved, "text 0"))).toEqual(["c1"]);
  });

  it("makes a new chart of the same view where live becomes frozen", () => {
    const [, chart] = sentOf(withMode(saved, "c1", "frozen")).blocks;
    expect(chart).toMatchObject({
      ...{ kind: "new-chart", mode: "frozen", target: chartFields.target },
    });
    expect(withMode(saved, "c1", "live").blocks[1]).toEqual(saved.blocks[1]);
  });
});
