import {
  type Finding,
  pointsWords,
  type Segment,
  sentence,
  strong,
} from "@/lib/domain/findings/finding-words";

type ChosenCheckpoint = { run: string; name: string; step: number; epoch: number | null };

export type ChoiceFacts = {
  /** Points. */
  margin: number;
  best: ChosenCheckpoint;
  /** Runs whose best does not surely differ from it. */
  within: readonly { run: string; name: string }[];
  needed:
    | (ChosenCheckpoint & {
        learned: number;
        toLearn: number;
        /** Points below the first, and surely no more than; null where they were not paired. */
        loss: number;
        atMost: number | null;
        isSame: boolean;
      })
    | null;
  isPaired: boolean;
};

function placeWords({ name, step, epoch }: ChosenCheckpoint): string {
  if (step === 0) return `${name}, the base model`;
  return `${name}, ${epoch === null ? `step ${step}` : `epoch ${Number(epoch.toFixed(1))}`}`;
}

/** Points with one decimal, rounded up, so that "at most" stays true. */
export function upToTenth(points: number): string {
  return (Math.ceil(points * 10 - 1e-9) / 10 || 0).toFixed(1);
}

const chosen = (place: ChosenCheckpoint) => strong(`${placeWords(place)}.`, { run: place.run });

/** "a, b and c", each word of a run with the run that it names; of many the first three. */
function listed(runs: ChoiceFacts["within"]): (string | Segment)[] {
  const shown = runs.length > 4 ? runs.slice(0, 3) : runs;
  const left = runs.length - shown.length;
  const names = shown.map(({ run, name }) => ({ text: name, isStrong: false, of: { run } }));
  const last = left > 0 ? `${left} others` : names.pop();
  const joined = names.flatMap((name, k) => (k === 0 ? [name] : [", ", name]));
  return [...joined, ...(joined.length > 0 ? [" and "] : []), last ?? ""];
}

/** What to choose, in two lines, then what it rests on: who is within noise of the best, and what the new facts give up. */
export function choiceFindings(facts: ChoiceFacts): Finding[] {
  const { best, needed, within, isPaired } = facts;
  const found = [
    sentence("headline", "Best on known facts: ", chosen(best)),
    ...(needed === null
      ? []
      : [sentence("headline", "If the new facts are needed: ", chosen(needed))]),
  ];
  if (!isPaired) {
    const words =
      "Only totals are known, not single answers: whether the runs differ is not known.";
    return [...found, sentence("unpaired", words)];
  }
  if (within.length > 0) {
    const verb = within.length === 1 ? "is" : "are";
    found.push(sentence("noise", ...listed(within), ` ${verb} within noise of the best.`));
  }
  return [...found, ...(needed === null ? [] : [priceFinding(facts, needed)])];
}

function priceFinding(
  { margin }: ChoiceFacts,
  needed: NonNullable<ChoiceFacts["needed"]>,
): Finding {
  const { name, learned, toLearn, loss, atMost, isSame } = needed;
  const named = { text: name, isStrong: false, of: { run: needed.run } };
  const learns = ` learns ${learned} of ${toLearn} new facts`;
  if (isSame) return sentence("choice", `It learns ${learned} of ${toLearn} new facts there.`);
  if (atMost === null) return sentence("choice", named, `${learns}.`);
  const sign = loss < 0 ? "\u2212" : "";
  const price = `${sign}${pointsWords(loss / 100)} points below the best run (at most ${upToTenth(atMost)}, 95 %)`;
  const limit = `, the most of all within ${margin.toFixed(1)} points of their own best`;
  return sentence("choice", named, `${learns}${limit}, ${price}.`);
}
