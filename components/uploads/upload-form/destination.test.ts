import { describe, expect, test } from "vitest";
import type { Detection } from "@/lib/domain/formats/detect";
import { type FormatId, findFormat, type RefusedId } from "@/lib/domain/formats/list";
import { problemsOf } from "./destination";
import { destinationOf, inUploadOrder } from "./destination-of";
import type { PickedFile } from "./picked-file";

function detectionOf(id: FormatId | RefusedId): Detection {
  const format = findFormat(id);
  return format === null
    ? { id: id as RefusedId, name: id, isSupported: false, reason: "" }
    : { id: id as FormatId, name: id, isSupported: true, holds: format.holds, reason: "" };
}

function picked(format: FormatId | RefusedId | null): PickedFile {
  return {
    id: format ?? "none",
    file: new File([], "file"),
    detection: format === null ? null : detectionOf(format),
    isOpaque: false,
    preview: null,
    state: { kind: "ready" },
  };
}

describe("files", () => {
  test("are sent so that what others refer to is there first", () => {
    const formats = [
      "metrics",
      null,
      "predictions",
      "training-set",
      "slick-samples",
      "examples",
    ] as const;
    expect(inUploadOrder(formats.map(picked)).map(({ id }) => id)).toEqual([
      "examples",
      "slick-samples",
      "training-set",
      "predictions",
      "metrics",
      "none",
    ]);
  });

  test.each([
    ["examples", "dataset"],
    ["slick-samples", "dataset"],
    ["training-set", "run"],
    ["predictions", "run"],
    ["step-table", "run"],
    ["lm-eval-samples", null],
    [null, null],
  ] as const)("of format %s go to the %s", (format, destination) => {
    expect(destinationOf(picked(format))).toBe(destination);
  });

  test("that the browser cannot look into go to the run", () => {
    expect(destinationOf({ ...picked(null), isOpaque: true })).toBe("run");
  });
});

describe("a destination", () => {
  const destination = {
    dataset: { mode: "existing" as const, id: "" },
    run: { mode: "new" as const, id: "a/b", name: "" },
    runDataset: "",
  };

  test("asks only for what the files need", () => {
    expect(problemsOf(destination, { dataset: false, run: false })).toEqual({});
  });

  test("says what is missing or cannot be an id", () => {
    expect(problemsOf(destination, { dataset: true, run: true })).toEqual({
      dataset: "choose a dataset",
      run: expect.stringMatching(/^an id has 1 to 128/),
    });
  });

  test("is fine with ids that stand", () => {
    const fine = { ...destination, dataset: { mode: "existing" as const, id: "facts" } };
    expect(
      problemsOf({ ...fine, run: { mode: "existing", id: "run.1" } }, { dataset: true, run: true }),
    ).toEqual({});
  });
});
