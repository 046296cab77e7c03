import { z } from "zod";
import { populations } from "@/lib/domain/knowledge";

const ratio = z.number().min(0).max(1);
const integer = z.number().int();
const epoch = z.number().nullable();
const points = z.number().meta({ description: "percentage points" });
const named = z.object({ step: integer, epoch });

export const analysisQuery = z.object({
  split: z.string().min(1).max(128).optional(),
  population: z.enum(populations).optional(),
  alpha: z.coerce.number().min(0.0001).max(0.5).optional(),
});
export type AnalysisQuery = z.infer<typeof analysisQuery>;

const figure = named.extend({
  total: integer
    .nullable()
    .meta({ description: "null: a rate was logged, and of how many is not known" }),
  correct: integer.nullable(),
  abstained: integer.nullable(),
  accuracy: ratio,
  low: ratio.nullable(),
  high: ratio.nullable(),
});

const speed = z.object({
  epochsTo50: z.number().nullable(),
  epochsTo90: z.number().nullable(),
  final: ratio.nullable(),
});

const alarm = named.extend({
  reference: named,
  lost: integer.nullable(),
  gained: integer.nullable(),
  pValue: z.number(),
  threshold: z.number(),
  rule: z.enum(["all-pairs-bonferroni", "live-spending"]),
});

const estimate = z.object({
  epoch: z.number(),
  low: z.number(),
  high: z.number(),
  endEpoch: z.number().nullable(),
  knots: z.union([z.literal(1), z.literal(2)]),
  levelAccuracy: z.number(),
  slopePerEpoch: z.number(),
  replicates: integer,
  unit: z.enum(["epoch", "step"]),
  decliningShare: ratio,
});

const finding = z.object({
  kind: z.string(),
  segments: z.array(z.object({ text: z.string(), isStrong: z.boolean() })),
});

export const analysisAnswer = z
  .object({
    run: z.string(),
    split: z.string().nullable(),
    population: z.enum(populations),
    alpha: z.number(),
    checkpoints: integer,
    examples: integer,
    basis: z.enum(["counts", "rates"]).meta({
      description: "rates: logged without counts, so they are drawn and nothing is tested",
    }),
    paired: z.boolean(),
    best: figure.nullable(),
    last: figure.nullable(),
    drop: z
      .object({
        points,
        low: points.nullable(),
        high: points.nullable(),
        lost: integer.nullable(),
        gained: integer.nullable(),
        pValue: z.number().nullable(),
        compared: integer,
      })
      .nullable(),
    onset: z.object({ alarm: alarm.nullable(), estimate: estimate.nullable() }),
    recommended: named
      .extend({
        accuracy: ratio,
        unknownFitted: ratio.nullable(),
        knownFitted: ratio.nullable(),
        reason: z.string(),
      })
      .nullable(),
    fit: z.object({ known: speed, unknown: speed, ratioTo50: z.number().nullable() }),
    minimumDetectableDrop: points.nullable(),
    attributable: z
      .object({
        control: z.string(),
        points,
        low: points,
        high: points,
        examples: integer,
        runFall: points,
        controlFall: points,
      })
      .nullable(),
    findings: z.array(z.string()),
    findingSegments: z.array(finding),
    warnings: z.array(z.string()),
  })
  .meta({ id: "Analysis" });
export type AnalysisAnswer = z.infer<typeof analysisAnswer>;

export const verdictAnswer = z
  .object({
    decision: z.enum(["continue", "stop", "insufficient-data"]),
    reason: z.string(),
    best: named.extend({ accuracy: ratio }).nullable(),
    alarm: alarm.nullable(),
  })
  .meta({ id: "Verdict" });
export type VerdictAnswer = z.infer<typeof verdictAnswer>;
