import type { TrainingSetSummary } from "@/lib/datasets/export-schema";
import type { TrainingSetKind } from "@/lib/domain/knowledge/training-mix";
import { formatCount } from "@/lib/format";

export type Wish = { keep: TrainingSetKind; unknown?: number; size?: number; seed: number };

export const trainingSets = [
  { keep: "known", title: "Filtered", note: "The new facts are left out." },
  {
    keep: "relabelled",
    title: "Relabelled",
    note: "New facts get “I don't know” as their target.",
  },
  { keep: "mix", title: "Mix", note: "A share of new facts that you choose." },
  { keep: "replay", title: "Late replay", note: "Known facts, to train on last." },
] as const satisfies readonly { keep: TrainingSetKind; title: string; note: string }[];

/** "2,288 known, 1,964 “I don't know”" */
export function whatItHolds({ examples, byCategory, relabelled }: TrainingSetSummary): string {
  const unknown = byCategory.Unknown ?? 0;
  const parts = [`${formatCount(examples - unknown)} known`];
  if (relabelled > 0) parts.push(`${formatCount(relabelled)} “I don't know”`);
  else if (unknown > 0) parts.push(`${formatCount(unknown)} new`);
  return parts.join(", ");
}
