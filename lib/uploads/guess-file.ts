import type { FileGuess } from "@/lib/domain/formats/format";
import type { AnyFormat } from "@/lib/domain/formats/list";
import type { Sample } from "@/lib/domain/formats/sample";
import type { Mapping } from "@/lib/domain/mapping/mapping";

/** What the columns of a file are, by their names and values. `given` holds what was said already. */
export function guessColumnsOf(file: {
  format: AnyFormat;
  sample: Sample;
  given: Mapping | null;
}): FileGuess {
  const { format, sample, given } = file;
  return format.guess?.(sample, given) ?? { mapping: {}, reasons: [], questions: [] };
}
