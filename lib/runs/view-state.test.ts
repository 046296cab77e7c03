import { createLoader } from "nuqs/server";
import { describe, expect, it } from "vitest";
import { runViewParsers, wholeSteps, zoomBetween } from "./view-state";

const read = createLoader(runViewParsers);

describe("runViewParsers", () => {
  it("reads an empty address as the picture everyone starts with", () => {
    const view = read("");
    expect(view).toMatchObject({ x: "epoch", y: "accuracy", hide: [], table: false, split: null });
  });

  it("reads what a colleague's address says", () => {
    const view = read("?x=fitted&y=abstention&hide=train-known,dev&from=2&to=10.5&of=HighlyKnown");
    expect(view).toMatchObject({
      x: "fitted",
      y: "abstention",
      hide: ["train-known", "dev"],
      from: 2,
      to: 10.5,
      of: "HighlyKnown",
    });
  });

  it("falls back to the default where the address names nothing that exists", () => {
    const view = read("?x=moon&y=<script>&of=Everything&from=abc&table=perhaps");
    expect(view).toMatchObject({ x: "epoch", y: "accuracy", of: null, from: null, table: false });
  });
});

describe("zoomBetween", () => {
  it("is the range of two ordered bounds", () => {
    expect(zoomBetween(2, 10)).toEqual([2, 10]);
    expect(zoomBetween(-1, 0)).toEqual([-1, 0]);
  });

  it("is null when a bound is missing, the order is wrong or a bound is not finite", () => {
    expect(zoomBetween(null, 10)).toBeNull();
    expect(zoomBetween(2, null)).toBeNull();
    expect(zoomBetween(10, 2)).toBeNull();
    expect(zoomBetween(3, 3)).toBeNull();
    expect(zoomBetween(0, Number.POSITIVE_INFINITY)).toBeNull();
    expect(zoomBetween(Number.NaN, 1)).toBeNull();
  });
});

describe("wholeSteps", () => {
  it("asks for every step in sight", () => {
    expect(wholeSteps([10.2, 20.7])).toEqual({ from: 10, to: 21 });
    expect(wholeSteps(null)).toEqual({});
  });
});
