import "server-only";
import { measureLabels } from "@/lib/datasets/label-noise";
import { labelsOfRun } from "@/lib/datasets/run-labels";
import { processCache } from "@/lib/db/bounded-cache";
import { db } from "@/lib/db/client";
import { rowOf } from "@/lib/db/row-key";
import { labelBands, labelRedraws } from "@/lib/domain/knowledge/label-band";
import { categoryOfCode, type TrainingMask, training } from "@/lib/domain/outcomes/evaluate";
import { outcomes as outcomeCodes } from "@/lib/domain/outcomes/outcomes";
import { countCells } from "@/lib/runs/count-cells";
import { type RunOutcomes, readRunOutcomes } from "@/lib/runs/examples/read-outcomes";
import { readScoringRule } from "@/lib/runs/examples/read-scoring-rule";
import { elsewhere } from "@/lib/work/elsewhere";
import type { LabelNoiseAnswer } from "./analysis-schema";
import { loadTrainingMask, trainSplit } from "./evaluate-run";

type MeasuredRun = { id: string; projectId: string; datasetId: string | null };

const kept = processCache<LabelNoiseAnswer | null>("label bands", {
  maxWeight: 20_000,
  weigh: (found) =>
    1 + (found?.curves.reduce((points, curve) => points + curve.points.length, 0) ?? 0),
});

/**
 * How far the curves of a split and of the training set could move through labelling alone. Null where the run is read
 * by other labels than those that its dataset's draws gave, and where these hold no prior (`measureLabels`).
 */
export async function getLabelBands(
  { id, projectId, datasetId }: MeasuredRun,
  split: string,
): Promise<LabelNoiseAnswer | null> {
  const run = { id, projectId, datasetId };
  const { version } = await countCells(run, split);
  return kept.get(JSON.stringify([run, version, split]), async () => {
    const chances = await unknownChancesOf(run);
    if (chances === null) return null;
    return elsewhere("getLabelBands", costOfRedraws, getLabelBandsHere, run, { split, chances });
  });
}

/** Two hundred labels for each fact, and a count at each checkpoint for each of them: never on the web thread. */
const costOfRedraws = Number.POSITIVE_INFINITY;

/** By ordinal; null where the run's labels do not come of draws that hold a prior. */
async function unknownChancesOf(run: MeasuredRun): Promise<Float64Array | null> {
  const labels = await labelsOfRun(db, run);
  if (labels === null || labels.choice.kind !== "own") return null;
  const dataset = await db.dataset.findUniqueOrThrow({ where: rowOf(labels.dataset) });
  const measured = await measureLabels(dataset, await readScoringRule(run));
  return measured?.unknownChances ?? null;
}

export async function getLabelBandsHere(
  run: MeasuredRun,
  { split, chances }: { split: string; chances: Float64Array },
): Promise<LabelNoiseAnswer | null> {
  const curves: LabelNoiseAnswer["curves"] = [];
  for (const name of new Set([split, trainSplit])) {
    const found = await readRunOutcomes(run, { split: name, population: "all" });
    if (found === null) continue;
    const mask =
      name === trainSplit ? await loadTrainingMask(db, run, found.categories.length) : null;
    curves.push(...curvesOf(name, { found, chances, mask }));
  }
  return curves.length === 0 ? null : { redraws: labelRedraws.redraws, curves };
}

type Split = { found: RunOutcomes; chances: Float64Array; mask: TrainingMask | null };

function curvesOf(
  split: string,
  { found, chances, mask }: Split,
): LabelNoiseAnswer["curves"][number][] {
  const { ordinals, categories } = found;
  const category = (ordinal: number) => categoryOfCode(categories[ordinal] ?? 0);
  const places = [...ordinals.keys()].filter(
    (place) => category(ordinals[place] ?? -1) !== "unlabelled",
  );
  const own = places.map((place) => ordinals[place] ?? -1);
  const isUnknown = own.map((ordinal) => category(ordinal) === "Unknown");
  const again = Float64Array.from(own, (ordinal) => chances[ordinal] ?? Number.NaN);
  const redrawn = again.filter((chance) => !Number.isNaN(chance)).length;
  if (redrawn === 0) return [];
  const checkpoints = found.checkpoints.map(({ step, outcomes }) => ({
    step,
    outcomes: Uint8Array.from(places, (place) =>
      fittedAs(outcomes[place] ?? 0, mask?.[ordinals[place] ?? -1]),
    ),
  }));
  const bands = labelBands({ isUnknown, chances: again, checkpoints });
  const unknown = isUnknown.filter(Boolean).length;
  return [
    { split, population: "Known" as const, facts: own.length - unknown, points: bands.known },
    { split, population: "Unknown" as const, facts: unknown, points: bands.unknown },
  ].filter(({ facts }) => facts > 0);
}

/** A training example that was relabelled counts as right when the model abstains (API.md, training set). */
function fittedAs(outcome: number, membership: number | undefined): number {
  if (membership !== training.relabelled) return outcome;
  if (outcome === outcomeCodes.abstained) return outcomeCodes.correct;
  return outcome === outcomeCodes.correct ? outcomeCodes.incorrect : outcome;
}
