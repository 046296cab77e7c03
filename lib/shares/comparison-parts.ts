import { z } from "zod";
import { remedyOutcome } from "@/lib/comparisons/comparison-schema";

const points = z.number().meta({ description: "percentage points" });
const runId = z.string().meta({ description: "of one of the runs shown" });

/** The mean of the runs of a group at one place, with the lowest and the highest of them. */
const bandPoint = z.object({
  x: z.number(),
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  runs: z.number().int(),
});
export type SharedBandPoint = z.infer<typeof bandPoint>;

/** Runs of one setting as one line: no run of it is told alone. */
export const sharedGroup = z.object({
  /** "group-1", "group-2" ... in the order of the comparison. */
  id: z.string(),
  label: z.string(),
  runs: z.number().int(),
  unknownShare: z.number().min(0).max(1).nullable(),
  color: z.string().max(30).nullable(),
  points: z.array(bandPoint),
  /** The training examples fitted, where the view shows them. */
  fits: z.object({ known: z.array(bandPoint), unknown: z.array(bandPoint) }).nullable(),
});
export type SharedGroup = z.infer<typeof sharedGroup>;

/** The same questions after training as it is, filtered, relabelled or with another setting. */
export const sharedRemedy = z.object({
  split: z.string(),
  sentence: z.string(),
  outcomes: z.array(remedyOutcome.omit({ run: true }).extend({ id: runId })),
});
export type SharedRemedy = z.infer<typeof sharedRemedy>;

/** What a run lost since its best beyond what its control lost; the control is named where it is shown. */
export const sharedAttribution = z.object({
  id: runId,
  control: runId.nullable(),
  step: z.number().int(),
  epoch: z.number().nullable(),
  points,
  low: points.nullable(),
  high: points.nullable(),
  runFall: points,
  controlFall: points,
});
export type SharedAttribution = z.infer<typeof sharedAttribution>;
