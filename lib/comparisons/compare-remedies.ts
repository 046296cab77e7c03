import "server-only";
import { type CountedRow, countsOf } from "@/lib/domain/populations";
import { findRemedies, remedySentence, type TrainedRun } from "@/lib/domain/remedies";
import { settingsOfRun } from "./compare-settings";
import type { ComparisonAnswer } from "./comparison-schema";
import { listLastEvaluations, type TrainingPart } from "./queries";
import type { RunSource } from "./read-sources";

const seedName = /(^|[._-])seed$/i;
/** Says how the training set was treated, which the set itself says better. */
const treatment = /^(variant|size|unknown|steps_per_epoch)$/i;

/** Runs that are remedies of another, at their last checkpoint, on test where there is one: it was not used to choose. */
export async function compareRemedies(
  sources: readonly RunSource[],
  parts: readonly TrainingPart[],
  choice: { split: string; splits: readonly string[] },
): Promise<ComparisonAnswer["remedies"]> {
  const partsOf = Map.groupBy(parts, ({ runId }) => runId);
  const trained = sources.flatMap((source) => {
    const own = partsOf.get(source.row.id);
    return own ? [trainedRun(source, own)] : [];
  });
  const blocks = findRemedies(trained);
  if (blocks.length === 0) return [];
  const split = choice.splits.includes("test") ? "test" : choice.split;
  const sourceOf = new Map(sources.map((source) => [source.row.slug, source]));
  const ids = [...new Set(blocks.flat().map(({ run }) => sourceOf.get(run)?.row.id ?? ""))];
  const rows = Map.groupBy(await listLastEvaluations(ids, split), ({ runId }) => runId);
  return blocks.flatMap((block) => {
    const outcomes = block.flatMap((remedy) => {
      const source = sourceOf.get(remedy.run);
      const own = rows.get(source?.row.id ?? "");
      const counts = own && countsOf(own as CountedRow[], "all");
      if (!source || !counts || counts.total === 0) return [];
      const step = own[0]?.step ?? 0;
      const { total, correct, abstained } = counts;
      const { epoch } = source.placeOf(step);
      return [{ ...remedy, step, epoch, counts: { total, correct, abstained } }];
    });
    const sentence = remedySentence(outcomes);
    return sentence === null ? [] : [{ split, sentence, outcomes }];
  });
}

function trainedRun({ row }: RunSource, parts: readonly TrainingPart[]): TrainedRun {
  const part = (isUnknown: boolean) => parts.find((one) => one.isUnknown === isUnknown);
  const settings = Object.entries(settingsOfRun(row)).filter(
    ([name, value]) => value !== null && !seedName.test(name) && !treatment.test(name),
  );
  return {
    run: row.slug,
    knownSet: part(false)?.fingerprint ?? "",
    unknownSet: part(true)?.fingerprint ?? "",
    unknown: part(true)?.examples ?? 0,
    relabelledUnknown: part(true)?.relabelled ?? 0,
    settings: Object.fromEntries(settings.map(([name, value]) => [name, String(value)])),
  };
}
