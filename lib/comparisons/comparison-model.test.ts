import { describe, expect, it } from "vitest";
import { curvesOfPage, modelForGuests } from "@/lib/comparisons/comparison-model";
import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import { type CompareView, loadCompareView } from "@/lib/comparisons/view-state";

const figures = { best: null, last: null, recommended: null };
const attributable = {
  ...{ control: "plain", step: 30, epoch: 3, examples: 800 },
  ...{ points: 20.9, low: 16.9, high: 24.9, runFall: 31, controlFall: 10.1 },
};
const curve = {
  ...{ step: [10, 20], epoch: [1, 2], time: [null, null] },
  ...{ total: [8, 8], correct: [6, 4], abstained: [0, 1] },
};
const train = { step: [], epoch: [], time: [], known: [], unknown: [], knownTotal: 0 };
const run = (slug: string, unknownShare: number, more: object = {}) => ({
  ...{ run: slug, name: `Run ${slug}`, unknownShare, relabelledUnknown: 0, attributable, figures },
  ...{
    curve,
    train: { ...train, unknownTotal: 0 },
    drop: null,
    chosen: null,
    color: null,
    ...more,
  },
});
const outcome = (slug: string) => ({
  ...{ run: slug, kind: "filtered", setting: null, step: 30, epoch: 3 },
  counts: { total: 640, correct: 300, abstained: 0 },
  effect: null,
});
const answer = {
  ...{ split: "dev", population: "Known", where: null, examples: 8, intersected: false },
  ...{ baseline: "half", refusals: [], differences: [] },
  choice: {
    ...{ margin: 2, within: ["told"], best: { run: "all", step: 20, epoch: 2 } },
    needed: null,
  },
  findings: [{ segments: [{ text: "Run half lost most.", isStrong: false, of: { run: "half" } }] }],
  runs: [
    run("all", 1),
    run("half", 0.5),
    run("told", 0.5, { relabelledUnknown: 0.5 }),
    run("alone", 0.25, { attributable: null }),
  ],
  remedies: [
    { split: "test", sentence: "Filtering helps.", outcomes: ["half", "secret"].map(outcome) },
  ],
} as unknown as ComparisonResponse;

const viewOf = (search: string): CompareView => loadCompareView(new URLSearchParams(search));
const guests = (search: string, isWhole = true) =>
  modelForGuests(answer, { view: viewOf(search), isWhole, allow: { chooser: false } });

describe("modelForGuests", () => {
  const model = guests("");

  it("knows runs by the link's own ids and no run that is not shown, not even a control", () => {
    expect(model.runs.map(({ id, isBaseline }) => [id, isBaseline])).toEqual([
      ...[["run-1", false]],
      ...[["run-2", true]],
      ...[["run-3", false]],
      ...[["run-4", false]],
    ]);
    expect(model.attributions?.map(({ id, control }) => [id, control])).toEqual([
      ["run-2", null],
      ["run-1", null],
    ]);
    expect(model.attributions?.[0]).toMatchObject({ points: 20.9, low: 16.9, controlFall: 10.1 });
    expect(model.remedies?.[0]?.outcomes.map(({ id, counts }) => [id, counts.total])).toEqual([
      ["run-2", 640],
    ]);
    expect(JSON.stringify(model)).not.toMatch(/plain|secret|"(all|half|told|alone)"/);
  });

  it("says what to choose by the link's own ids", () => {
    expect(model.choice).toEqual({
      ...{ margin: 2, needed: null },
      best: { id: "run-1", step: 20, epoch: 2 },
    });
  });

  it("tells nothing outside the zoom", () => {
    const { zoom, runs } = guests("from=1.5&to=3");
    expect(zoom).toEqual([1.5, 3]);
    expect(runs[0]?.points).toEqual([{ x: 2, step: 20, epoch: 2, numerator: 4, total: 8 }]);
  });

  it("names and counts no run of a group, and leaves out what is said of one", () => {
    const grouped = guests("group=set-up");
    expect(grouped.groups?.map(({ runs }) => runs)).toEqual([4]);
    expect(JSON.stringify(grouped).replace("Run all (4 runs)", "")).not.toContain("Run ");
    expect(grouped).not.toHaveProperty("attributions");
    const behind = guests("group=set-up&single=true");
    expect(behind.runs).toHaveLength(4);
  });
});

describe("the colours of runs", () => {
  const alike = (more: object = {}) => ({
    ...answer,
    runs: [run("all", 0.5, { color: null, ...more }), run("half", 0.5, { color: "pink" })],
  });
  const colorsIn = (response: object) => {
    const told = { view: viewOf(""), isWhole: false, allow: { chooser: false } };
    return [
      curvesOfPage(response as ComparisonResponse, viewOf("")),
      modelForGuests(response as ComparisonResponse, told),
    ].map(({ runs }) => runs.map(({ color }) => color));
  };

  it("are the same for guests, who do not know the ids that they follow from", () => {
    const [page, guest] = colorsIn(alike());
    expect(page).toEqual([expect.stringMatching(/^[a-z]+$/), "pink"]);
    expect(guest).toEqual(page);
  });

  it("are those of the first run of each group", () => {
    const view = viewOf("group=set-up");
    const { groups } = curvesOfPage(
      alike({ color: "teal" }) as unknown as ComparisonResponse,
      view,
    );
    expect(groups?.map(({ color }) => color)).toEqual(["teal"]);
  });
});

describe("curvesOfPage", () => {
  it("is what guests see, whole and under the runs' own ids", () => {
    const page = curvesOfPage(answer, viewOf("y=hallucination&from=1.5&to=3"));
    const told = guests("y=hallucination", false);
    const { runs, ...frame } = page;
    expect(runs.map(({ id }) => id)).toEqual(["all", "half", "told", "alone"]);
    expect(runs.map(({ id: _, ...one }) => one)).toEqual(told.runs.map(({ id: _, ...one }) => one));
    expect(told).toMatchObject({ ...frame, zoom: null, isChartAlone: true });
    expect(told).not.toHaveProperty("attributions");
  });
});
