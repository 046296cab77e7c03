import { z } from "zod";
import { populations } from "@/lib/domain/knowledge";
import { repeated, slug } from "@/lib/http/schema";

export const maxComparedRuns = 50;
const runs = repeated(slug).refine(
  (list) => list.length <= maxComparedRuns,
  `at most ${maxComparedRuns} runs`,
);

export const knowledgeCostQuery = z.object({
  run: runs,
  split: z.string().min(1).max(128).default("dev"),
  population: z.enum(populations).default("all"),
  fromEpoch: z.coerce.number().optional(),
  errors: z.enum(["classical", "clustered"]).default("clustered"),
  terms: z.enum(["epoch"]).optional(),
});
export type KnowledgeCostQuery = z.infer<typeof knowledgeCostQuery>;

const term = z
  .object({
    estimate: z.number(),
    standardError: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    pValue: z.number().nullable(),
  })
  .nullable();

export const knowledgeCostAnswer = z
  .object({
    rows: z.number().int(),
    runs: z.number().int(),
    intercept: term,
    known: term,
    unknown: term,
    epoch: term,
    rSquared: z.number().nullable(),
    vif: z.number().nullable(),
    standardErrors: z.enum(["clustered-by-run", "classical"]),
    warnings: z.array(z.string()),
  })
  .meta({ id: "KnowledgeCost" });
export type KnowledgeCostAnswer = z.infer<typeof knowledgeCostAnswer>;
