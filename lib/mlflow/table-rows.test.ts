import { describe, expect, test } from "vitest";
import { linesOfTable } from "./table-rows";

describe("a table that MLflow logged", () => {
  test("is one object a row", () => {
    const table = {
      columns: ["step", "prediction"],
      data: [
        [1, "a\nb"],
        [2, null],
      ],
    };
    expect(linesOfTable(JSON.stringify(table))).toBe(
      '{"step":1,"prediction":"a\\nb"}\n{"step":2,"prediction":null}',
    );
  });

  test.each([
    ["no JSON", "{"],
    ["no table", '{"x":1}'],
    ["null", "null"],
    ["no rows", '{"columns":["a"],"data":[]}'],
    ["a row of another width", '{"columns":["a"],"data":[[1,2]]}'],
    ["columns that are not names", '{"columns":[1],"data":[[1]]}'],
    ["a column that would reach into our objects", '{"columns":["__proto__"],"data":[[1]]}'],
  ])("is none with %s", (_, text) => {
    expect(linesOfTable(text)).toBeNull();
  });
});
