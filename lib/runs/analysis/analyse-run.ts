import "server-only";
import { processCache } from "@/lib/db/bounded-cache";
import { db } from "@/lib/db/client";
import { ofRun, type RowKey } from "@/lib/db/row-key";
import { type Analysis, analyse, type FitPoint } from "@/lib/domain/analysis";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { type CountedRow, countsOf } from "@/lib/domain/knowledge/populations";
import type { AlarmPlan } from "@/lib/domain/onset/window-alarm";
import { countOutcomes } from "@/lib/domain/outcomes/checkpoint-outcomes";
import { type EpochBreak, epochBreak } from "@/lib/domain/rates/epoch-order";
import { analyseRates, fitOfRates } from "@/lib/domain/rates/rate-analysis";
import { ratesOf } from "@/lib/domain/rates/rate-points";
import { countCells } from "@/lib/runs/count-cells";
import { epochsByStep, readRunOutcomes } from "@/lib/runs/examples/read-outcomes";
import type { RunRow } from "@/lib/runs/queries";
import { elsewhere } from "@/lib/work/elsewhere";
import { trainSplit } from "./evaluate-run";
import { readEvaluated } from "./rate-rows";

export type AnalysisRequest = {
  split: string;
  population: Population;
  alpha: number;
  plan: AlarmPlan;
  minimumDrop: number;
  /** Ratio: the acceptable loss. */
  margin: number;
  /** Only checkpoints from this epoch on, where given. */
  afterEpoch?: number | null;
  /** The population wanted; `population` differs where the split has none of it. */
  asked: Population;
};

export type RunAnalysis = Analysis & { epochBreak: EpochBreak | null };

type AnalysedRun = { id: string; projectId: string; datasetId: string | null } & Pick<
  RunRow,
  "summary"
>;

const kept = processCache<RunAnalysis>("analyses", {
  maxWeight: 20_000,
  weigh: ({ checkpoints }) => checkpoints + 20,
});

/** The analysis of a run as its data and labels are now: kept, made here, or in a worker thread. */
export async function analyseRun(run: AnalysedRun, request: AnalysisRequest): Promise<RunAnalysis> {
  const { version, cells } = await countCells(run, request.split);
  const asked = { id: run.id, projectId: run.projectId, datasetId: run.datasetId };
  const hasRates = run.summary?.hasRates ?? null;
  return kept.get(JSON.stringify([asked, version, hasRates, request]), () =>
    elsewhere("analyseRun", cells, analyseRunHere, run, request),
  );
}

/** Reads what an analysis needs of a run and makes it; reads vectors where there are any, else counts. */
export async function analyseRunHere(
  run: AnalysedRun,
  request: AnalysisRequest,
): Promise<RunAnalysis> {
  const { split, population } = request;
  const sent = await epochsByStep(run);
  const { counts: rows, rates: logged } = await readEvaluated(run, [split, trainSplit]);
  const broken = epochBreak([...placesIn(sent), ...logged]);
  // An onset in epochs that do not rise would have no order: without them everything is told in steps.
  const epochs = broken === null ? sent : new Map<number, number | null>();
  const rates = broken === null ? logged : logged.map((rate) => ({ ...rate, epoch: null }));
  const found = await readRunOutcomes(run, { split, population });
  const outcomes =
    found === null || found.ordinals.length === 0
      ? null
      : found.checkpoints.map((one) => ({ ...one, epoch: epochs.get(one.step) ?? null }));
  const aggregates = pointsOf(
    rows.filter((row) => row.split === split),
    population,
    epochs,
  );
  const counts =
    outcomes?.map(({ step, epoch, outcomes: own }) => ({ step, epoch, ...countOutcomes(own) })) ??
    aggregates;
  const train = rows.filter((row) => row.split === trainSplit);
  const fitted = (population: "Known" | "Unknown") => {
    const counted = fitOf(train, population, epochs);
    return counted.length > 0
      ? counted
      : fitOfRates(ratesOf(rates, { split: trainSplit, population }));
  };
  const fit = { known: fitted("Known"), unknown: fitted("Unknown") };
  const from = request.afterEpoch ?? null;
  const isLooked = ({ epoch }: { epoch: number | null }) =>
    from === null || epoch === null || epoch >= from;
  const own = ratesOf(rates, { split, population });
  const isLogged = !counts.some(({ total }) => total > 0) && own.length > 0;
  const analysis = isLogged
    ? analyseRates({ split, population, rates: own, fit })
    : analyse({
        ...request,
        counts: counts.filter(isLooked),
        outcomes: outcomes?.filter(isLooked) ?? null,
        fit,
        ...(await newFactsOf(run, epochs)),
      });
  return { ...analysis, epochBreak: broken };
}

/**
 * New facts learned by a run that relabels some of its Unknown examples: those are no new knowledge, so only the
 * others count, and where none is left there is nothing to learn. Of all other runs the fitted Unknown ones are it.
 */
async function newFactsOf(
  run: RowKey & { datasetId: string | null },
  epochs: ReadonlyMap<number, number | null>,
): Promise<{ newFacts?: FitPoint[] }> {
  const relabelled = await db.trainingExample.findMany({
    where: { ...ofRun(run), isRelabelled: true },
    select: { ordinal: true },
  });
  if (relabelled.length === 0) return {};
  const found = await readRunOutcomes(run, { split: trainSplit, population: "Unknown" });
  if (found === null) return { newFacts: [] };
  const left = new Set(relabelled.map(({ ordinal }) => ordinal));
  const kept = [...found.ordinals.keys()].filter((place) => !left.has(found.ordinals[place] ?? -1));
  const newFacts = found.checkpoints.map(({ step, outcomes }) => {
    const own = Uint8Array.from(kept, (place) => outcomes[place] ?? 0);
    const { total, correct } = countOutcomes(own);
    return { step, epoch: epochs.get(step) ?? null, total, fitted: correct };
  });
  return { newFacts };
}

function placesIn(epochs: ReadonlyMap<number, number | null>) {
  return [...epochs].map(([step, epoch]) => ({ step, epoch }));
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
