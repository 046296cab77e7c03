import { z } from "zod";
import { type ComparisonResponse, remedyResult } from "@/lib/comparisons/comparison-schema";

/** The same questions after training as it is, filtered, relabelled or with another setting. */
export const remedyModel = z.object({
  split: z.string(),
  sentence: z.string(),
  outcomes: z.array(
    remedyResult
      .omit({ run: true })
      .extend({ id: z.string().meta({ description: "of one of the runs shown" }) }),
  ),
});
export type RemedyModel = z.infer<typeof remedyModel>;

/** The remedies among the runs shown, by what these are called there. */
export function remediesOf(
  { remedies }: Pick<ComparisonResponse, "remedies">,
  idOf: (run: string) => string | null,
): RemedyModel[] {
  return remedies.map(({ split, sentence, outcomes }) => ({
    split,
    sentence,
    outcomes: outcomes.flatMap(({ run, ...outcome }) => {
      const id = idOf(run);
      return id === null ? [] : [{ id, ...outcome }];
    }),
  }));
}
