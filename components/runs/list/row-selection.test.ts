import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  nothingSelected,
  selectBetween,
  selectionState,
  toggleAll,
  toggleRun,
} from "./row-selection";

const runs = ["a", "b", "c", "d"].map((id) => ({ id, name: `run ${id}` }));
const [a, , c] = runs as [{ id: string; name: string }, unknown, { id: string; name: string }];

test("choosing a run twice leaves nothing chosen", () => {
  const once = toggleRun(nothingSelected, a);
  expect([...once]).toEqual([["a", "run a"]]);
  expect(toggleRun(once, a).size).toBe(0);
  expect(nothingSelected.size).toBe(0);
});

describe("selectBetween", () => {
  test("takes both ends, in either direction, and keeps what was chosen", () => {
    const before = toggleRun(nothingSelected, a);
    for (const [from, to] of [
      [1, 2],
      [2, 1],
    ] as const) {
      expect([...selectBetween(before, { runs, from, to }).keys()]).toEqual(["a", "b", "c"]);
    }
  });

  test("ends where the list ends", () => {
    const whole = selectBetween(nothingSelected, { runs, from: 2, to: 99 });
    expect([...whole.keys()]).toEqual(["c", "d"]);
  });

  test("chooses as many as lie between two places", () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), (from, to) => {
        const { size } = selectBetween(nothingSelected, { runs, from, to });
        expect(size).toBe(Math.abs(from - to) + 1);
      }),
    );
  });
});

describe("toggleAll", () => {
  test("chooses the rest first, then none, and leaves runs of other lists alone", () => {
    const elsewhere = toggleRun(nothingSelected, { id: "z", name: "run z" });
    const some = toggleRun(elsewhere, c);
    expect(selectionState(some, runs)).toBe("some");
    const all = toggleAll(some, runs);
    expect(selectionState(all, runs)).toBe("all");
    expect([...toggleAll(all, runs).keys()]).toEqual(["z"]);
  });

  test("says of an empty list that nothing is chosen", () => {
    expect(selectionState(toggleRun(nothingSelected, a), [])).toBe("none");
  });
});
