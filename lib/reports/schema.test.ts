import { describe, expect, it } from "vitest";
import { createReportInput } from "./schema";

const chart = {
  kind: "new-chart" as const,
  target: { kind: "run" as const, run: "unk050_s1", shows: "chart" as const },
};
const text = (length: number) => ({ kind: "text" as const, text: "x".repeat(length) });
const refusals = (report: object) =>
  createReportInput.safeParse(report).error?.issues.map(({ message }) => message) ?? [];

describe("a report", () => {
  it("of 200 charts is refused with both limits and the way out", () => {
    expect(refusals({ blocks: Array(200).fill(chart) })).toEqual([
      "a report holds at most 20 charts, not 200: put the others into a second report",
      "at most 100 texts and charts; make a second report of the rest",
    ]);
  });

  it("holds 20 charts and not one more", () => {
    expect(refusals({ blocks: Array(20).fill(chart) })).toEqual([]);
    expect(refusals({ blocks: Array(21).fill(chart) })).toEqual([
      "a report holds at most 20 charts, not 21: put the others into a second report",
    ]);
  });

  it("counts the characters of all its texts together", () => {
    expect(refusals({ blocks: [text(60_000), text(40_000)] })).toEqual([]);
    expect(refusals({ blocks: [text(60_000), text(40_001)] })).toEqual([
      "the texts of a report have at most 100000 characters together, not 100001",
    ]);
  });

  it("needs a title that can be seen", () => {
    expect(refusals({ title: " \u200b " })).toEqual(["a title needs characters that can be seen"]);
  });
});
