import { describe, expect, test } from "vitest";
import type { RunListItem } from "@/lib/runs/schema";
import { applyAction, type RunPages } from "./apply-action";

function run(id: string, change: Partial<RunListItem> = {}): RunListItem {
  return {
    id,
    name: id,
    status: "finished",
    lastSign: null,
    health: "healthy",
    baseModel: null,
    method: null,
    seed: null,
    dataset: null,
    tags: ["mixture"],
    color: null,
    trainingSize: 0,
    shares: {},
    unknownShare: null,
    unknownFitted: null,
    isRatesOnly: false,
    openSets: 0,
    checkpoints: 0,
    best: null,
    last: null,
    drop: null,
    onset: null,
    recommended: null,
    ...{ confirmed: null, isWithheld: false, endAnswers: null },
    chosen: null,
    sparkline: [],
    createdAt: "2026-11-24T00:00:00.000Z",
    updatedAt: "2026-11-24T00:00:00.000Z",
    archivedAt: null,
    values: {},
    ...change,
  };
}

const list: RunPages = {
  pages: [
    { items: [run("a"), run("b")], nextCursor: "2" },
    { items: [run("c")], nextCursor: null },
  ],
  pageParams: [null, "2"],
};
const idsOf = ({ pages }: RunPages) => pages.map(({ items }) => items.map(({ id }) => id));
const runs = ["b", "c"];

describe("applyAction", () => {
  test("takes deleted runs out of every list and archived ones out of a list without them", () => {
    const filter = { sort: "-created" };
    for (const action of ["delete", "archive"] as const)
      expect(idsOf(applyAction(list, { applied: { action, runs }, filter }))).toEqual([["a"], []]);
  });

  test("marks archived runs where they are shown too, and lets restored ones go where only those are", () => {
    const applied = { action: "archive", runs } as const;
    const shown = applyAction(list, { applied, filter: { archived: "with" } });
    expect(shown.pages[0]?.items[1]?.archivedAt).not.toBeNull();
    const only = { archived: "only" } as const;
    const rest = applyAction(shown, { applied: { action: "unarchive", runs }, filter: only });
    expect(idsOf(rest)).toEqual([["a"], []]);
  });

  test("gives and takes a tag, once", () => {
    const tagged = applyAction(list, {
      applied: { action: "tag", runs, tag: "mixture" },
      filter: {},
    });
    expect(tagged.pages[0]?.items.map(({ tags }) => tags)).toEqual([["mixture"], ["mixture"]]);
    const bare = applyAction(list, {
      applied: { action: "untag", runs, tag: "mixture" },
      filter: {},
    });
    expect(bare.pages[0]?.items.map(({ tags }) => tags)).toEqual([["mixture"], []]);
  });

  test("gives a colour and takes it", () => {
    const colored = applyAction(list, {
      applied: { action: "color", runs, color: "teal" },
      filter: {},
    });
    const colorsIn = ({ pages }: RunPages) =>
      pages.flatMap(({ items }) => items.map(({ color }) => color));
    expect(colorsIn(colored)).toEqual([null, "teal", "teal"]);
    const bare = { applied: { action: "color", runs, color: null }, filter: {} } as const;
    expect(colorsIn(applyAction(colored, bare))).toEqual([null, null, null]);
  });

  test("leaves cursors and the list it was given as they are", () => {
    const before = structuredClone(list);
    const after = applyAction(list, { applied: { action: "delete", runs }, filter: {} });
    expect(after.pages.map(({ nextCursor }) => nextCursor)).toEqual(["2", null]);
    expect(list).toEqual(before);
  });
});
