import { expect, test } from "vitest";
import { nameStatements } from "./statement-names";

test("a statement that is asked often has a name of its own from then on", () => {
  const nameOf = nameStatements();
  const ask = (sql: string) => nameOf({ sql });
  const first = Array.from({ length: 6 }, () => ask("SELECT 1"));
  expect(first.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
  expect(first[4]).toMatch(/^onset_\d+$/);
  expect(first[5]).toBe(first[4]);
  const other = Array.from({ length: 5 }, () => ask("SELECT 2")).at(-1);
  expect(other).toMatch(/^onset_\d+$/);
  expect(other).not.toBe(first[4]);
  expect(ask("SELECT 1")).toBe(first[4]);
});

test("however many different statements are asked, few have a name, and those that had one keep it", () => {
  const nameOf = nameStatements();
  const often = (sql: string) => Array.from({ length: 5 }, () => nameOf({ sql })).at(-1);
  const first = often("SELECT 0");
  const names = Array.from({ length: 6000 }, (_, n) => often(`SELECT ${n + 1}`));
  expect(new Set(names.filter(Boolean)).size).toBe(299);
  expect(names.at(-1)).toBeUndefined();
  expect(nameOf({ sql: "SELECT 0" })).toBe(first);
});
