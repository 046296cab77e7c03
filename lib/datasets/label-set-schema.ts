import { z } from "zod";
import { scorers } from "@/lib/domain/knowledge/scoring";
import { text } from "@/lib/http/schema";
import { slickSettings } from "./schema";

export const labelSetInput = z.object({
  baseModel: text(500).min(1),
  scorer: z.enum(scorers).optional(),
  slick: slickSettings.optional(),
});
export type LabelSetInput = z.infer<typeof labelSetInput>;

const counts = z.record(z.string(), z.number().int());

export const labelSetResponse = z
  .object({
    base: z.string(),
    baseModel: z.string(),
    scorer: z.enum(scorers).nullable(),
    slick: slickSettings.nullable(),
    labelled: z.number().int(),
    byCategory: counts,
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "LabelSet" });
export type LabelSetResponse = z.infer<typeof labelSetResponse>;

export const labelSetSamplesResponse = z.object({
  labelled: z.number().int(),
  byCategory: counts,
  warnings: z.array(z.object({ line: z.number().nullable(), message: z.string() })),
});
export type LabelSetSamplesResponse = z.infer<typeof labelSetSamplesResponse>;
