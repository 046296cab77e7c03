import { numbersIn, settingsIn } from "@/lib/db/json-columns";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { toPoints } from "@/lib/domain/points";
import { endAnswers } from "./choice-schema";
import { runColorOf, shownStatus } from "./choices";
import type { ListedRun } from "./list/list-page";
import type { RunRow } from "./queries";
import type { RunDetail, RunListItem, RunSummary } from "./schema";

type Summarised = Omit<ListedRun, "summary" | "archivedAt"> & {
  summary: (NonNullable<ListedRun["summary"]> & { analysis: unknown }) | null;
};

const healths = ["healthy", "degrading", "insufficient-data"] as const;

/** Judged by its last analysis, be it due again; one that is still to come says nothing of the run. */
function healthOf(summary: Summarised["summary"]): RunSummary["health"] {
  if (summary?.analysis === null && summary.checkpoints > 0) return "pending";
  return healths.find((known) => known === summary?.health) ?? "insufficient-data";
}

/** A stored run as the API and the pages name its fields; drop in percentage points. */
export function toRunSummary(run: Summarised): RunSummary {
  const { summary } = run;
  const figure = (
    step: number | null | undefined,
    epoch: number | null | undefined,
    accuracy: number | null | undefined,
  ) =>
    step === null || step === undefined
      ? null
      : { step, epoch: epoch ?? null, accuracy: accuracy ?? null };
  return {
    id: run.slug,
    name: run.name,
    status: shownStatus(run, Date.now()),
    lastSign: run.status === "running" ? (run.heardAt?.toISOString() ?? null) : null,
    health: healthOf(summary),
    baseModel: run.baseModel,
    method: run.method,
    seed: run.seed,
    dataset: run.dataset?.slug ?? null,
    tags: run.tags,
    color: runColorOf(run),
    trainingSize: summary?.trainingSize ?? 0,
    shares: sharesIn(summary?.shares),
    unknownShare: summary?.unknownShare ?? null,
    unknownFitted: summary?.unknownFitted ?? null,
    checkpoints: summary?.checkpoints ?? 0,
    isRatesOnly: summary?.isRatesOnly ?? false,
    openSets: summary?.openSets ?? 0,
    best: figure(summary?.bestStep, summary?.bestEpoch, summary?.bestAccuracy),
    last: figure(summary?.lastStep, summary?.lastEpoch, summary?.lastAccuracy),
    drop: summary?.drop === null || summary?.drop === undefined ? null : toPoints(summary.drop),
    onset:
      summary?.onsetEpoch === null || summary?.onsetEpoch === undefined
        ? null
        : { epoch: summary.onsetEpoch },
    recommended:
      summary?.recommendedStep === null || summary?.recommendedStep === undefined
        ? null
        : { step: summary.recommendedStep, epoch: summary.recommendedEpoch },
    ...judgedIn(summary),
    chosen: chosenIn(run),
    sparkline: summary?.sparkline ?? [],
    createdAt: run.createdAt.toISOString(),
    updatedAt: (summary?.updatedAt ?? run.updatedAt).toISOString(),
  };
}

function judgedIn(
  summary: Summarised["summary"],
): Pick<RunSummary, "confirmed" | "isWithheld" | "endAnswers"> {
  if (summary === null) return { confirmed: null, isWithheld: false, endAnswers: null };
  const { confirmedStep: step, confirmedEpoch: epoch, isWithheld, endAnswers: stored } = summary;
  const end = endAnswers.safeParse(stored);
  return {
    confirmed: step === null ? null : { step, epoch },
    isWithheld,
    endAnswers: end.success ? end.data : null,
  };
}

type Chosen = Pick<
  ListedRun,
  "chosenStep" | "chosenEpoch" | "chosenNote" | "chosenBy" | "chosenAt"
>;

/** The mark that somebody set on a checkpoint. */
export function chosenIn(run: Chosen): RunSummary["chosen"] {
  const { chosenStep: step, chosenEpoch: epoch, chosenNote: note, chosenBy, chosenAt } = run;
  if (step === null || chosenAt === null) return null;
  return { step, epoch, note, by: chosenBy ?? "", at: chosenAt.toISOString() };
}

/** A run of a list, with the values of the columns asked for. */
export function toRunListItem(
  run: ListedRun,
  { isAnalysed, values }: { isAnalysed: boolean; values: RunListItem["values"] },
): RunListItem {
  const summary = run.summary && { ...run.summary, analysis: isAnalysed ? {} : null };
  const archivedAt = run.archivedAt?.toISOString() ?? null;
  return { ...toRunSummary({ ...run, summary }), archivedAt, values };
}

export function toRunDetail(
  run: RunRow,
  found: Pick<
    RunDetail,
    "hasAnswers" | "splits" | "metricKeys" | "metricKeyCount" | "foreignLabels"
  >,
): RunDetail {
  return {
    ...toRunSummary(run),
    notes: run.notes,
    hyperparameters: settingsIn(run.hyperparameters),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
    plannedCheckpoints: run.plannedCheckpoints,
    baseline: run.baseline,
    control: run.control,
    remedy: run.remedy,
    remedyOf: run.remedyOf,
    ...found,
  };
}

function sharesIn(stored: unknown): RunSummary["shares"] {
  const shares = numbersIn(stored);
  return Object.fromEntries(
    populations.flatMap((name) => (shares[name] === undefined ? [] : [[name, shares[name]]])),
  );
}
