import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Transaction } from "@/lib/db/client";
import type { RowKey } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import { completeMeaning } from "@/lib/domain/mapping/complete-meaning";
import { guessSeries, type SeriesGuess } from "@/lib/domain/mapping/guess-series";
import type { Mapping, SeriesMeaning } from "@/lib/domain/mapping/mapping";
import { AppError, notFound } from "@/lib/errors";
import { openToRead, openToWrite } from "@/lib/projects/access";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { lockRun } from "@/lib/runs/mutations";
import { findRun } from "@/lib/runs/queries";
import type { RunRef } from "@/lib/runs/service";
import { recordChange } from "@/lib/runs/store/run-changes";
import { toMeaning, writeRunSeries } from "@/lib/runs/store/run-series";
import { surveyRun } from "@/lib/runs/store/survey-run";
import type { RunSeries } from "@/prisma/generated/client";
import { candidatesOf } from "./candidate-series";
import type { CandidatesResponse, ChooseSeriesInput } from "./inspect-schema";

/** What the metrics of a run are taken for, what they could be, and the questions that are open. */
export async function getCandidates(viewer: Viewer, ref: RunRef): Promise<CandidatesResponse> {
  const scope = await openToRead(viewer, ref.project);
  const run = await findRun(scope, ref.run);
  if (run === null) throw notFound("run", ref.run);
  const { guess, counts, rows } = await guessRun(db, run);
  const chosen = rows.filter(({ isChosen }) => isChosen).map(({ key }) => key);
  return {
    mapping: guess.mapping,
    series: candidatesOf(guess).map((each) => ({
      ...each,
      count: counts.get(each.key) ?? each.count,
    })),
    questions: guess.questions,
    reasons: guess.reasons,
    chosen,
  };
}

/** Says by hand what metrics of a run measure: later uploads leave that alone. Nothing is uploaded again. */
export async function chooseSeries(
  viewer: Viewer,
  ref: RunRef,
  input: ChooseSeriesInput,
): Promise<CandidatesResponse> {
  const scope = await openToWrite(viewer, ref.project);
  const run = await findRun(scope, ref.run);
  if (run === null) throw notFound("run", ref.run);
  const { series = {}, reset = [] } = input;
  await db.$transaction(async (tx) => {
    await lockRun(tx, run);
    const at = { projectId: scope.projectId, runId: run.id };
    const { guess } = await guessRun(tx, run);
    const guessed = new Map(guess.series.map((each) => [each.series.key, each]));
    refuseUnknownKeys([...Object.keys(series), ...reset], guessed);
    await tx.runSeries.deleteMany({ where: { ...at, key: { in: reset } } });
    const meanings = Object.entries(series).map(([key, said]) => {
      const { meaning = null, open = null } = guessed.get(key) ?? {};
      return [
        key,
        said === null ? noRate : completeMeaning(said, meaning ?? open ?? undefined),
      ] as const;
    });
    await writeRunSeries(tx, at, { meanings: new Map(meanings), isChosen: true });
    if (reset.length > 0) {
      const { guess: again } = await guessRun(tx, run);
      const back = again.series.filter((each) => reset.includes(each.series.key));
      const found = back.map((each) => [each.series.key, each.meaning] as const);
      await writeRunSeries(tx, at, { meanings: new Map(found) });
    }
    const details = { series: [...Object.keys(series), ...reset].slice(0, 100) };
    await recordChange(tx, scope, { runId: run.id, kind: "mapping", details });
    await summariseRun(tx, run);
  }, longTransaction);
  return getCandidates(viewer, ref);
}

/** Chosen to stay a metric. */
const noRate: SeriesMeaning = completeMeaning({ quantity: "other" });

async function guessRun(
  tx: Transaction | typeof db,
  run: RowKey,
): Promise<{ guess: SeriesGuess; counts: ReadonlyMap<string, number>; rows: RunSeries[] }> {
  const rows = await tx.runSeries.findMany({ where: { projectId: run.projectId, runId: run.id } });
  const { survey, counts } = await surveyRun(run, tx);
  const said: Mapping = { series: Object.fromEntries(rows.map((row) => [row.key, saidBy(row)])) };
  return { guess: guessSeries(survey, said), counts, rows };
}

/** What nobody said and nothing states stays open to questions. */
function saidBy(row: RunSeries): Partial<SeriesMeaning> | null {
  const meaning = toMeaning(row);
  if (meaning.quantity === "other") return null;
  if (row.isChosen) return meaning;
  const { category, n, basis, ...rest } = meaning;
  const isCounted = basis === "stated" || basis === "confirmed";
  return { ...rest, ...(category !== null && { category }), ...(isCounted && { n, basis }) };
}

function refuseUnknownKeys(keys: readonly string[], there: ReadonlyMap<string, unknown>): void {
  const missing = keys.find((key) => !there.has(key));
  if (missing === undefined) return;
  const names = [...there.keys()].slice(0, 30).join(", ");
  const message = `the run has no metric "${missing.slice(0, 200)}"; it has ${names}`;
  throw new AppError("invalid-file", message, [{ column: missing, message }]);
}
