import { beforeEach, expect, test } from "vitest";
import { WrittenSearches } from "./written-searches";

let searches: WrittenSearches;
beforeEach(() => {
  searches = new WrittenSearches();
});

test("an older address that is shown late does not take back a newer one", () => {
  searches.shown("/runs", "");
  searches.add("axes=lr");
  searches.add("axes=lr,seed");
  searches.shown("/runs", "axes=lr");
  expect(searches.newest()).toBe("axes=lr,seed");
  searches.shown("/runs", "axes=lr,seed");
  expect(searches.newest()).toBeNull();
});

test("a write that comes before the router says where the page was opened stands", () => {
  searches.add("x=fitted");
  searches.shown("/runs", "");
  expect(searches.newest()).toBe("x=fitted");
});

test("an address that is shown again is no news", () => {
  searches.shown("/runs", "");
  searches.add("x=fitted");
  searches.shown("/runs", "");
  expect(searches.newest()).toBe("x=fitted");
});

test("where the router leaves one out, the newest that it shows ends all before it", () => {
  for (const search of ["a=1", "a=2", "a=3"]) searches.add(search);
  searches.shown("/runs", "a=3");
  expect(searches.newest()).toBeNull();
});

test.each([
  ["/runs", "q=other"],
  ["/compare", ""],
])("an address that nobody wrote is where somebody went: %s?%s", (pathname, search) => {
  searches.shown("/runs", "");
  searches.add("a=1");
  searches.shown(pathname, search);
  expect(searches.newest()).toBeNull();
});

test("whoever listens hears of a write, and no longer once they left", () => {
  let heard = 0;
  const leave = searches.subscribe(() => {
    heard += 1;
  });
  searches.add("a=1");
  expect(heard).toBe(1);
  leave();
  searches.clear();
  expect(heard).toBe(1);
});
