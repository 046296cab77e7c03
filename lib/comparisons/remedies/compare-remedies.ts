import "server-only";
import { listLastEvaluations, listLastVectors, type TrainingPart } from "@/lib/comparisons/queries";
import type { RunSource } from "@/lib/comparisons/read-sources";
import { settingsOfRun } from "@/lib/comparisons/settings/compare-settings";
import { findRemedies, type TrainedRun } from "@/lib/domain/compare/remedies";
import {
  type RemedyEffect,
  remedyEffect,
  unpairedRemedyEffect,
} from "@/lib/domain/compare/remedy-effect";
import { isRemedy, type RemedyResult, remedyFinding } from "@/lib/domain/compare/remedy-words";
import { isSeedSetting } from "@/lib/domain/compare/seed-setting";
import type { Finding } from "@/lib/domain/findings/finding-words";
import { type CountedRow, countsOf } from "@/lib/domain/knowledge/populations";
import { unpackOutcomes } from "@/lib/domain/outcomes/outcomes";
import type { Counts } from "@/lib/domain/rates/rates";

/** Says how the training set was treated, which the set itself says better. */
const treatment = /^(variant|size|unknown|steps_per_epoch)$/i;

/** A block of remedies with what each did, its sentence in words, and the part of it that answers first. */
export type RemedyBlock = {
  split: string;
  finding: Finding;
  headline: Finding;
  outcomes: (RemedyResult & { step: number; epoch: number | null })[];
};

/** Runs that are remedies of another, at their last checkpoint, on test where there is one: it was not used to choose. */
export async function compareRemedies(
  sources: readonly RunSource[],
  parts: readonly TrainingPart[],
  choice: { split: string; splits: readonly string[] },
): Promise<RemedyBlock[]> {
  const partsOf = Map.groupBy(parts, ({ runId }) => runId);
  const trained = sources.flatMap((source) => {
    const own = partsOf.get(source.row.id);
    return own || declaredBy(source) ? [trainedRun(source, own ?? [])] : [];
  });
  const blocks = findRemedies(trained);
  if (blocks.length === 0) return [];
  const split = choice.splits.includes("test") ? "test" : choice.split;
  const named = new Set(blocks.flat().map(({ run }) => run));
  const measured = await measureLast(
    sources.filter(({ row }) => named.has(row.slug)),
    split,
  );
  return blocks.flatMap((block) => {
    const reference = measured.get(block[0]?.run ?? "");
    const outcomes = block.flatMap((remedy) => {
      const own = measured.get(remedy.run);
      if (!own || !reference) return [];
      const { step, epoch, counts } = own;
      const effect = own === reference ? null : effectOf(reference, own);
      return [{ ...remedy, step, epoch, counts, effect }];
    });
    const finding = remedyFinding(outcomes, { split });
    if (finding === null) return [];
    const treated = outcomes.filter((one) => one.kind === "as-it-is" || isRemedy(one));
    const isShort = true;
    const headline =
      remedyFinding(treated, { split, isShort }) ?? remedyFinding(outcomes, { split, isShort });
    return [{ split, finding, headline: headline ?? finding, outcomes }];
  });
}

type Measured = { step: number; epoch: number | null; counts: Counts; outcomes: Uint8Array | null };

/** The last evaluated checkpoint of each run, by slug; outcomes where that checkpoint has them one by one. */
async function measureLast(
  sources: readonly RunSource[],
  split: string,
): Promise<Map<string, Measured>> {
  const ids = sources.map(({ row }) => row.id);
  const scope = sources[0]?.row;
  if (scope === undefined) return new Map();
  const [evaluations, vectors] = await Promise.all([
    listLastEvaluations(scope, ids, split),
    listLastVectors(scope, ids, split),
  ]);
  const rowsOf = Map.groupBy(evaluations, ({ runId }) => runId);
  const vectorOf = new Map(vectors.map((vector) => [vector.runId, vector]));
  return new Map(
    sources.flatMap((source): [string, Measured][] => {
      const own = rowsOf.get(source.row.id);
      const counts = own && countsOf(own as CountedRow[], "all");
      if (!own || !counts || counts.total === 0) return [];
      const step = own[0]?.step ?? 0;
      const { total, correct, abstained } = counts;
      const vector = vectorOf.get(source.row.id);
      const outcomes = vector?.step === step ? unpackAll(vector.outcomes) : null;
      const { epoch } = source.placeOf(step);
      return [[source.row.slug, { step, epoch, counts: { total, correct, abstained }, outcomes }]];
    }),
  );
}

function unpackAll(packed: Uint8Array): Uint8Array {
  return unpackOutcomes(
    packed,
    Int32Array.from({ length: packed.length * 4 }, (_, k) => k),
  );
}

function effectOf(reference: Measured, treated: Measured): RemedyEffect {
  return reference.outcomes && treated.outcomes
    ? remedyEffect(reference.outcomes, treated.outcomes)
    : unpairedRemedyEffect(reference.counts, treated.counts);
}

function declaredBy({ row }: RunSource): TrainedRun["declared"] {
  return row.remedy === null || row.remedyOf === null
    ? null
    : { remedy: row.remedy, of: row.remedyOf };
}

function trainedRun(source: RunSource, parts: readonly TrainingPart[]): TrainedRun {
  const { row } = source;
  const part = (isUnknown: boolean) => parts.find((one) => one.isUnknown === isUnknown);
  const settings = Object.entries(settingsOfRun(row)).filter(
    ([name, value]) => value !== null && !isSeedSetting(name) && !treatment.test(name),
  );
  return {
    run: row.slug,
    knownSet: part(false)?.fingerprint ?? "",
    unknownSet: part(true)?.fingerprint ?? "",
    unknown: part(true)?.examples ?? 0,
    relabelledUnknown: part(true)?.relabelled ?? 0,
    settings: Object.fromEntries(settings),
    declared: declaredBy(source),
  };
}
