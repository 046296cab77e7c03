import { describe, expect, it } from "vitest";
import { runUploadLines } from "@/components/runs/list/upload-lines";
import type { RunDetail } from "@/lib/runs/schema";
import { configurationRows } from "./configuration-rows";
import { detectableWords } from "./exhibit-words";
import { parseTags } from "./parse-tags";
import { runMeta } from "./run-meta";
import { splitFindings } from "./split-findings";

const run: RunDetail = {
  ...{ id: "r", name: "r", status: "finished", health: "healthy", method: null, seed: 1 },
  ...{
    dataset: null,
    tags: [],
    color: null,
    trainingSize: 1200,
    shares: { Unknown: 0.5, HighlyKnown: 0.5 },
  },
  ...{
    baseModel: "tiny-gpt-3x128",
    unknownShare: 0.5,
    unknownFitted: 1,
    isRatesOnly: false,
    openSets: 0,
    checkpoints: 31,
  },
  ...{ best: null, last: null, drop: null, onset: null, recommended: null, chosen: null },
  ...{ confirmed: null, isWithheld: false, endAnswers: null },
  sparkline: [],
  ...{ createdAt: "2026-11-24T04:18:08.758Z", updatedAt: "2026-11-24T04:18:08.758Z" },
  ...{
    notes: null,
    startedAt: null,
    finishedAt: null,
    plannedCheckpoints: null,
    baseline: null,
    control: null,
  },
  ...{ lastSign: null, remedy: null, remedyOf: null },
  ...{
    hasAnswers: true,
    splits: [],
    metricKeys: [],
    metricKeyCount: 0,
    foreignLabels: null,
    hyperparameters: { lr: 4e-5, decay: -1, note: null },
  },
};
const plain = (text: string) => text.replaceAll("\u202f", " ");

describe("runMeta", () => {
  it("says base model, share of Unknown, |D| and checkpoints", () => {
    expect(plain(runMeta(run))).toBe("tiny-gpt-3x128 · 50 % Unknown · |D| 1,200 · 31 checkpoints");
    expect(plain(runMeta({ ...run, unknownShare: 0.125 }))).toContain("12.5 % Unknown");
  });

  it("leaves out what is not known", () => {
    const bare = { ...run, baseModel: null, unknownShare: null, trainingSize: 0, checkpoints: 1 };
    expect(runMeta(bare)).toBe("1 checkpoint");
  });
});

describe("configurationRows", () => {
  it("lists settings by name, and only what is known of the run", () => {
    const { about, settings } = configurationRows(run);
    expect(settings).toEqual([
      { name: "decay", value: "−1" },
      { name: "lr", value: "0.00004" },
      { name: "note", value: "–" },
    ]);
    expect(about.map(({ name }) => name)).toEqual(["run", "training set", "created"]);
    expect(about.at(-1)?.value).toBe("24 Nov 2026, 04:18 UTC");
  });
});

describe("parseTags", () => {
  it("trims, drops empty ones and keeps each once", () => {
    expect(parseTags(" a, b,,a , c d ")).toEqual(["a", "b", "c d"]);
    expect(parseTags("")).toEqual([]);
  });
});

describe("detectableWords", () => {
  it("says the fall that would be found, where it is known", () => {
    expect(detectableWords(3.12)).toBe(
      "A lasting fall of 3.1 points or more would be found in 4 of 5 such runs.",
    );
    expect(detectableWords(null)).toBe("");
    expect(detectableWords(null)).toBe("");
  });
});

describe("splitFindings", () => {
  it("keeps apart what happened and how far to trust it", () => {
    const findings = ["onset", "no-control", "fall"].map((kind) => ({ kind, segments: [] }));
    const { main, limits } = splitFindings(findings);
    expect(main.map(({ kind }) => kind)).toEqual(["onset", "fall"]);
    expect(limits.map(({ kind }) => kind)).toEqual(["no-control"]);
  });
});

describe("runUploadLines", () => {
  it("names this server, this run and the key's place", () => {
    const lines = runUploadLines({ project: "demo", run: "a b", origin: "http://localhost:3000" });
    const code = lines.map((line) => line.code).join("\n");
    expect(code).toContain("http://localhost:3000/api/v1/projects/demo/runs/a%20b/uploads");
    expect(code).toContain("Authorization: Bearer YOUR_KEY");
  });
});
