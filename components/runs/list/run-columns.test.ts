import { describe, expect, test } from "vitest";
import type { RunColumn } from "@/lib/runs/list/list-schema";
import {
  allColumns,
  defaultColumns,
  directionOf,
  nameColumn,
  nextOrder,
  shownColumns,
} from "./run-columns";

const settings: RunColumn[] = [
  { key: "config.lr", label: "lr", kind: "number", runs: 12 },
  { key: "config.method", label: "method", kind: "text", runs: 3 },
  { key: "metric.loss", label: "loss", kind: "number", runs: 12 },
];

describe("shownColumns", () => {
  const keys = (given: string[] | null) => shownColumns(given, settings).map(({ key }) => key);

  test("shows the usual columns where the address names none", () => {
    expect(keys(null)).toEqual(defaultColumns);
  });

  test("keeps the order of the address, each column once", () => {
    expect(keys(["best", "config.lr", "status", "best"])).toEqual(["best", "config.lr", "status"]);
  });

  test("keeps a setting that no run is known to have and leaves out names that are nothing", () => {
    expect(keys(["metric.eval/f1", "nonsense", "name"])).toEqual(["metric.eval/f1"]);
    expect(shownColumns(["metric.eval/f1"], []).map(({ label }) => label)).toEqual(["eval/f1"]);
  });

  test("aligns numbers to the right and text to the left", () => {
    const shown = shownColumns(["config.lr", "config.method"], settings);
    expect(shown.map(({ isNumeric }) => isNumeric)).toEqual([true, false]);
  });
});

describe("orders", () => {
  const find = (key: string) => {
    const column = [nameColumn, ...allColumns(settings)].find((entry) => entry.key === key);
    if (column === undefined) throw new Error(`no column ${key}`);
    return column;
  };

  test("the first click on a figure shows the highest, on a name or a setting the lowest first", () => {
    expect(nextOrder(find("best"), "-created")).toBe("-best");
    expect(nextOrder(find("best"), "-best")).toBe("best");
    expect(nextOrder(find("name"), "-created")).toBe("name");
    expect(nextOrder(find("config.lr"), "-created")).toBe("config.lr");
    expect(nextOrder(find("metric.loss"), "metric.loss")).toBe("-metric.loss");
    expect(nextOrder(find("curve"), "-created")).toBeNull();
  });

  test("the largest fall is the lowest change", () => {
    expect(nextOrder(find("drop"), "-created")).toBe("-drop");
    expect(directionOf(find("drop"), "-drop")).toBe("ascending");
    expect(directionOf(find("drop"), "drop")).toBe("descending");
  });

  test("a head says only its own order", () => {
    expect(directionOf(find("best"), "-best")).toBe("descending");
    expect(directionOf(find("best"), "best")).toBe("ascending");
    expect(directionOf(find("last"), "-best")).toBeNull();
  });
});
