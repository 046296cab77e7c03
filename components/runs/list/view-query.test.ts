import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadRunFilter } from "./run-filter";
import { viewQuery } from "./view-query";

const nothing = loadRunFilter("");

describe("viewQuery", () => {
  test("says nothing of a list that is as it always is", () => {
    expect(viewQuery(nothing)).toBe("");
  });

  test("names what was chosen as the address does", () => {
    const query = "q=unk&tag=a&tag=b&status=finished&filter=lr+%3C+2e-5&sort=-best";
    expect(viewQuery(loadRunFilter(`?${query}`))).toBe(query);
  });

  test("gives the same state when it is read again, whatever people type", () => {
    const words = fc.string({ unit: "grapheme", maxLength: 20 });
    const trimmed = words.map((text) => text.trim());
    const named = words.filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(
        trimmed,
        fc.array(named, { maxLength: 3 }),
        trimmed,
        fc.option(fc.array(named, { minLength: 1, maxLength: 4 })),
        (q, tag, filter, columns) => {
          const state = { ...nothing, q, tag, filter, columns };
          expect(loadRunFilter(`?${viewQuery(state)}`)).toEqual(state);
        },
      ),
    );
  });

  test("holds no character that would end an address or begin another", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (filter) => {
        expect(viewQuery({ ...nothing, filter })).not.toMatch(/[\s#?]/);
      }),
    );
  });
});
