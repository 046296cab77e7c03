import { z } from "zod";
import { differenceKinds } from "@/lib/domain/compare/compare-runs";
import { remedyKinds } from "@/lib/domain/compare/remedies";
import { labelCategories, populations } from "@/lib/domain/knowledge/knowledge";
import { attributedTo, findingSegment } from "@/lib/runs/analysis/analysis-schema";
import { chosenCheckpoint } from "@/lib/runs/choice-schema";
import { runColor } from "@/lib/runs/schema";

const ratio = z.number().min(0).max(1).nullable();
const points = z.number().meta({ description: "percentage points" });
const settingValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const told = { points, low: points, high: points };
const interval = { points, low: points.nullable(), high: points.nullable() };

const integer = z.number().int();
const named = z.object({ step: integer, epoch: z.number().nullable() });

export const comparedFigure = z.object({
  step: z.number().int(),
  epoch: z.number().nullable(),
  total: z.number().int(),
  correct: z.number().int(),
  abstained: z.number().int(),
  accuracy: ratio,
  low: ratio,
  high: ratio,
  knownFitted: ratio,
  unknownFitted: ratio,
});
export type ComparedFigure = z.infer<typeof comparedFigure>;

export const baselineTest = z.object({
  ...interval,
  total: z.number().int(),
  lost: z.number().int().nullable(),
  gained: z.number().int().nullable(),
  pValue: z.number().nullable(),
  adjustedPValue: z.number().nullable().meta({ description: "Holm over the runs" }),
  paired: z.boolean(),
});
export type BaselineTest = z.infer<typeof baselineTest>;

export const momentNames = ["best", "last", "recommended"] as const;
export type MomentName = (typeof momentNames)[number];
const atMoments = <T extends z.ZodType>(value: T) =>
  z.object({ best: value.nullable(), last: value.nullable(), recommended: value.nullable() });

export const comparedRun = z.object({
  run: z.string(),
  name: z.string(),
  status: z.string(),
  baseModel: z.string().nullable(),
  tags: z.array(z.string()),
  color: runColor.nullable(),
  unknownShare: ratio,
  relabelledUnknown: ratio,
  trainingSize: z.number().int(),
  paired: z.boolean().meta({ description: "false: counts only, compared unpaired" }),
  figures: atMoments(comparedFigure),
  furthest: named
    .extend({ accuracy: z.number(), learned: integer, toLearn: integer, atMost: points })
    .nullable()
    .meta({
      description: "most new facts within the acceptable loss of its own best; null: none to learn",
    }),
  atEnd: z
    .object({ split: z.string(), total: integer, correct: integer, abstained: integer })
    .nullable()
    .meta({ description: "the last checkpoint on the test split" }),
  chosen: chosenCheckpoint,
  drop: z
    .object({ ...interval, lost: z.number().int().nullable(), gained: z.number().int().nullable() })
    .nullable(),
  against: atMoments(baselineTest),
  control: z.object({ run: z.string(), reason: z.string().nullable() }).nullable(),
  suggestedControl: z
    .object({ run: z.string(), differences: z.array(z.string()), reachesEnd: z.boolean() })
    .nullable(),
  attributable: z
    .object({
      ...interval,
      control: z.string(),
      step: z.number().int(),
      epoch: z.number().nullable(),
      runFall: points,
      controlFall: points,
      examples: z.number().int(),
      ...attributedTo,
    })
    .nullable(),
  onlyRight: z.number().int().nullable().meta({ description: "at the last checkpoint" }),
  /** Columns, one entry a checkpoint by step. */
  curve: z.object({
    step: z.array(z.number().int()),
    epoch: z.array(z.number().nullable()),
    time: z.array(z.string().nullable()),
    total: z.array(z.number().int()),
    correct: z.array(z.number().int()),
    abstained: z.array(z.number().int()),
  }),
  train: z.object({
    step: z.array(z.number().int()),
    epoch: z.array(z.number().nullable()),
    time: z.array(z.string().nullable()),
    known: z.array(z.number().int().nullable()),
    unknown: z.array(z.number().int().nullable()),
    knownTotal: z.number().int(),
    unknownTotal: z.number().int(),
  }),
});
export type ComparedRun = z.infer<typeof comparedRun>;

export const settingDifference = z.object({
  setting: z.string(),
  values: z.array(settingValue),
  distinct: z.number().int(),
  explained: ratio,
});

export const remedyResult = z.object({
  run: z.string(),
  kind: z.enum(remedyKinds),
  setting: z.string().nullable(),
  step: z.number().int(),
  epoch: z.number().nullable(),
  counts: z.object({
    total: z.number().int(),
    correct: z.number().int(),
    abstained: z.number().int(),
  }),
  effect: z
    .object({
      total: z.number().int(),
      wrong: z.object(told).nullable(),
      correct: z.object(told).nullable(),
      paired: z.boolean(),
    })
    .nullable()
    .meta({ description: "change of the shares of wrong and right answers against as-it-is" }),
});

export const refusal = z.object({
  run: z.string(),
  name: z.string().nullable(),
  reason: z.string(),
  shared: z.number().int().nullable(),
});

export const comparisonResponse = z
  .object({
    split: z.string().nullable(),
    splits: z.array(z.string()),
    population: z.enum(populations),
    where: z.string().nullable(),
    baseline: z.string(),
    updatedAt: z.iso.datetime().meta({ description: "the newest data of these runs" }),
    examples: z.number().int().nullable(),
    intersected: z.boolean(),
    attributes: z.array(z.string()),
    sharedName: z.string().nullable().meta({
      description: "what the names of all runs say, cut from each: names tell the runs apart",
    }),
    runs: z.array(comparedRun),
    refusals: z.array(refusal),
    differences: z.array(settingDifference),
    remedies: z.array(
      z.object({ split: z.string(), sentence: z.string(), outcomes: z.array(remedyResult) }),
    ),
    choice: z
      .object({
        margin: points.meta({ description: "the project's acceptable loss" }),
        best: named.extend({ run: z.string() }),
        within: z.array(z.string()).meta({ description: "runs within noise of the best" }),
        needed: named
          .extend({
            run: z.string(),
            accuracy: z.number(),
            learned: integer,
            toLearn: integer,
            loss: points,
            atMost: points.nullable(),
          })
          .nullable()
          .meta({ description: "what to use where the new facts are needed" }),
      })
      .nullable()
      .meta({ description: "what to choose; null for one run" }),
    findings: z.array(z.object({ kind: z.string(), segments: z.array(findingSegment) })),
  })
  .meta({ id: "Comparison" });
export type ComparisonResponse = z.infer<typeof comparisonResponse>;

export const differingExamplesResponse = z
  .object({
    of: z.string(),
    kind: z.enum(differenceKinds),
    moment: z.enum(momentNames),
    baseline: z.string(),
    total: z.number().int(),
    runs: z.array(
      z.object({
        run: z.string(),
        name: z.string(),
        step: z.number().int(),
        epoch: z.number().nullable(),
      }),
    ),
    items: z.array(
      z.object({
        id: z.string(),
        question: z.string(),
        answers: z.array(z.string()),
        category: z.enum(labelCategories).nullable(),
        /** In the order of the runs. */
        predictions: z.array(
          z.object({
            run: z.string(),
            outcome: z.enum(["+", "-", "0", "."]),
            prediction: z.string().nullable(),
          }),
        ),
      }),
    ),
    reason: z.string().nullable(),
  })
  .meta({ id: "TellingExamples" });
export type DifferingExamplesResponse = z.infer<typeof differingExamplesResponse>;

export const sliceFallsResponse = z
  .object({
    by: z.string(),
    split: z.string().nullable(),
    population: z.enum(populations),
    reason: z.string().nullable(),
    runs: z.array(z.object({ run: z.string(), name: z.string() })),
    slices: z.array(
      z.object({
        value: z.string(),
        total: z.number().int(),
        cells: z.array(
          z
            .object({
              ...interval,
              total: z.number().int(),
              adjustedPValue: z.number().nullable(),
            })
            .nullable(),
        ),
      }),
    ),
  })
  .meta({ id: "SliceDamage" });
export type SliceFallsResponse = z.infer<typeof sliceFallsResponse>;
