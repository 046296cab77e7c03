import {
  type Finding,
  percentWords,
  pointsWords,
  populationNouns,
  positionWords,
  sentence,
  strong,
} from "@/lib/domain/finding-words";
import type { Population } from "@/lib/domain/knowledge";
import type { Counts, Interval } from "@/lib/domain/rates";

/** at = the epoch, or the step where unit says so. */
export type FoundCheckpoint = Counts & { at: number };

/** An analysis, reduced to what sentences need; ratios throughout. */
export type FindingsInput = {
  population: Population;
  unit: "epoch" | "step";
  checkpoints: number;
  best: FoundCheckpoint | null;
  last: FoundCheckpoint | null;
  isPaired: boolean;
  alarm: { at: number; referenceAt: number } | null;
  estimate: { at: number; low: number; high: number; decliningShare: number } | null;
  recommended: {
    at: number;
    isBase: boolean;
    isBest: boolean;
    accuracyGivenUp: number;
    unknownFitted: number | null;
    unknownFittedAtBest: number | null;
  } | null;
  hasUnknown: boolean | null;
  attributable: (Interval & { loss: number; controlName: string }) | null;
  minimumDetectableDrop: number | null;
};

/** An onset is told only where nearly every resample has one, else its interval means nothing. */
const fewestDeclining = 0.95;

type Judged = FindingsInput & { best: FoundCheckpoint; last: FoundCheckpoint };

function accuracyOf(checkpoint: Counts): number {
  return checkpoint.total > 0 ? checkpoint.correct / checkpoint.total : 0;
}

function placeOf(input: FindingsInput, at: number): string {
  return `${input.unit} ${positionWords(at)}`;
}

function onset(input: Judged): Finding[] {
  const { alarm, estimate } = input;
  if (!alarm) return [];
  const confirmed = [
    "Degradation is confirmed at ",
    strong(placeOf(input, alarm.at)),
    `, compared with ${placeOf(input, alarm.referenceAt)}.`,
  ];
  if (!estimate || estimate.decliningShare < fewestDeclining) {
    return [
      sentence("alarm", ...confirmed, " When it began cannot be told from these checkpoints."),
    ];
  }
  const started =
    input.population === "Known"
      ? "This run started to unlearn what the model knew "
      : `This run started to get fewer ${populationNouns[input.population]} right `;
  const range = `${positionWords(estimate.low)} to ${positionWords(estimate.high)}`;
  const around = strong(`around ${placeOf(input, estimate.at)}`);
  return [sentence("onset", started, around, ` (${range}).`), sentence("alarm", ...confirmed)];
}

function silence(input: Judged): Finding[] {
  const { alarm, checkpoints, minimumDetectableDrop: drop, population, best } = input;
  if (alarm) return [];
  if (checkpoints === 1) {
    const count = `${best.correct} of ${best.total} ${populationNouns[population]} right (${percentWords(accuracyOf(best))})`;
    return [
      sentence(
        "too-few-checkpoints",
        `Only one checkpoint is evaluated, with ${count}: a change shows from two on.`,
      ),
    ];
  }
  const unseen =
    drop === null
      ? ""
      : ` With ${best.total} examples over ${checkpoints} checkpoints, a fall under ${pointsWords(drop)} points would not be seen.`;
  return [sentence("no-alarm", strong("No degradation is confirmed"), `.${unseen}`)];
}

function fall(input: Judged): Finding[] {
  const { alarm, best, last } = input;
  if (!alarm) return [];
  const drop = accuracyOf(best) - accuracyOf(last);
  const where = placeOf(input, last.at);
  if (drop <= 0) return [sentence("fall", `By ${where} it is back at its best accuracy.`)];
  const noun = populationNouns[input.population];
  const points = strong(`${pointsWords(drop)} points fewer`);
  return [sentence("fall", `By ${where} it gets `, points, ` ${noun} right than at its best.`)];
}

/** Answers withheld are no hallucinations: said where they make up at least half of the fall. */
function abstention(input: Judged): Finding[] {
  const { best, last } = input;
  const lost = accuracyOf(best) - accuracyOf(last);
  const withheld = last.abstained / last.total - best.abstained / best.total;
  if (lost <= 0 || withheld < lost / 2) return [];
  return [
    sentence(
      "abstention",
      "Most of the fall is ",
      strong("answers withheld, not wrong ones"),
      `: at ${placeOf(input, last.at)} the model does not answer ${last.abstained} of ${last.total}.`,
    ),
  ];
}

function recommendation(input: Judged): Finding[] {
  const { recommended } = input;
  if (!recommended || input.checkpoints < 2) return [];
  const { unknownFitted, unknownFittedAtBest, accuracyGivenUp } = recommended;
  const place = placeOf(input, recommended.at);
  const use = strong(`Use the checkpoint of ${place}`);
  if (recommended.isBase) {
    const base = strong("Use the model as it was before fine-tuning");
    const reason = recommended.isBest
      ? "no checkpoint does better"
      : "no checkpoint is clearly better";
    return [sentence("recommendation", base, `: ${reason}.`)];
  }
  if (unknownFitted === null)
    return [sentence("recommendation", use, ": it is the best on this set.")];
  const learned = `it has learned ${percentWords(unknownFitted)} of the new facts`;
  if (recommended.isBest) return [sentence("recommendation", use, `: ${learned}.`)];
  const best = placeOf(input, input.best.at);
  const lessLearned =
    unknownFittedAtBest === null ? "" : ` against ${percentWords(unknownFittedAtBest)} at ${best}`;
  const price =
    accuracyGivenUp > 0
      ? `, and its accuracy, ${pointsWords(accuracyGivenUp)} points lower, cannot be told from the best`
      : ", at the same accuracy";
  return [sentence("recommendation", use, `: ${learned}${lessLearned}${price}.`)];
}

function cause(input: Judged): Finding[] {
  const { alarm, attributable, hasUnknown } = input;
  if (!alarm) return [];
  if (hasUnknown === false) {
    const words =
      "Its training set holds no Unknown facts, so new facts cannot be behind the fall.";
    return [sentence("no-unknown", words)];
  }
  if (!attributable) {
    const words =
      "Without a control run this is a fall since the best checkpoint: its cause is not known.";
    return [sentence("no-control", words)];
  }
  const { loss, low, high, controlName } = attributable;
  const heldAgainst = heldAgainstWords(controlName);
  const range = `(${signedPoints(low)} to ${signedPoints(high)})`;
  if (low <= 0) {
    const words = `the fall cannot be told from one without new knowledge: ${signedPoints(loss)} points more ${range}.`;
    return [sentence("attribution", heldAgainst, words)];
  }
  const points = strong(`${signedPoints(loss)} points`);
  const words = ` of the fall ${range} are due to new knowledge.`;
  return [sentence("attribution", heldAgainst, points, words)];
}

function heldAgainstWords(controlName: string): string {
  return `Held against ${controlName}, trained without Unknown facts, `;
}

/** The same finding for people who may not know of other runs: the control it was held against has no name. */
export function withoutControlName<F extends Pick<Finding, "segments"> & { kind: string }>(
  finding: F,
): F {
  if (finding.kind !== "attribution") return finding;
  const [first, ...rest] = finding.segments;
  const text = heldAgainstWords("a control run");
  return { ...finding, segments: first ? [{ ...first, text }, ...rest] : [] };
}

function signedPoints(ratio: number): string {
  const points = pointsWords(ratio);
  return ratio < 0 && points !== "0.0" ? `\u2212${points}` : points;
}

function completeness(input: Judged): Finding[] {
  if (input.isPaired || input.checkpoints < 2) return [];
  const words =
    "Only totals are known, not single answers: checkpoints are compared unpaired, which sees less.";
  return [sentence("unpaired", words)];
}

/**
 * What an analysis says, as sentences for people who were not there, the answer first. No causal word
 * without a control (SCIENCE.md section 8): a fall is "since the best checkpoint". An onset is told only
 * with an alarm.
 */
export function findingsOf(input: FindingsInput): Finding[] {
  const { best, last } = input;
  if (!best || !last || best.total === 0 || last.total === 0) {
    const noun = populationNouns[input.population];
    const words = `No answer to these ${noun} has been evaluated yet, so there is nothing to say.`;
    return [sentence("nothing-evaluated", words)];
  }
  const judged: Judged = { ...input, best, last };
  if (input.checkpoints > 1 && last.correct === last.total && !input.alarm) {
    const all = `All ${last.total} ${populationNouns[input.population]}`;
    const where = `at ${placeOf(input, last.at)}`;
    return [sentence("all-correct", strong(all), ` are right ${where}: nothing is lost.`)];
  }
  return [
    ...onset(judged),
    ...silence(judged),
    ...fall(judged),
    ...(input.alarm ? abstention(judged) : []),
    ...recommendation(judged),
    ...cause(judged),
    ...completeness(judged),
  ];
}
