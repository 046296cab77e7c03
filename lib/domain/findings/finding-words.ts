import type { Population } from "@/lib/domain/knowledge/knowledge";

/** What a piece of a sentence speaks of, as data: nobody has to read it out of the words. */
export type SpokenOf = {
  /** The id of a run that it names, and whether that is the control of the run at hand. */
  run?: string;
  isControl?: boolean;
  /** A checkpoint: its epoch, or its step where the sentence says step. */
  at?: number;
  /** The examples behind a number, as lists of examples are narrowed to. */
  examples?: "lost-since-best";
};

/** A piece of a sentence; strong ones carry the message. */
export type Segment = { text: string; isStrong: boolean; of?: SpokenOf };

export type FindingKind =
  | "headline"
  | "jumps"
  | "last-lower"
  | "nothing-evaluated"
  | "too-few-checkpoints"
  | "onset"
  | "alarm"
  | "no-alarm"
  | "no-power"
  | "fall"
  | "abstention"
  | "recommendation"
  | "furthest"
  | "cost"
  | "choice"
  | "noise"
  | "attribution"
  | "no-control"
  | "no-unknown"
  | "unpaired"
  | "rates"
  | "open-sets"
  | "rates-only";

export type Finding = { kind: FindingKind; segments: Segment[] };

export function strong(text: string, of?: SpokenOf): Segment {
  return { text, isStrong: true, ...(of && { of }) };
}

/**
 * Findings for people who may know only some runs: a control that is not one of them loses its name, and what names
 * another such run is not said.
 */
export function tellOnly<F extends { segments: readonly Segment[] }>(
  findings: readonly F[],
  isShown: (run: string) => boolean,
): (F & { segments: Segment[] })[] {
  const isHidden = ({ of }: Segment) => of?.run !== undefined && !isShown(of.run);
  return findings
    .filter(({ segments }) => segments.every((one) => !isHidden(one) || one.of?.isControl))
    .map((finding) => ({
      ...finding,
      segments: finding.segments.map((segment) =>
        isHidden(segment) ? { text: "a control run", isStrong: segment.isStrong } : segment,
      ),
    }));
}

/** The words alone: a guest is given no id. */
export function inWords(segments: readonly Segment[]): Segment[] {
  return segments.map(({ text, isStrong }) => ({ text, isStrong }));
}

/** A sentence from plain strings and strong segments. */
export function sentence(kind: FindingKind, ...parts: (string | Segment)[]): Finding {
  const segments = parts.map((part) =>
    typeof part === "string" ? { text: part, isStrong: false } : part,
  );
  return { kind, segments };
}

/** The sentence without emphasis. */
export function findingText(finding: Finding): string {
  return finding.segments.map((segment) => segment.text).join("");
}

/** 0.0546 as "5.5 %"; whole hundreds without a decimal. */
export function percentWords(ratio: number): string {
  const percent = (ratio * 100).toFixed(1);
  return `${percent === "100.0" || percent === "0.0" ? Number(percent) : percent} %`;
}

/** A ratio as percentage points, without sign or unit: 0.31 as "31.0". */
export function pointsWords(ratio: number): string {
  return Math.abs(ratio * 100).toFixed(1);
}

/** An epoch or step, at most one decimal: "2.5", "30". */
export function positionWords(value: number): string {
  return String(Number(value.toFixed(1)));
}

/** What examples of a population are called in a sentence. */
export const populationNouns: Record<Population, string> = {
  Known: "known facts",
  HighlyKnown: "HighlyKnown facts",
  MaybeKnown: "MaybeKnown facts",
  WeaklyKnown: "WeaklyKnown facts",
  Unknown: "Unknown facts",
  all: "questions",
};
