import type { ComparisonAnswer } from "@/lib/comparisons/comparison-schema";
import type { SharedAttribution, SharedRemedy } from "./comparison-parts";

type IdOf = (run: string) => string | null;

/** The remedies among the runs shown, by the link's own ids. */
export function sharedRemedies({ remedies }: ComparisonAnswer, idOf: IdOf): SharedRemedy[] {
  return remedies.map(({ split, sentence, outcomes }) => ({
    split,
    sentence,
    outcomes: outcomes.flatMap(({ run, ...outcome }) => {
      const id = idOf(run);
      return id === null ? [] : [{ id, ...outcome }];
    }),
  }));
}

/**
 * How much of each fall came with new knowledge, by Unknown share: of runs with a control that can be
 * held against them. A control that is not shown keeps its name.
 */
export function sharedAttributions({ runs }: ComparisonAnswer, idOf: IdOf): SharedAttribution[] {
  return runs
    .filter(({ unknownShare, relabelledUnknown }) => unknownShare !== 0 && !relabelledUnknown)
    .toSorted((a, b) => (a.unknownShare ?? 2) - (b.unknownShare ?? 2))
    .flatMap(({ run, attributable }) => {
      const id = idOf(run);
      if (attributable === null || id === null) return [];
      const { control, step, epoch, points, low, high, runFall, controlFall } = attributable;
      const found = { points, low, high, runFall, controlFall };
      return [{ id, control: idOf(control), step, epoch, ...found }];
    });
}
