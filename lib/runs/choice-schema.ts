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

/** The same as a link tells it: who and why are left out unless the link allows them. */
export const toldChoice = z.object({
  step: z.number().int(),
  epoch: z.number().nullable(),
  at: z.iso.datetime(),
  by: z.string().optional(),
  note: z.string().nullish(),
});
export type ToldChoice = z.infer<typeof toldChoice>;

export function tellChoice(
  chosen: z.infer<typeof chosenCheckpoint>,
  allow: { chooser: boolean },
): ToldChoice | null {
  if (chosen === null) return null;
  const { by, note, ...told } = chosen;
  return allow.chooser ? { ...told, by, note } : told;
}

/** What is answered at the last checkpoint. */
export const endAnswers = z.object({
  split: z.string(),
  total: z.number().int(),
  correct: z.number().int(),
  abstained: z.number().int(),
});
