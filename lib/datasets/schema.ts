import { z } from "zod";
import { scorers } from "@/lib/domain/knowledge/scoring";
import { deletedFields, nameText, text } from "@/lib/http/schema";

const count = z.number().int().min(0).max(1_000_000);

export const slickSettings = z.object({
  exemplars: count.optional(),
  shots: count.optional(),
  samples: count.optional(),
  temperature: z.number().min(0).max(100).optional(),
  topK: count.nullish(),
});

export const putDatasetInput = z.object({
  name: nameText(200).optional(),
  baseModel: text(500).nullish(),
  scorer: z.enum(scorers).nullish(),
  abstentionPhrases: z.array(text(200).min(1)).max(100).nullish(),
  stopTexts: z.array(text(200).min(1)).max(100).nullish().meta({
    description:
      "an answer ends before the first of them; [] cuts nothing, null is the first line break (nothing where judged)",
  }),
  slick: slickSettings.nullish(),
});
export type PutDatasetInput = z.infer<typeof putDatasetInput>;

/** A dataset that was deleted and can still be brought back. */
export const deletedDataset = z.object(deletedFields).meta({ id: "DeletedDataset" });
export type DeletedDataset = z.infer<typeof deletedDataset>;

const range = z.object({ least: z.number().int(), most: z.number().int() }).nullable();

/** How strong the evidence behind the labels is. */
export const labelStrength = z
  .object({
    drawn: z
      .number()
      .int()
      .meta({ description: "examples whose answers before training are kept" }),
    weak: z.number().int().meta({
      description: "of them, those with one greedy answer and nothing else: Known or Unknown only",
    }),
    given: z.number().int().meta({ description: "labels that came with the examples" }),
    greedy: range.meta({ description: "greedy answers an example, where answers are kept" }),
    sampled: range,
  })
  .meta({ id: "LabelStrength" });
export type LabelStrength = z.infer<typeof labelStrength>;

const counts = z.record(z.string(), z.number().int());

export const datasetDetail = z
  .object({
    id: z.string(),
    name: z.string(),
    baseModel: z.string().nullable(),
    scorer: z.enum(scorers),
    abstentionPhrases: z.array(z.string()),
    stopTexts: z.array(z.string()).meta({ description: "those in force" }),
    slick: slickSettings.nullable(),
    labels: labelStrength,
    examples: z.number().int(),
    byCategory: counts,
    bySplit: counts,
    runs: z.number().int(),
    version: z.number().int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Dataset" });
export type DatasetDetail = z.infer<typeof datasetDetail>;

export const putExamplesResponse = z.object({
  examples: z.number().int(),
  byCategory: counts,
  bySplit: counts,
  added: z.number().int(),
  replaced: z.number().int(),
  warnings: z.array(z.object({ line: z.number().nullable(), message: z.string() })),
});
export type PutExamplesResponse = z.infer<typeof putExamplesResponse>;

export const putSlickSamplesResponse = z.object({
  labelled: z.number().int(),
  byCategory: counts,
  changed: z.number().int(),
  warnings: z.array(z.object({ line: z.number().nullable(), message: z.string() })),
});
export type PutSlickSamplesResponse = z.infer<typeof putSlickSamplesResponse>;
