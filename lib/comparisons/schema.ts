import { z } from "zod";
import { differenceKinds } from "@/lib/domain/compare/compare-runs";
import { maxComparedRuns } from "@/lib/domain/compare/suggested-sets";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { repeated, slug } from "@/lib/http/schema";
import { momentNames } from "./comparison-schema";

const runs = repeated(slug).superRefine((list, context) => {
  const distinct = new Set(list).size;
  if (distinct <= maxComparedRuns) return;
  context.addIssue({
    code: "custom",
    message: `at most ${maxComparedRuns} runs can be compared, not ${distinct}`,
  });
});
const split = z.string().min(1).max(128);
/** One attribute and its value: the part of the split that is looked at. */
const where = z
  .string()
  .max(500)
  .regex(/^[^:]+:/, 'write attribute:value, such as "relation:P19"');

export const comparisonQuery = z.object({
  run: runs,
  split: split.optional(),
  population: z.enum(populations).optional(),
  where: where.optional(),
  baseline: slug.optional(),
  control: slug.optional(),
  intersect: z.enum(["1", "0"]).optional(),
});
export type ComparisonQuery = z.infer<typeof comparisonQuery>;

export const sliceFallsQuery = comparisonQuery.extend({ by: z.string().min(1).max(200) });
export type SliceFallsQuery = z.infer<typeof sliceFallsQuery>;

export const differingExamplesQuery = comparisonQuery.extend({
  /** The run whose examples are asked for. */
  of: slug,
  kind: z.enum(differenceKinds),
  moment: z.enum(momentNames).default("last"),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type DifferingExamplesQuery = z.infer<typeof differingExamplesQuery>;

export const knowledgeCostQuery = z.object({
  run: runs,
  split: split.default("dev"),
  population: z.enum(populations).default("all"),
  where: where.optional(),
  fromEpoch: z.coerce.number().optional(),
  errors: z.enum(["classical", "clustered"]).default("clustered"),
  terms: z.enum(["epoch", "plain"]).optional(),
  points: z.enum(["1", "0"]).optional(),
});
export type KnowledgeCostQuery = z.infer<typeof knowledgeCostQuery>;

const term = z
  .object({
    estimate: z.number(),
    standardError: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    pValue: z.number().nullable(),
    degreesOfFreedom: z.number().nullable(),
  })
  .nullable();

export const costPoint = z.object({
  run: z.string(),
  epoch: z.number().nullable(),
  accuracy: z.number(),
  knownShare: z.number(),
  unknownShare: z.number(),
  expected: z.number(),
  residual: z.number(),
});

export const knowledgeCostResponse = z
  .object({
    rows: z.number().int(),
    runs: z.number().int(),
    intercept: term,
    known: term,
    unknown: term,
    epoch: term,
    unknownBy: z
      .object({ withEpoch: term, withoutEpoch: term })
      .meta({ description: "the Unknown term with and without the epoch in the model" }),
    bend: term.meta({ description: "coefficient of the squared Unknown share, were it added" }),
    rSquared: z.number().nullable(),
    vif: z.number().nullable(),
    standardErrors: z.enum(["clustered-by-run", "classical"]),
    warnings: z.array(z.string()),
    points: z.array(costPoint).optional().meta({ description: "with points=1" }),
  })
  .meta({ id: "KnowledgeCost" });
export type KnowledgeCostResponse = z.infer<typeof knowledgeCostResponse>;
