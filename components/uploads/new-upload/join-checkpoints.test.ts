import { expect, test } from "vitest";
import { completeMeaning } from "@/lib/domain/mapping/complete-meaning";
import type { InspectedFile } from "@/lib/uploads/inspect-schema";
import { joinCheckpoints } from "./join-checkpoints";

function fileAt(step: number, value: number, patch: Partial<InspectedFile> = {}): InspectedFile {
  const points = [{ step, epoch: null, value }];
  const path = `step_${step}/results.json`;
  return {
    ...{ path, filename: "results.json", bytes: 1, format: "x", name: "X", holds: "metrics" },
    ...{
      rows: 1,
      isWhole: true,
      needsWhole: false,
      target: null,
      run: "r",
      runs: ["r"],
      step,
      mapping: {},
    },
    ...{ remembered: null, shape: "s", questions: [], reasons: [], problem: null, warnings: [] },
    preview: { columns: [], rows: [] },
    series: [{ key: "acc", ...completeMeaning({}), points, first: value, last: value, count: 1 }],
    ...patch,
  };
}

test("a file a checkpoint is one course, in order of steps", () => {
  const joined = joinCheckpoints([fileAt(1000, 0.5), fileAt(0, 0.7), fileAt(3000, 0.4)]);
  expect(joined?.series).toMatchObject([
    {
      key: "acc",
      count: 3,
      first: 0.7,
      last: 0.4,
      points: [{ step: 0 }, { step: 1000 }, { step: 3000 }],
    },
  ]);
});

test("files of several runs, rows, and one file alone are not joined", () => {
  const other = fileAt(0, 0.7, { run: "other", runs: ["other"] });
  expect(joinCheckpoints([fileAt(1000, 0.5), other])).toBeNull();
  expect(joinCheckpoints([fileAt(0, 0.5, { series: [] }), fileAt(1, 0.5)])).toBeNull();
  expect(joinCheckpoints([fileAt(0, 0.5)])).toBeNull();
});
