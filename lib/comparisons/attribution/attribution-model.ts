import { z } from "zod";
import type { ComparedRun, ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import { attributedTo } from "@/lib/runs/analysis/analysis-schema";

const points = z.number().meta({ description: "percentage points" });
const runId = z.string().meta({ description: "of one of the runs shown" });

/** What a run lost since its best beyond what its control lost; the control is named where it is shown. */
export const attribution = z.object({
  id: runId,
  control: runId.nullable(),
  step: z.number().int(),
  epoch: z.number().nullable(),
  points,
  low: points.nullable(),
  high: points.nullable(),
  runFall: points,
  controlFall: points,
  /** Left out of links frozen before they were told. */
  question: attributedTo.question.optional(),
  seeds: attributedTo.seeds.optional(),
});
export type Attribution = z.infer<typeof attribution>;

/** The runs whose fall may come with Unknown examples, by their share. */
export function attributedRuns(runs: readonly ComparedRun[]): readonly ComparedRun[] {
  return runs
    .filter(({ unknownShare, relabelledUnknown }) => unknownShare !== 0 && !relabelledUnknown)
    .toSorted((a, b) => (a.unknownShare ?? 2) - (b.unknownShare ?? 2));
}

/** How much of each fall came with new knowledge, of runs with a control that can be compared with them. */
export function attributionsOf(
  { runs }: Pick<ComparisonResponse, "runs">,
  idOf: (run: string) => string | null,
): Attribution[] {
  return attributedRuns(runs).flatMap(({ run, attributable }) => {
    const id = idOf(run);
    if (attributable === null || id === null) return [];
    const { control, step, epoch, low, high, runFall, controlFall, question, seeds } = attributable;
    const found = { points: attributable.points, low, high, runFall, controlFall, question, seeds };
    return [{ id, control: idOf(control), step, epoch, ...found }];
  });
}
