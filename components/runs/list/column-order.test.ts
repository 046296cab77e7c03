import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maxColumns, moveColumn, readColumns, toggleColumn } from "./column-order";

const keys = ["status", "best", "config.lr"];

describe("moveColumn", () => {
  test("changes places with the neighbour", () => {
    expect(moveColumn(keys, { key: "best", by: -1 })).toEqual(["best", "status", "config.lr"]);
    expect(moveColumn(keys, { key: "best", by: 1 })).toEqual(["status", "config.lr", "best"]);
  });

  test("leaves the ends and unknown columns where they are", () => {
    expect(moveColumn(keys, { key: "status", by: -1 })).toEqual(keys);
    expect(moveColumn(keys, { key: "config.lr", by: 1 })).toEqual(keys);
    expect(moveColumn(keys, { key: "absent", by: 1 })).toEqual(keys);
  });

  test("there and back again is where it was", () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(names, fc.nat(), (list, at) => {
        const key = list[at % (list.length - 1)] ?? "";
        const there = moveColumn(list, { key, by: 1 });
        expect(moveColumn(there, { key, by: -1 })).toEqual(list);
      }),
    );
  });
});

describe("toggleColumn", () => {
  test("adds at the end and takes away", () => {
    expect(toggleColumn(keys, "seed")).toEqual([...keys, "seed"]);
    expect(toggleColumn(keys, "best")).toEqual(["status", "config.lr"]);
  });

  test("adds none beyond the most that are allowed", () => {
    const full = Array.from({ length: maxColumns }, (_, k) => `config.k${k}`);
    expect(toggleColumn(full, "seed")).toEqual(full);
  });
});

describe("readColumns", () => {
  test("keeps each key once, without empty ones", () => {
    expect(readColumns(["best", " best", "", "last"])).toEqual(["best", "last"]);
  });

  test("takes an address that names no column for one that says nothing", () => {
    expect(readColumns(null)).toBeNull();
    expect(readColumns(["", " "])).toBeNull();
  });

  test("bounds what a hostile address asks for", () => {
    const many = Array.from({ length: 500 }, (_, k) => `metric.${k}`);
    expect(readColumns(many)).toHaveLength(maxColumns);
  });
});
