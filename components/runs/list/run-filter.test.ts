import { describe, expect, it } from "vitest";
import { filterOf, isNarrowed, loadRunFilter } from "./run-filter";

describe("filterOf", () => {
  it("reads an address as the API's query", () => {
    const state = loadRunFilter("?q=unk&tag=mixture&tag=idk&status=finished&sort=-drop");
    expect(filterOf(state)).toEqual({
      q: "unk",
      tag: ["mixture", "idk"],
      status: ["finished"],
      sort: "-drop",
    });
  });

  it("leaves out what is not chosen", () => {
    expect(filterOf(loadRunFilter("?q=%20"))).toEqual({ sort: "-created" });
  });

  it("ignores a status and an order that do not exist", () => {
    expect(filterOf(loadRunFilter("?status=dead&sort=colour"))).toEqual({ sort: "-created" });
  });
});

describe("isNarrowed", () => {
  it("holds for a search, a tag, a status or a dataset, not for an order", () => {
    expect(isNarrowed({ sort: "name" })).toBe(false);
    expect(isNarrowed({ q: "a" })).toBe(true);
    expect(isNarrowed({ dataset: "tiny-world", sort: "name" })).toBe(true);
  });
});
