import { z } from "zod";
import { trainingSetKinds } from "@/lib/domain/knowledge/training-mix";
import { repeated, slug } from "@/lib/http/schema";

export const exportQuery = z.object({
  split: repeated(z.string().max(256)).optional(),
  category: repeated(z.string().max(40)).optional().meta({
    description: "HighlyKnown, MaybeKnown, WeaklyKnown, Known, Unknown or unlabelled",
  }),
  labels: slug.optional().meta({
    description: "whose labels: the name of a label set; left out: the dataset's own",
  }),
  format: z.literal("jsonl").default("jsonl"),
});
export type ExportQuery = z.infer<typeof exportQuery>;

const maxSeed = 2 ** 31 - 1;

export const trainingSetQuery = z.object({
  keep: z.enum(trainingSetKinds).meta({
    description:
      "known: the Unknown left out; relabelled: the Unknown with an abstention as target; mix: a given share of Unknown; replay: Known ones for late in training",
  }),
  unknown: z.coerce.number().min(0).max(1).optional().meta({
    description: "share of Unknown in a mix, a ratio; left out: the dataset's own",
  }),
  size: z.coerce.number().int().min(1).max(10_000_000).optional(),
  seed: z.coerce.number().int().min(0).max(maxSeed).default(1),
  format: z.enum(["jsonl", "summary"]).default("jsonl").meta({
    description: "summary: what the set holds, without its lines",
  }),
});
export type TrainingSetQuery = z.infer<typeof trainingSetQuery>;

export const trainingSetSummary = z
  .object({
    examples: z.number().int(),
    byCategory: z.record(z.string(), z.number().int()),
    relabelled: z.number().int(),
    unknownShare: z.number().nullable(),
    unlabelled: z.number().int().meta({
      description: "examples of split train that carry no label and were left out",
    }),
  })
  .meta({ id: "TrainingSetSummary" });
export type TrainingSetSummary = z.infer<typeof trainingSetSummary>;
