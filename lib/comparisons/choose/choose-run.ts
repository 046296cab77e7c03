import "server-only";
import { checkpointsOf, type JudgedRun } from "@/lib/comparisons/attribution/judge-run";
import type { ComparedRun, ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import type { ChoiceFacts } from "@/lib/domain/compare/choice-words";
import { compareToBaseline } from "@/lib/domain/compare/compare-runs";
import { type Contender, chooseRuns } from "@/lib/domain/compare/run-choice";
import { lossesAgainstBest } from "@/lib/domain/decision/choices";
import { decideWithin, type PricedCheckpoint } from "@/lib/domain/decision/prices";
import { toPoints } from "@/lib/domain/points";
import { adjustedAlpha } from "@/lib/domain/stats/multiplicity";

type RunFacts = Pick<ComparedRun, "run" | "name" | "figures" | "relabelledUnknown">;

type Candidate = Contender & {
  judged: JudgedRun;
  told: RunFacts;
  far: PricedCheckpoint | null;
};

/** The furthest checkpoint of a run within the acceptable loss (points) of its own best; none where nothing is new. */
export function furthestOf(
  { prices, figures }: JudgedRun,
  { margin, relabelled }: { margin: number; relabelled: number | null },
): PricedCheckpoint | null {
  // Relabelled examples are no new knowledge.
  if ((relabelled ?? 0) > 0) return null;
  return decideWithin(margin, prices, figures.best?.step ?? null)?.furthest ?? null;
}

function candidateOf(judged: JudgedRun, told: RunFacts, margin: number): Candidate[] {
  const { best } = told.figures;
  if (best === null || best.accuracy === null) return [];
  const far = furthestOf(judged, { margin, relabelled: told.relabelledUnknown });
  const price = judged.prices.find(({ step }) => step === best.step);
  return [
    {
      ...{ judged, told, far, run: told.run, accuracy: best.accuracy },
      learned: price?.learned ?? null,
      furthest: far && { accuracy: far.accuracy, learned: far.learned ?? 0 },
    },
  ];
}

/** Runs at their best that the exact test, Holm over all, does not tell from the first at its best. */
function withinNoise(first: Candidate, others: readonly Candidate[]): RunFacts[] {
  const marks = first.judged.moments.best?.outcomes;
  const paired = others.filter(({ judged }) => judged.moments.best?.outcomes);
  if (!marks || paired.length === 0) return [];
  const tests = compareToBaseline(
    marks,
    paired.map(({ judged }) => judged.moments.best?.outcomes ?? new Uint8Array()),
  );
  return paired
    .filter((_, k) => (tests[k]?.adjustedPValue ?? 1) >= adjustedAlpha && tests[k]?.total !== 0)
    .map(({ told }) => told);
}

/** How far the checkpoint of a run lies below another run's best, on the examples both scored; points. */
function distanceBelow(first: Candidate, { judged, far }: Candidate, ordinals: Int32Array | null) {
  const marks = first.judged.moments.best?.outcomes;
  const own =
    ordinals && far && checkpointsOf(judged.source, ordinals).find(({ step }) => step === far.step);
  if (!marks || !own) return { loss: 0, atMost: null };
  const [, found] = lossesAgainstBest([{ step: -1, epoch: null, outcomes: marks }, own], 0);
  return {
    loss: toPoints(found?.loss ?? 0),
    atMost: found?.atMost == null ? null : toPoints(found.atMost),
  };
}

export type FoundChoice = { facts: ChoiceFacts; answer: NonNullable<ComparisonResponse["choice"]> };

/** What to choose among the runs of a comparison; null where there is nothing to choose from. */
export function chooseRun(
  judged: readonly JudgedRun[],
  runs: readonly RunFacts[],
  { margin, ordinals }: { margin: number; ordinals: Int32Array | null },
): FoundChoice | null {
  const candidates = judged.flatMap((run, k) => {
    const told = runs[k];
    return told ? candidateOf(run, told, margin) : [];
  });
  const choice = chooseRuns(candidates);
  const first = candidates.find(({ run }) => run === choice?.best);
  if (choice === null || first === undefined) return null;
  const needed = candidates.find(({ run }) => run === choice.needed) ?? null;
  const within = withinNoise(
    first,
    candidates.filter((one) => one !== first),
  );
  const far = needed?.far ?? null;
  const distance = needed === null ? null : distanceBelow(first, needed, ordinals);
  const best = first.told.figures.best;
  const place = {
    run: first.run,
    name: first.told.name,
    step: best?.step ?? 0,
    epoch: best?.epoch ?? null,
  };
  const isPaired = candidates.every(({ judged: one }) => one.prices.length > 0);
  return {
    facts: {
      ...{ margin, isPaired, best: place },
      within: within.map(({ run, name }) => ({ run, name })),
      needed: needed &&
        far &&
        distance && {
          ...{ run: needed.run, name: needed.told.name, step: far.step, epoch: far.epoch },
          ...{ learned: far.learned ?? 0, toLearn: far.toLearn ?? 0, ...distance },
          isSame: needed === first && far.step === place.step,
        },
    },
    answer: {
      margin,
      best: { run: first.run, step: place.step, epoch: place.epoch },
      within: within.map(({ run }) => run),
      needed: needed &&
        far &&
        distance && {
          ...{ run: needed.run, step: far.step, epoch: far.epoch, accuracy: far.accuracy },
          ...{ learned: far.learned ?? 0, toLearn: far.toLearn ?? 0, ...distance },
        },
    },
  };
}
