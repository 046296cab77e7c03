// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { sampleOf } from "@/lib/domain/formats/sample";
import { askAboutRows } from "@/lib/domain/mapping/ask-about-rows";
import type { InspectedFile } from "@/lib/uploads/inspect-schema";
import { type BundleDraft, untouchedDraft } from "./bundle-draft";
import { FileProblems } from "./file-problems";

const question = askAboutRows(sampleOf(new TextEncoder().encode("when,which,said\n1,f1,Rome\n")));
const unknown: InspectedFile = {
  ...{ path: "odd.csv", filename: "odd.csv", bytes: 1, format: null, name: null, holds: null },
  ...{
    rows: null,
    isWhole: true,
    needsWhole: false,
    target: null,
    run: null,
    runs: [],
    step: null,
  },
  ...{ mapping: {}, remembered: null, shape: "table:1", reasons: [], series: [], warnings: [] },
  questions: question === null ? [] : [question],
  preview: { columns: ["when", "which", "said"], rows: [["1", "f1", "Rome"]] },
  problem: { message: "nothing was stored: no column says the checkpoint", details: [] },
};

const draw = (file: InspectedFile, draft = untouchedDraft) => {
  const said: BundleDraft[] = [];
  render(
    <FileProblems files={[file]} hasOthers={false} draft={draft} onDraft={(d) => said.push(d)} />,
  );
  return said;
};

afterEach(cleanup);

describe("a table that no format is told by", () => {
  it("is shown with its first rows and asked what a row of it is", () => {
    const said = draw(unknown);
    expect(screen.getByText(/Say what its rows and columns are/)).toBeTruthy();
    expect(screen.getByText("Rome")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "An answer of the model" }));
    expect(said[0]?.given["table:1"]?.answers).toEqual({ rows: "predictions" });
  });

  it("is then asked which column is which, though none bears a name that says it", () => {
    const details = [{ line: 2, column: "example_id", message: "example_id is missing" }];
    const problem = { message: "nothing was stored: 1 line cannot be read", details };
    const said = draw({ ...unknown, format: "predictions", holds: "predictions", problem });
    fireEvent.change(screen.getByLabelText("Column of example"), { target: { value: "which" } });
    expect(said[0]?.given["table:1"]?.own.columns).toEqual({ example: "which" });
  });

  it("of another kind is told what to drop instead, and asked nothing", () => {
    draw({ ...unknown, questions: [] });
    expect(screen.getByText(/Drop what is said below instead/)).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });
});
