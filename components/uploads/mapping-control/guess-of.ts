import { completeMeaning } from "@/lib/domain/mapping/complete-meaning";
import type { Meanings } from "@/lib/domain/mapping/given-answers";
import type { Mapping, SeriesMeaning } from "@/lib/domain/mapping/mapping";
import type { CandidateSeries } from "@/lib/uploads/inspect-schema";

type Guessed = { series: readonly CandidateSeries[]; mapping: Mapping };

/** What each metric of a file or a run is taken for before anybody says more; none: a metric only. */
export function guessOf({ series, mapping }: Guessed): Meanings {
  const guess = new Map<string, SeriesMeaning | null>();
  for (const { key, split, category, set, quantity, scale, n, basis } of series)
    guess.set(key, split === null ? null : { split, category, set, quantity, scale, n, basis });
  for (const [key, said] of Object.entries(mapping.series ?? {})) {
    const meaning = said === null ? null : completeMeaning(said, guess.get(key) ?? undefined);
    guess.set(key, meaning);
  }
  return guess;
}
