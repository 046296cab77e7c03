import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFilter } from "./parse-filter";
import { whatIsDue } from "./what-is-due";

const due = (text: string) => whatIsDue(text, text.length);

describe("what is due in a filter", () => {
  test("is a name at its beginning, after and, or, not and an opening parenthesis", () => {
    for (const text of ["", "  ", "best > 1 and ", "best > 1 || ", "not ", "(", "a = b and not (("])
      expect(due(text), text).toEqual({ kind: "name", from: text.length, word: "" });
    expect(due("best > 1 and le")).toEqual({ kind: "name", from: 13, word: "le" });
  });

  test("is a sign after a name, a value after a sign, and a joint after a value", () => {
    expect(due("lr ")).toEqual({ kind: "operator", name: "lr", from: 3, word: "" });
    expect(due("lr<")).toEqual({ kind: "value", name: "lr", operator: "<", from: 3, word: "" });
    expect(due("lr == 1e")).toMatchObject({ kind: "value", operator: "=", from: 6, word: "1e" });
    expect(due("lr < 1e-4 an")).toEqual({ kind: "joint", from: 10, word: "an" });
    expect(due("(lr < 1e-4) ")).toMatchObject({ kind: "joint" });
  });

  test("is the value whose quote is still open", () => {
    const value = { kind: "value", name: "my key", operator: "=", from: 11 };
    expect(due('"my key" = "a b')).toEqual({ ...value, word: "a b" });
    expect(due("'my key' = 'a < b")).toEqual({ ...value, word: "a < b" });
  });

  test("is nothing after a mistake", () => {
    for (const text of ["< 3", "best best ", "best > 1 size ", "best > and ", "a & b"])
      expect(due(text), text).toBeNull();
  });

  test("is read before the caret alone", () => {
    expect(whatIsDue("wa < 3", 2)).toEqual({ kind: "name", from: 0, word: "wa" });
  });

  test("agrees with the parser: where a filter may end, a joint is due", () => {
    const part = fc.constantFrom("best", "<", "0.5", "and", "or", "(", ")", '"a b"', "=", "lora");
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 9 }), (parts) => {
        const text = `${parts.join(" ")} `;
        const isWhole = parseFilter(text).mistake === null;
        if (isWhole) expect(due(text)?.kind).toBe("joint");
      }),
    );
  });
});
