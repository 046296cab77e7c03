import { describe, expect, test } from "vitest";
import { storedMapping } from "./mapping-schema";

describe("storedMapping", () => {
  test("reads what was stored", () => {
    const mapping = { columns: { step: "global_step" }, constants: { split: "dev" } };
    expect(storedMapping(mapping)).toEqual(mapping);
  });

  test.each([null, "step", { columns: { step: 3 } }, { rows: "tables" }])(
    "throws on %j, which is no mapping",
    (column) => {
      expect(() => storedMapping(column)).toThrow();
    },
  );
});
