import type { AlertKind } from "@/lib/alerts/choices";
import { formatPercent } from "@/lib/format";

/** "When ... in ..., tell ...": what a rule speaks of, and what one should know of it. */
export const ruleWords: Record<AlertKind, { when: string; note: string }> = {
  confirmed: {
    when: "a fall is confirmed",
    note: "The earliest moment at which it may be said.",
  },
  lower: {
    when: "the last checkpoint is lower, not confirmed,",
    note: "Early, and sometimes wrong: one low checkpoint can be jitter.",
  },
  below: { when: "known facts are below", note: "A limit of your own; no test." },
  finished: { when: "a run finishes", note: "With what was found and which checkpoint is best." },
  stalled: {
    when: "a run is silent for 5 minutes",
    note: "Only runs that send while they train.",
  },
};

export function whenWords({ kind, value }: { kind: AlertKind; value: number | null }): string {
  return value === null ? ruleWords[kind].when : `${ruleWords[kind].when} ${formatPercent(value)}`;
}

export function whereWords(tag: string | null): string {
  return tag === null ? "any run" : `runs tagged ${tag}`;
}
