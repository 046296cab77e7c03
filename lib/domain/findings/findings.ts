import { type Finding, populationNouns, sentence } from "./finding-words";
import type { FindingsInput } from "./findings-input";
import { headlines } from "./headline-words";
import { reasons } from "./reason-words";
import { sayWhatHolds } from "./template";

/**
 * What an analysis says, as sentences for people who were not there: the headline first, then what it rests on. A
 * sentence is said only where everything it claims holds (`claims`). An onset is told only with an alarm.
 */
export function findingsOf(input: FindingsInput): Finding[] {
  const { best, last } = input;
  if (!best || !last || best.total === 0 || last.total === 0) {
    const noun = populationNouns[input.population];
    const words =
      input.evaluated > 0
        ? `No checkpoint scored 90 % of the ${noun}: they are drawn, and nothing is concluded from them.`
        : `No answer to these ${noun} has been evaluated yet, so there is nothing to say.`;
    return [sentence("nothing-evaluated", words)];
  }
  const judged = { ...input, best, last };
  return [...sayWhatHolds(headlines, judged), ...sayWhatHolds(reasons, judged)].filter(
    ({ segments }) => segments.some(({ text }) => text !== ""),
  );
}
