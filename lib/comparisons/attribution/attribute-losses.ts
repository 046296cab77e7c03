import "server-only";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import { keyOfOrdinals } from "@/lib/comparisons/examples/key-of-ordinals";
import type { OpenComparison } from "@/lib/comparisons/open-comparison";
import type { RunSource } from "@/lib/comparisons/read-sources";
import { processCache } from "@/lib/db/bounded-cache";
import { type AttributableLoss, attributableLoss } from "@/lib/domain/compare/attribution";
import { lossOverRuns, oneRunEach } from "@/lib/domain/compare/attribution-over-runs";
import { comparabilityRefusal, intersectOrdinals } from "@/lib/domain/compare/comparability";
import { controlQuestion } from "@/lib/domain/compare/control-question";
import { toPoints } from "@/lib/domain/points";
import { attributionPlan } from "@/lib/runs/analysis/attribution-of";
import { seedsOf } from "./find-seeds";
import { checkpointsOf } from "./judge-run";

export type Attributed = Pick<ComparedRun, "control" | "attributable">;

/**
 * The loss of a run that its control did not have too. Without a control, or with one that cannot be
 * compared with it, no number and the reason.
 */
export function attributeLoss(
  source: RunSource,
  found: Pick<OpenComparison, "ordinals" | "seeds"> & {
    slug: string | null;
    control: RunSource | null;
  },
): Attributed {
  const { slug, control, ordinals, seeds } = found;
  if (slug === null || slug === source.row.slug) return { control: null, attributable: null };
  const refused = (reason: string) => ({ control: { run: slug, reason }, attributable: null });
  if (control === null) return refused("the control run is not in this project");
  const reason = reasonAgainst(source, control, ordinals);
  if (reason !== null || ordinals === null) return refused(reason ?? "no examples are shared");
  const alone = lossAgainst(source, control, ordinals);
  if (alone === null) return refused("the control has no checkpoint to compare with this run");
  const at = source.vectors[alone.index];
  const over = at ? lossOverSeeds(source, control, { ordinals, seeds, step: at.step }) : null;
  const loss = over?.loss ?? alone;
  return {
    control: { run: slug, reason: null },
    attributable: {
      control: slug,
      step: at?.step ?? 0,
      epoch: at ? source.placeOf(at.step).epoch : null,
      points: toPoints(loss.loss),
      low: toPoints(loss.low),
      high: toPoints(loss.high),
      runFall: toPoints(loss.runFall),
      controlFall: toPoints(loss.controlFall),
      examples: loss.examples,
      question: questionOf(source, control),
      seeds: over?.seeds ?? oneRunEach,
    },
  };
}

function questionOf({ row }: RunSource, control: RunSource) {
  const size = row.summary?.trainingSize ?? 0;
  const unknown = Math.round((row.summary?.unknownShare ?? 0) * size);
  return controlQuestion({ size, unknown }, { size: control.row.summary?.trainingSize ?? 0 });
}

/** Over the seeds of both sides that scored all of the examples. */
function lossOverSeeds(
  source: RunSource,
  control: RunSource,
  asked: Pick<OpenComparison, "seeds"> & { ordinals: Int32Array; step: number },
) {
  const { ordinals, seeds, step } = asked;
  const scoredAll = ({ scored: { examples } }: RunSource) =>
    examples !== null && intersectOrdinals(examples, ordinals).length === ordinals.length;
  const [treated, held] = [source, control].map((one) => seedsOf(one, seeds).filter(scoredAll));
  if (!treated || !held || treated.length < 2 || held.length < 2) return null;
  const runsOf = (sources: readonly RunSource[]) =>
    sources.map((one) => checkpointsOf(one, ordinals));
  return lossOverRuns(runsOf(treated), runsOf(held), step);
}

const kept = processCache<AttributableLoss | null>("attributable losses", {
  maxWeight: 10_000,
  weigh: () => 1,
});

/** Kept until either run changes: a bootstrap of two thousand replicates is the dearest part of a comparison. */
function lossAgainst(source: RunSource, control: RunSource, ordinals: Int32Array) {
  const key = [source.key, control.key, keyOfOrdinals(ordinals)].join(" ");
  const found = kept.find(key);
  if (found !== undefined) return found;
  const run = checkpointsOf(source, ordinals);
  const loss = attributableLoss({
    run,
    control: checkpointsOf(control, ordinals),
    ...attributionPlan,
  });
  kept.keep(key, loss);
  return loss;
}

function reasonAgainst(
  source: RunSource,
  control: RunSource,
  ordinals: Int32Array | null,
): string | null {
  if ((control.row.summary?.unknownShare ?? null) !== 0) {
    return "its training set is not known to be free of Unknown examples";
  }
  if (source.scored.examples === null || control.scored.examples === null) {
    return "only counts are known, and an attribution needs the same examples in both";
  }
  const refusal = comparabilityRefusal(source.scored, control.scored);
  const isIntersected = ordinals !== null && ordinals.length < source.scored.examples.length;
  return refusal === null || (isIntersected && refusal.shared !== null) ? null : refusal.reason;
}
