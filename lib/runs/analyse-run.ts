import "server-only";
import { type Analysis, analyse, type FitPoint } from "@/lib/domain/analysis";
import { countOutcomes } from "@/lib/domain/checkpoint-outcomes";
import type { Population } from "@/lib/domain/knowledge";
import type { AlarmRule } from "@/lib/domain/onset-alarm";
import { type CountedRow, countsOf } from "@/lib/domain/populations";
import { analyseRates, fitOfRates } from "@/lib/domain/rate-analysis";
import { ratesOf } from "@/lib/domain/rate-points";
import { trainSplit } from "./evaluate-run";
import type { RunRow } from "./queries";
import { readEvaluated } from "./rate-rows";
import { epochsByStep, readRunOutcomes } from "./read-outcomes";

export type AnalysisRequest = {
  split: string;
  population: Population;
  alpha: number;
  rule: AlarmRule;
  minimumDrop: number;
  /** The population wanted; `population` differs where the split has none of it. */
  asked: Population;
};

/** Reads what an analysis needs of a run and makes it; reads vectors where there are any, else counts. */
export async function analyseRun(
  run: { id: string; projectId: string; datasetId: string | null } & Pick<RunRow, "summary">,
  request: AnalysisRequest,
): Promise<Analysis> {
  const { split, population } = request;
  const epochs = await epochsByStep(run.id);
  const { counts: rows, rates } = await readEvaluated(run, [split, trainSplit]);
  const found = await readRunOutcomes(run, { split, population });
  const outcomes = found === null || found.ordinals.length === 0 ? null : found.checkpoints;
  const aggregates = pointsOf(
    rows.filter((row) => row.split === split),
    population,
    epochs,
  );
  const counts =
    outcomes?.map((checkpoint) => {
      const { step, epoch } = checkpoint;
      return { step, epoch, ...countOutcomes(checkpoint.outcomes) };
    }) ?? aggregates;
  const train = rows.filter((row) => row.split === trainSplit);
  const fitted = (population: "Known" | "Unknown") => {
    const counted = fitOf(train, population, epochs);
    return counted.length > 0
      ? counted
      : fitOfRates(ratesOf(rates, { split: trainSplit, population }));
  };
  const fit = { known: fitted("Known"), unknown: fitted("Unknown") };
  const logged = ratesOf(rates, { split, population });
  if (!counts.some(({ total }) => total > 0) && logged.length > 0)
    return analyseRates({ split, population, rates: logged, fit });
  return analyse({ ...request, counts, outcomes, fit });
}

type Row = CountedRow & { step: number };

function pointsOf(
  rows: readonly object[],
  population: Population,
  epochs: ReadonlyMap<number, number | null>,
) {
  const byStep = Map.groupBy(rows as Row[], ({ step }) => step);
  return [...byStep].flatMap(([step, group]) => {
    const counts = countsOf(group, population);
    return counts === null ? [] : [{ step, epoch: epochs.get(step) ?? null, ...counts }];
  });
}

function fitOf(
  rows: readonly object[],
  population: Population,
  epochs: ReadonlyMap<number, number | null>,
): FitPoint[] {
  return pointsOf(rows, population, epochs).map(({ step, epoch, total, fitted }) => ({
    step,
    epoch,
    total,
    fitted: fitted ?? 0,
  }));
}
