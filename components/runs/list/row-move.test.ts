import { expect, test } from "vitest";
import { rowAfter } from "./row-move";

const place = { at: 5, count: 20, rowsPerScreen: 10 };

test("arrows, j and k walk by one row, with or without shift", () => {
  expect(["ArrowDown", "j", "J"].map((key) => rowAfter(key, place))).toEqual([6, 6, 6]);
  expect(["ArrowUp", "k", "K"].map((key) => rowAfter(key, place))).toEqual([4, 4, 4]);
});

test("pages and ends stay within the list", () => {
  expect(rowAfter("PageDown", place)).toBe(15);
  expect(rowAfter("PageDown", { ...place, at: 15 })).toBe(19);
  expect(rowAfter("PageUp", place)).toBe(0);
  expect(rowAfter("Home", place)).toBe(0);
  expect(rowAfter("End", place)).toBe(19);
});

test("leaves other keys and empty lists alone", () => {
  expect(rowAfter("a", place)).toBeNull();
  expect(rowAfter("ArrowDown", { ...place, count: 0 })).toBeNull();
});
