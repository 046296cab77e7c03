import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import type { RemedyChange, RemedyEffect } from "@/lib/domain/compare/remedy-effect";
import { findingText } from "@/lib/domain/findings/finding-words";
import { toPoints } from "@/lib/domain/points";
import type { RemedyBlock } from "./compare-remedies";

type Block = ComparisonResponse["remedies"][number];

function describeChange(change: RemedyChange | null) {
  if (change === null) return null;
  const { difference, low, high } = change;
  return { points: toPoints(difference), low: toPoints(low), high: toPoints(high) };
}

function describeEffect(effect: RemedyEffect | null): Block["outcomes"][number]["effect"] {
  if (effect === null) return null;
  const { total, wrong, correct, isPaired } = effect;
  return {
    total,
    wrong: describeChange(wrong),
    correct: describeChange(correct),
    paired: isPaired,
  };
}

/** Remedies as the answer names their fields; changes in percentage points. */
export function describeRemedies({ split, finding, outcomes }: RemedyBlock): Block {
  return {
    split,
    sentence: findingText(finding),
    outcomes: outcomes.map(({ run, kind, setting, step, epoch, counts, effect }) => ({
      ...{ run, kind, setting, step, epoch, counts },
      effect: describeEffect(effect),
    })),
  };
}
