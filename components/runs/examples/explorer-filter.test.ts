import { describe, expect, test } from "vitest";
import { explorerFilterOf, isExplorerNarrowed, loadExplorerState } from "./explorer-filter";

const read = (address: string) => loadExplorerState(new URLSearchParams(address));

describe("filterOf", () => {
  test("leaves out what the address leaves open", () => {
    expect(explorerFilterOf(read(""))).toEqual({});
  });

  test("reads every filter of an address", () => {
    const address =
      "split=dev&category=Known&transition=lost-since-best&by=relation&slice=P26&q=%20born%20&lostAt=228";
    expect(explorerFilterOf(read(address))).toEqual({
      split: "dev",
      category: "Known",
      transition: "lost-since-best",
      by: "relation",
      slice: "P26",
      q: "born",
      lostAt: 228,
    });
  });

  test("ignores a slice without the attribute it belongs to, and the attribute alone", () => {
    expect(explorerFilterOf(read("slice=P26"))).toEqual({});
    expect(explorerFilterOf(read("by=relation"))).toEqual({});
  });

  test("keeps step 0, which is a checkpoint like any other", () => {
    expect(explorerFilterOf(read("gainedAt=0"))).toEqual({ gainedAt: 0 });
  });

  test("ignores values that the API would refuse", () => {
    expect(explorerFilterOf(read("category=Martian&transition=lost&lostAt=often"))).toEqual({});
  });

  test("cuts a text to what the API accepts", () => {
    expect(explorerFilterOf(read(`q=${"a".repeat(500)}`)).q).toHaveLength(200);
  });
});

test("isNarrowed is false where only split and category are chosen", () => {
  expect(isExplorerNarrowed(explorerFilterOf(read("split=dev&category=Known")))).toBe(false);
  expect(isExplorerNarrowed(explorerFilterOf(read("q=born")))).toBe(true);
});
