import { checkpointName } from "@/components/runs/decision/decision-model";
import {
  type DecisionWithin,
  type PricedCheckpoint,
  roundedUp,
} from "@/lib/domain/decision/prices";
import { capitalise, formatCount, formatPercent } from "@/lib/format";

export type Option = {
  id: "best" | "furthest" | "earliest";
  label: string;
  /** "epoch 2", "also epoch 2", or "–". */
  title: string;
  /** What it gives and gives up. */
  detail: string;
  checkpoint: PricedCheckpoint | null;
};

export const decisionTitle = "How much old knowledge may new knowledge cost?";

const points = (value: number) => `${value.toFixed(1)} points`;
/** Rounded up at the decimal that is shown, so that "at most" stays true. */
const upTo = (value: number) => `${(Math.ceil(value * 10 - 1e-9) / 10 || 0).toFixed(1)} points`;

function learnedWords({ learned, toLearn }: PricedCheckpoint): string | null {
  if (learned === null || !toLearn) return null;
  return `${formatPercent(learned / toLearn)} of new facts (${formatCount(learned)} of ${formatCount(toLearn)})`;
}

function givesWords(checkpoint: PricedCheckpoint): string {
  return [`${formatPercent(checkpoint.accuracy)} right`, learnedWords(checkpoint)]
    .filter((part) => part !== null)
    .join(" · ");
}

function givesUp(checkpoint: PricedCheckpoint): string {
  return `${givesWords(checkpoint)} · at most ${roundedUp(checkpoint.atMost ?? 0).toFixed(2)} points below the best`;
}

function furthestOption({ margin, best, furthest, next }: DecisionWithin): Option {
  const shared = { id: "furthest", label: `Furthest within ${points(margin)}` } as const;
  if (furthest === null) {
    const detail = "The training set holds no new facts to learn.";
    return { ...shared, title: "–", detail, checkpoint: null };
  }
  if (furthest.step !== best.step) {
    return {
      ...shared,
      title: checkpointName(furthest),
      detail: givesUp(furthest),
      checkpoint: furthest,
    };
  }
  const detail = next
    ? `${capitalise(checkpointName(next))} needs ${upTo(next.atMost ?? 0)}: ${givesWords(next)}.`
    : "No other checkpoint has learned more.";
  return { ...shared, title: `also ${checkpointName(best)}`, detail, checkpoint: null };
}

/** Best, furthest and earliest, each with what it gives and gives up; the same one is said to be the same. */
export function decisionOptions(decision: DecisionWithin): readonly Option[] {
  const { best, earliest, margin } = decision;
  const options: Option[] = [
    {
      ...{ id: "best", label: "Best", title: checkpointName(best) },
      detail: givesWords(best),
      checkpoint: best,
    },
    furthestOption(decision),
  ];
  if (earliest.step === best.step) return options;
  return [
    ...options,
    {
      ...{ id: "earliest", label: `Earliest within ${points(margin)}` },
      title: checkpointName(earliest),
      detail: givesUp(earliest),
      checkpoint: earliest,
    },
  ];
}

export const decisionHowToRead =
  "A dot is a checkpoint; its tail ends at the most it may have lost (one-sided 95\u00a0%). Green: within the limit.";

/** The folder of a step: below the trainer's own output where the run says it, else as trainers name it. */
export function checkpointPath(
  step: number,
  settings: Readonly<Record<string, string | number | boolean | null>>,
): string {
  const output = settings.output_dir ?? settings["args.output_dir"];
  const name = `checkpoint-${step}`;
  return typeof output === "string" && output !== ""
    ? `${output.replace(/\/+$/, "")}/${name}`
    : name;
}

/** The picture in sentences, for those who do not see it. */
export function decisionSummary(decision: DecisionWithin): string {
  return decisionOptions(decision)
    .map(({ label, title, detail }) => `${label}: ${title}. ${detail}`)
    .join(" ");
}
