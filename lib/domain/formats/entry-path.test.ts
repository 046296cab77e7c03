import { describe, expect, test } from "vitest";
import { entryPathProblem, filenameOf, folderOf, tidyPath } from "./entry-path";

describe("a path of an archive", () => {
  test.each(["../x.json", "a/../../x.json", "a\\..\\x.json", "a/.."])(
    "that climbs is refused: %s",
    (path) => {
      expect(entryPathProblem(path)).toMatch(/leaves the archive/);
    },
  );

  test.each(["/etc/passwd", "C:\\x.json", "c:/x.json", "\\\\host\\x"])(
    "that is absolute is refused: %s",
    (path) => {
      expect(entryPathProblem(path)).toMatch(/is absolute/);
    },
  );

  test.each(["", "a\0b", "a\ud800", "x".repeat(1001)])("that is no path is refused", (path) => {
    expect(entryPathProblem(path)).not.toBeNull();
  });

  test.each(["results/..__x__epoch_5/results.json", "...", "a..b/c", "./run/x.json"])(
    "may have dots that do not climb: %s",
    (path) => {
      expect(entryPathProblem(path)).toBeNull();
    },
  );

  test("is written one way", () => {
    expect(tidyPath("./run\\checkpoint-500//x.json")).toBe("run/checkpoint-500/x.json");
    expect(filenameOf("run/x.json")).toBe("x.json");
    expect(folderOf("run/a/x.json")).toBe("run/a");
    expect(folderOf("x.json")).toBe("");
  });
});
