import {
  type Finding,
  percentWords,
  pointsWords,
  populationNouns,
  positionWords,
  sentence,
  strong,
} from "@/lib/domain/finding-words";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { fewestJudged } from "@/lib/domain/onset/window-alarm";
import type { Counts, Interval } from "@/lib/domain/rates/rates";

/** at = the epoch, or the step where unit says so. */
export type FoundCheckpoint = Counts & { at: number };

/** An analysis, reduced to what sentences need; ratios throughout. */
export type FindingsInput = {
  population: Population;
  unit: "epoch" | "step";
  /** Checkpoints that conclusions rest on; checkpoints evaluated at all. */
  checkpoints: number;
  evaluated: number;
  best: FoundCheckpoint | null;
  last: FoundCheckpoint | null;
  isPaired: boolean;
  alarm: { at: number; before: Range; after: Range; points: number; jitter: number } | null;
  lastIsLower: boolean;
  estimate: {
    onePointLost: { low: number; high: number | null };
    start: { low: number | null; high: number };
    fits: boolean;
  } | null;
  /** Best against last on the examples that both scored; a ratio. */
  drop: number | null;
  /** Whether the last checkpoint is significantly below step 0 on the same examples. */
  isBelowBase: boolean;
  recommended: { at: number; isBase: boolean; unknownFitted: number | null } | null;
  furthest: { at: number; atMost: number; unknownFitted: number | null } | null;
  hasUnknown: boolean | null;
  attributable: (Interval & { loss: number; controlName: string }) | null;
  /** Points. */
  detectableDrop: number | null;
  examplesNeeded: number | null;
};

/** First and last of a stretch of checkpoints. */
type Range = { from: number; to: number };

/** Points: above this a run is said to jump. */
const wildJitter = 1.5;
/** Points: a test that finds only larger falls has not the power to say that there is none. */
const coarse = 10;

type Judged = FindingsInput & { best: FoundCheckpoint; last: FoundCheckpoint };

function accuracyOf(checkpoint: Counts): number {
  return checkpoint.total > 0 ? checkpoint.correct / checkpoint.total : 0;
}

function placeOf(input: FindingsInput, at: number): string {
  return `${input.unit} ${positionWords(at)}`;
}

function stretchWords({ unit }: FindingsInput, { from, to }: Range): string {
  if (from === to) return `${unit} ${positionWords(from)}`;
  return `${unit}s ${positionWords(from)} to ${positionWords(to)}`;
}

/** "Unlearn" is a word about the base model: it needs a last checkpoint surely below step 0. */
function onset(input: Judged): Finding[] {
  const { alarm, estimate, isBelowBase, population } = input;
  if (!alarm) return [];
  const forgets = isBelowBase && population === "Known";
  const verb = forgets ? "This run unlearns what the model knew" : "This run falls from its best";
  const jumps =
    alarm.jitter > wildJitter
      ? ` The run jumps a lot between checkpoints, by ${alarm.jitter.toFixed(1)} points.`
      : "";
  const confirmed = sentence(
    "alarm",
    "The fall is confirmed at ",
    strong(placeOf(input, alarm.at)),
    `: ${stretchWords(input, alarm.after)} lie ${alarm.points.toFixed(1)} points below ${stretchWords(input, alarm.before)}.${jumps}`,
  );
  if (!estimate) return [sentence("onset", strong(verb), "."), confirmed];
  const { onePointLost, start, fits } = estimate;
  const when =
    onePointLost.high === null
      ? `no point is lost before ${placeOf(input, onePointLost.low)}`
      : `one point is lost between ${input.unit} ${positionWords(onePointLost.low)} and ${positionWords(onePointLost.high)}`;
  const began =
    start.low === null
      ? `It began by ${placeOf(input, start.high)} at the latest; it may have started earlier.`
      : `It began between ${input.unit} ${positionWords(start.low)} and ${positionWords(start.high)}.`;
  const poor = fits ? "" : " No single fall fits these checkpoints well.";
  return [sentence("onset", `${verb}: `, strong(when), `. ${began}${poor}`), confirmed];
}

function silence(input: Judged): Finding[] {
  const { alarm, checkpoints, detectableDrop, examplesNeeded, population, best } = input;
  if (alarm) return [];
  const noun = populationNouns[population];
  if (checkpoints < fewestJudged) {
    const count = `${best.correct} of ${best.total} ${noun} right (${percentWords(accuracyOf(best))})`;
    const many = checkpoints === 1 ? "One checkpoint is" : `${checkpoints} checkpoints are`;
    const words = `${many} evaluated, with ${count} at best: a fall is confirmed from ${fewestJudged} on.`;
    return [sentence("too-few-checkpoints", words)];
  }
  const lower = input.lastIsLower
    ? " The last checkpoint is lower; one checkpoint can be jitter: evaluate the next two."
    : "";
  if (examplesNeeded !== null) {
    const words = ` With ${best.total} ${noun} no fall could be confirmed, even if all were lost; ${examplesNeeded} would do.${lower}`;
    return [sentence("no-power", strong("Too few examples to tell."), words)];
  }
  const found =
    detectableDrop === null
      ? ""
      : ` A lasting fall of ${detectableDrop.toFixed(1)} points or more would be found in 4 of 5 such runs.`;
  if (detectableDrop !== null && detectableDrop > coarse) {
    return [sentence("no-power", strong("Too few examples to tell."), `${found}${lower}`)];
  }
  return [sentence("no-alarm", strong("No fall is confirmed"), `.${found}${lower}`)];
}

function fall(input: Judged): Finding[] {
  const { alarm, last, drop } = input;
  if (!alarm || drop === null) return [];
  const where = placeOf(input, last.at);
  if (drop <= 0) return [sentence("fall", `By ${where} it is back at its best accuracy.`)];
  const noun = populationNouns[input.population];
  const points = strong(`${pointsWords(drop)} points fewer`);
  return [sentence("fall", `By ${where} it gets `, points, ` ${noun} right than at its best.`)];
}

/** Answers withheld are no hallucinations: said where they make up at least half of the fall. */
function abstention(input: Judged): Finding[] {
  const { best, last, drop } = input;
  const lost = drop ?? 0;
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
  const { recommended, furthest } = input;
  if (!recommended || input.checkpoints < 2) return [];
  if (recommended.isBase) {
    const base = strong("Use the model as it was before fine-tuning");
    return [sentence("recommendation", base, ": no checkpoint does better."), ...further(input)];
  }
  const use = strong(`Use the checkpoint of ${placeOf(input, recommended.at)}`);
  const learned =
    recommended.unknownFitted === null
      ? ""
      : `, with ${percentWords(recommended.unknownFitted)} of the new facts learned`;
  const best = sentence("recommendation", use, `: it is the best on this set${learned}.`);
  return furthest === null ? [best] : [best, ...further(input)];
}

/** Where another checkpoint has learned more for a loss within the acceptable one. */
function further(input: Judged): Finding[] {
  const { recommended, furthest } = input;
  if (!furthest || furthest.at === recommended?.at || furthest.unknownFitted === null) return [];
  const place = strong(placeOf(input, furthest.at));
  const learned = `${percentWords(furthest.unknownFitted)} of the new facts`;
  const price = `, for at most ${furthest.atMost.toFixed(2)} points against the best.`;
  return [
    sentence("furthest", "If the new facts are needed: ", place, ` has learned ${learned}${price}`),
  ];
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
    const words =
      input.evaluated > 0
        ? `No checkpoint scored 90 % of the ${noun}: they are drawn, and nothing is concluded from them.`
        : `No answer to these ${noun} has been evaluated yet, so there is nothing to say.`;
    return [sentence("nothing-evaluated", words)];
  }
  const judged: Judged = { ...input, best, last };
  if (input.checkpoints > 1 && last.correct === last.total && !input.alarm) {
    const all = `All ${last.total} ${populationNouns[input.population]}`;
    const where = `at ${placeOf(input, last.at)}`;
    return [sentence("all-correct", strong(all), ` are right ${where}: nothing is lost.`)];
  }
  return [
    ...(input.alarm ? abstention(judged) : []),
    ...onset(judged),
    ...silence(judged),
    ...fall(judged),
    ...recommendation(judged),
    ...cause(judged),
    ...completeness(judged),
  ];
}
