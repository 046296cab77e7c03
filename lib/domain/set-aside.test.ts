import { expect, test } from "vitest";
import { isSetAside, ownSlug } from "./set-aside";

const aside = "run-1.b_c~0193b1f0-0000-7000-8000-000000000000";

test("what is set aside keeps its own id in the one that it goes by", () => {
  expect([isSetAside(aside), ownSlug(aside)]).toEqual([true, "run-1.b_c"]);
});

test("what is not set aside goes by its own id", () => {
  expect([isSetAside("run"), ownSlug("run")]).toEqual([false, "run"]);
});
