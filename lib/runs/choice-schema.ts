import { z } from "zod";
import { text } from "@/lib/http/schema";

export const putChoiceInput = z
  .strictObject({
    step: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    note: text(1000).nullish(),
  })
  .nullable()
  .meta({ description: "the checkpoint to use, and why; null takes the mark away" });
export type PutChoiceInput = z.infer<typeof putChoiceInput>;

/** The checkpoint that somebody chose to use. */
export const chosenCheckpoint = z
  .object({
    step: z.number(),
    epoch: z.number().nullable(),
    note: z.string().nullable(),
    by: z.string(),
    at: z.iso.datetime(),
  })
  .nullable();

/** What is answered at the last checkpoint. */
export const endAnswers = z.object({
  split: z.string(),
  total: z.number().int(),
  correct: z.number().int(),
  abstained: z.number().int(),
});
