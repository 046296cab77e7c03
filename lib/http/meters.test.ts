import { expect, test } from "vitest";
import { routeOf } from "./meters";

test("a route has no names in it", () => {
  const path = "/api/v1/projects/demo/runs/my%20run/uploads";
  expect(routeOf(path, { project: "demo", run: "my run" })).toBe(
    "/api/v1/projects/[project]/runs/[run]/uploads",
  );
  expect(routeOf("/api/v1/projects", {})).toBe("/api/v1/projects");
});
