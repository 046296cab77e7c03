import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { SharedContent } from "@/lib/shares/shared-view";
import { SharedChosen } from "./shared-chosen";

const at = "2026-11-28T10:00:00.000Z";
const chosen = { step: 76, epoch: 2, at };
const words = (content: object) =>
  renderToStaticMarkup(<SharedChosen content={content as SharedContent} />)
    .replaceAll("</li>", "\n")
    .replaceAll(/<[^>]+>/g, "");

describe("SharedChosen", () => {
  it("says which checkpoint was chosen and when, of a run and of a whole run", () => {
    const told = "Chosen: epoch 2, step 76 28 Nov 2026, 10:00 UTC\n";
    expect(words({ kind: "run", chosen })).toBe(told);
    expect(words({ kind: "whole-run", asOf: at, main: { kind: "run", chosen } })).toBe(told);
  });

  it("says who and why where the link tells it, as the plain text it is", () => {
    const told = { ...chosen, by: "Ada", note: "<b>best</b>" };
    expect(words({ kind: "run", chosen: told })).toBe(
      "Chosen: epoch 2, step 76 by Ada, 28 Nov 2026, 10:00 UTC: &lt;b&gt;best&lt;/b&gt;\n",
    );
  });

  it("names the runs of a comparison, and says nothing where nobody chose", () => {
    const runs = [
      { id: "run-1", label: "A", chosen },
      { id: "run-2", label: "B" },
    ];
    expect(words({ kind: "comparison", runs })).toMatch(/^Chosen: A, epoch 2/);
    expect(words({ kind: "comparison", runs: [runs[1]] })).toBe("");
    expect(words({ kind: "run" })).toBe("");
  });
});
