import type { AnyFormat } from "@/lib/domain/formats/list";
import type { Sample } from "@/lib/domain/formats/sample";
import type { Mapping, Question } from "@/lib/domain/mapping/mapping";

type Guess = {
  mapping: Mapping;
  reasons: { about: string; reason: string }[];
  questions: Question[];
};

/** What the columns of a file are, by their names and values. */
export function guessColumnsOf(_: {
  format: AnyFormat;
  sample: Sample;
  columns: readonly string[];
}): Guess {
  return { mapping: {}, reasons: [], questions: [] };
}
