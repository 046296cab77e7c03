import {
  type Finding,
  percentWords,
  pointsWords,
  populationNouns,
  positionWords,
  sentence,
  strong,
} from "@/lib/domain/findings/finding-words";
import type { Population } from "@/lib/domain/knowledge/knowledge";

type RatedCheckpoint = { at: number; accuracy: number };

export type RateFindingsInput = {
  population: Population;
  unit: "epoch" | "step";
  checkpoints: number;
  best: RatedCheckpoint | null;
  last: RatedCheckpoint | null;
  /** Evaluation sets of which nobody said what facts they hold. */
  openSets: number;
  /** A person or the file says how many examples stand behind the rates. */
  isVouched: boolean;
};

/** What rates without counts show, in sentences that describe and judge nothing. */
export function rateFindings(input: RateFindingsInput): Finding[] {
  return [...shown(input), ...open(input), limit(input)];
}

function shown({ population, unit, checkpoints, best, last }: RateFindingsInput): Finding[] {
  if (best === null || last === null) return [];
  const noun = populationNouns[population];
  const place = (at: number) => `${unit} ${positionWords(at)}`;
  const top = percentWords(best.accuracy);
  if (checkpoints === 1) {
    return [sentence("rates", strong(`${top} of the ${noun}`), ` are right at ${place(best.at)}.`)];
  }
  const peak = [strong(`${top} of the ${noun}`), ` are right at best, at ${place(best.at)}`];
  const end = percentWords(last.accuracy);
  if (best.at === last.at) return [sentence("rates", ...peak, ", the last checkpoint.")];
  const points = pointsWords(best.accuracy - last.accuracy);
  const words = `; at the last, ${place(last.at)}, ${end}, ${points} points lower.`;
  return [sentence("rates", ...peak, words)];
}

function open({ openSets, best }: RateFindingsInput): Finding[] {
  if (openSets === 0) return [];
  const sets = openSets === 1 ? "One evaluation set is" : `${openSets} evaluation sets are`;
  const own = openSets === 1 ? "its own name" : "their own names";
  const drawn = `${sets}${best === null ? "" : " also"} drawn by ${own}`;
  const words = ": nobody said yet which facts the base model knew.";
  return [sentence("open-sets", strong(drawn), words)];
}

function limit({ isVouched }: RateFindingsInput): Finding {
  const words = "These are rates without counts: drawn, not tested.";
  const interval = " Intervals rest on the number of examples that was given for them.";
  return sentence("rates-only", words, isVouched ? interval : "");
}
