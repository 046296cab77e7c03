import "server-only";
import type { Transaction } from "@/lib/db/client";
import { evaluatedIn } from "@/lib/db/json-columns";
import { isOfRun, type RowKey, rowOf } from "@/lib/db/row-key";
import { findFormat } from "@/lib/domain/formats/list";
import { formatOfRun } from "@/lib/domain/formats/of-run";
import type { RunFacts } from "@/lib/domain/formats/records";
import { trainingSetFormat } from "@/lib/domain/formats/training-set";
import { AppError } from "@/lib/errors";
import { FileReport } from "@/lib/http/read-file";
import type { WriteScope } from "@/lib/projects/access";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { applyRunFacts } from "@/lib/runs/store/apply-facts";
import { addFilled } from "@/lib/runs/store/filled-facts";
import { type Only, placeInFront, readPlace, trainingSetPlace } from "@/lib/runs/store/only";
import { countTrainSplit, storeTrainingSet } from "@/lib/runs/store/store-training-set";
import type { Stored } from "@/lib/runs/store/stored";
import type { Upload } from "@/prisma/generated/client";
import { clearPlaces } from "./clear-places";
import { FileReading } from "./file-reading";
import { hasMlflowPoints, loggedByMlflow } from "./logged-by-mlflow";
import { storedMapping } from "./mapping-schema";
import { openOriginal } from "./originals";
import { recountCheckpoints } from "./recount-checkpoints";
import { type Drop, listStandingDrops, listUploadsAt, stepTakenFrom } from "./standing";
import { storeFile } from "./store-file";
import { undoProblem } from "./undo-problem";

/** No step is less. */
export const fromTheStart = 0;

/**
 * Makes what stands at these places of a run, from a step on, what its standing uploads wrote there, in their order
 * and as far as no later drop took it: clears the places and reads the kept files again. Refuses, changing nothing,
 * where one of those files is not kept. `steps` are the checkpoints in question. Its caller has locked the run.
 */
export async function replayPlaces(
  tx: Transaction,
  scope: WriteScope,
  input: {
    run: RowKey;
    places: ReadonlySet<string>;
    steps: ReadonlySet<number>;
    fromStep: number;
  },
): Promise<void> {
  const { run, fromStep } = input;
  const places = new Set([...input.places].map(placeInFront));
  const drops = await listStandingDrops(tx, run);
  const reaching = (upload: Upload) => stepTakenFrom(upload, drops) > fromStep;
  const uploads = (await listUploadsAt(tx, run, places)).filter(reaching);
  const sets = uploads.filter(({ format }) => format === trainingSetFormat.id);
  const files = uploads.filter(({ format }) => format !== trainingSetFormat.id);
  // Of training sets the last one alone counts.
  for (const upload of [...files, ...sets.slice(-1)]) refuseLost(upload);
  if (await hasMlflowPoints(tx, run, { places, fromStep }))
    throw new AppError("conflict", `nothing was changed: ${loggedByMlflow}`);
  await clearPlaces(tx, run, { places, fromStep });
  for (const upload of files) await storeAgain(tx, scope, { upload, places, fromStep, drops });
  if (places.has(trainingSetPlace)) await restoreTrainingSet(tx, run, sets.at(-1));
  await recountCheckpoints(tx, run, input.steps);
  await removeEmptySeries(tx, run, places);
  await summariseRun(tx, run);
}

/** The checkpoints that uploads are about, told by what they said or, where that was not kept, by their places. */
export function stepsOf(uploads: readonly Pick<Upload, "places" | "evaluated">[]): Set<number> {
  const steps = new Set<number>();
  for (const { places, evaluated } of uploads) {
    for (const [step] of evaluatedIn(evaluated) ?? []) steps.add(step);
    for (const place of places) {
      const read = readPlace(place);
      if (read?.kind === "evaluation") steps.add(read.step);
    }
  }
  return steps;
}

function refuseLost(upload: Upload): void {
  const problem = undoProblem(upload);
  if (problem === null) return;
  throw new AppError(
    "conflict",
    `nothing was changed: ${nameOf(upload)} wrote to the same places and would have to be read again, but ${problem}`,
  );
}

/** "metrics.csv of 2026-03-01". */
export function nameOf(upload: Pick<Upload, "filename" | "format" | "createdAt">): string {
  return `${upload.filename ?? upload.format} of ${upload.createdAt.toISOString().slice(0, 10)}`;
}

async function storeAgain(
  tx: Transaction,
  scope: WriteScope,
  input: { upload: Upload; places: ReadonlySet<string>; fromStep: number; drops: readonly Drop[] },
): Promise<void> {
  const { upload, places, fromStep, drops } = input;
  const beforeStep = stepTakenFrom(upload, drops);
  const { facts } = await storeOriginal(tx, scope, {
    upload,
    only: { places, fromStep, beforeStep },
  });
  await fillIn(tx, upload, facts);
}

/** What the file of an upload says of its run is filled in where that is not said. */
export async function fillIn(
  tx: Transaction,
  upload: Upload,
  facts: RunFacts | undefined,
): Promise<void> {
  if (facts === undefined || upload.runId === null) return;
  const run = await tx.run.findUniqueOrThrow({
    where: rowOf({ projectId: upload.projectId, id: upload.runId }),
  });
  await addFilled(tx, upload, await applyRunFacts(tx, run, facts));
}

type StoredAgain = { stored: Stored; report: FileReport; facts: RunFacts | undefined };

/** Reads the kept file of an upload into the run that the upload is of. */
export async function storeOriginal(
  tx: Transaction,
  scope: WriteScope,
  { upload, only }: { upload: Upload; only?: Only },
): Promise<StoredAgain> {
  const known = findFormat(upload.format);
  if (known === null || upload.runId === null)
    throw new AppError("conflict", `${nameOf(upload)} is of a format that is not read any more`);
  const run = await tx.run.findUniqueOrThrow({
    where: rowOf({ projectId: upload.projectId, id: upload.runId }),
  });
  const file = await openOriginal(tx, upload);
  const report = new FileReport();
  const { filename, path, mappingId, fromRun, isLive } = upload;
  const format = fromRun === null ? known : formatOfRun(known, fromRun);
  const mapping = upload.mapping === null ? null : storedMapping(upload.mapping);
  const what = { scope, run, format, filename, path, mapping, mappingId, isLive, report };
  const reading = new FileReading(format.holds);
  const stored = await storeFile(tx, { ...what, only, reading, source: file.read });
  const facts = reading.facts.get(fromRun) ?? reading.facts.get(reading.namedRuns()[0] ?? null);
  return { stored, report, facts };
}

async function restoreTrainingSet(
  tx: Transaction,
  key: RowKey,
  upload: Upload | undefined,
): Promise<void> {
  const run = await tx.run.findUniqueOrThrow({ where: rowOf(key) });
  const { datasetId } = run;
  if (upload === undefined || datasetId === null) return countTrainSplit(tx, run);
  const file = await openOriginal(tx, upload);
  await storeTrainingSet(tx, { ...run, datasetId }, { file, report: new FileReport() });
}

/** What a metric measures is of interest while the run has the metric; what was chosen by hand stays. */
async function removeEmptySeries(
  tx: Transaction,
  run: RowKey,
  places: ReadonlySet<string>,
): Promise<void> {
  const keys = [...places].flatMap((place) => {
    const read = readPlace(place);
    return read?.kind === "metric" ? [read.key] : [];
  });
  await tx.$executeRaw`
    DELETE FROM "run_series" AS s
    WHERE s."projectId" = ${run.projectId}::uuid AND s."runId" = ${run.id}::uuid AND s."key" = ANY(${keys}) AND NOT s."isChosen"
      AND NOT EXISTS (SELECT 1 FROM "metric_point" p WHERE ${isOfRun(run, "p")} AND p."key" = s."key")`;
}
