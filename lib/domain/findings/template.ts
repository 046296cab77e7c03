import { type Claim, claims } from "./claims";
import { type Finding, type FindingKind, type Segment, sentence } from "./finding-words";
import type { JudgedInput } from "./findings-input";

/** A sentence with what must hold before it may be said. */
export type Template = {
  kind: FindingKind;
  needs: readonly Claim[];
  say: (input: JudgedInput) => readonly (string | Segment)[];
};

/** The sentences whose claims all hold, in the order of their templates. */
export function sayWhatHolds(templates: readonly Template[], input: JudgedInput): Finding[] {
  return templates
    .filter(({ needs }) => needs.every((claim) => claims[claim](input)))
    .map(({ kind, say }) => sentence(kind, ...say(input)));
}
