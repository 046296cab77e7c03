import { expect, test } from "vitest";
import { slug } from "@/lib/http/schema";
import { isSetAside, ownSlug, setAsideSlug } from "./set-aside";

const id = "0193b1f0-0000-7000-8000-000000000000";

test("what is set aside goes by an id that nobody can ask for, and keeps its own in it", () => {
  const aside = setAsideSlug("run-1.b_c", id);
  expect(slug.safeParse(aside).success).toBe(false);
  expect([isSetAside(aside), ownSlug(aside)]).toEqual([true, "run-1.b_c"]);
});

test("what is not set aside goes by its own id", () => {
  expect([isSetAside("run"), ownSlug("run")]).toEqual([false, "run"]);
});
