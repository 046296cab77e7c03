import { answeredMeanings, type Given, type Meanings } from "@/lib/domain/mapping/given-answers";
import type { Mapping, Question } from "@/lib/domain/mapping/mapping";

/** What is put on a run: every set as the table shows it, and each that a person takes for a metric after all. */
export function chosenSeries(
  guess: Meanings,
  questions: readonly Question[],
  given: Given,
): NonNullable<Mapping["series"]> {
  const meanings = [...answeredMeanings(guess, questions, given)];
  return Object.fromEntries(
    meanings.filter(([key, meaning]) => meaning !== null || guess.get(key) != null),
  );
}
