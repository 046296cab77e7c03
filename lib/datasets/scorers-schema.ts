import { z } from "zod";
import { scorers } from "@/lib/domain/knowledge/scoring";

const integer = z.number().int();

/** What each scorer finds right in the same answers, and where they differ. */
export const scorersResponse = z
  .object({
    dataset: z.string(),
    scorer: z.enum(scorers).meta({ description: "the one in force" }),
    answers: integer.meta({ description: "texts that were asked about" }),
    draws: integer.meta({ description: "of them, the base model's own: a greedy one an example" }),
    predictions: integer.meta({ description: "of them, those of runs at their last checkpoints" }),
    isWhole: z.boolean().meta({ description: "false: there are more such answers" }),
    stated: integer.meta({
      description: "predictions whose verdict came with them; it stands whatever the scorer",
    }),
    scorers: z.array(
      z.object({
        scorer: z.enum(scorers),
        right: integer,
        of: integer.meta({ description: "answers, or by judged those that came with a verdict" }),
      }),
    ),
    severalTargets: integer.meta({
      description:
        "answers right by contains that name the accepted answers of another example too: a list names everything",
    }),
    examples: z
      .array(
        z.object({
          id: z.string(),
          question: z.string(),
          answers: z.array(z.string()),
          given: z.string(),
          rightBy: z.array(z.enum(scorers)),
        }),
      )
      .meta({ description: "up to ten answers on which the scorers differ" }),
  })
  .meta({ id: "ScorerComparison" });
export type ScorersResponse = z.infer<typeof scorersResponse>;
