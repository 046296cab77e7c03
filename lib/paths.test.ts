import { describe, expect, it } from "vitest";
import { apiPaths, paths } from "@/lib/paths";

describe("paths", () => {
  it("keeps a hostile slug inside its segment", () => {
    expect(paths.run("demo", "../x?y#z")).toBe("/demo/runs/..%2Fx%3Fy%23z");
  });

  it("repeats a parameter once for each value", () => {
    expect(paths.compare("demo", ["a", "b"])).toBe("/demo/compare?run=a&run=b");
  });

  it("leaves out empty, null and undefined parameters", () => {
    expect(apiPaths.runs("demo", { q: "", tag: null, sort: undefined })).toBe(
      "/api/v1/projects/demo/runs",
    );
  });

  it("writes the addresses the HTTP contract names", () => {
    expect(apiPaths.series("demo", "unk050_s1", { split: "dev", category: ["Known"] })).toBe(
      "/api/v1/projects/demo/runs/unk050_s1/series?split=dev&category=Known",
    );
    expect(apiPaths.slickSamples("demo", "facts")).toBe(
      "/api/v1/projects/demo/datasets/facts/slick-samples",
    );
  });
});
