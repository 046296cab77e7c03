import { describe, expect, test } from "vitest";
import { attributesIn, evaluatedIn } from "./json-columns";

describe("columns of JSON", () => {
  test("hold attributes by name; what is nested deeper is given as its JSON", () => {
    const stored = { relation: "P19", hops: 2, isRare: true, none: null, of: ["a"] };
    expect(attributesIn(stored)).toEqual({ ...stored, of: '["a"]' });
    expect(() => attributesIn(["relation"])).toThrow();
  });

  test("hold the steps of an upload with their epochs, or nothing", () => {
    expect(evaluatedIn([[10, null]])).toEqual([[10, null]]);
    expect(evaluatedIn(null)).toBeNull();
    expect(() => evaluatedIn([10])).toThrow();
  });
});
