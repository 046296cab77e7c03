import { beforeEach, expect, test } from "vitest";
import { writtenSearches } from "./written-searches";

beforeEach(() => writtenSearches.clear());

test("an older address that is shown late does not take back a newer one", () => {
  writtenSearches.add("axes=lr");
  writtenSearches.add("axes=lr,seed");
  writtenSearches.shown("axes=lr");
  expect(writtenSearches.newest()).toBe("axes=lr,seed");
  writtenSearches.shown("axes=lr,seed");
  expect(writtenSearches.newest()).toBeNull();
});

test("where the router leaves one out, the newest that it shows ends all before it", () => {
  for (const search of ["a=1", "a=2", "a=3"]) writtenSearches.add(search);
  writtenSearches.shown("a=3");
  expect(writtenSearches.newest()).toBeNull();
});

test("an address that nobody wrote is where somebody went", () => {
  writtenSearches.add("a=1");
  writtenSearches.shown("q=other");
  expect(writtenSearches.newest()).toBeNull();
});

test("whoever listens hears of a write, and no longer once they left", () => {
  let heard = 0;
  const leave = writtenSearches.subscribe(() => {
    heard += 1;
  });
  writtenSearches.add("a=1");
  expect(heard).toBe(1);
  leave();
  writtenSearches.clear();
  expect(heard).toBe(1);
});
