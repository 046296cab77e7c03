import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { findDataset } from "@/lib/datasets/queries";
import { db, type Transaction } from "@/lib/db/client";
import { rowOf } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import { mergeMappings } from "@/lib/domain/mapping/mapping";
import { AppError, type ErrorCode } from "@/lib/errors";
import { outageOf } from "@/lib/http/outage";
import type { SpooledBody, SpooledFile } from "@/lib/http/spool";
import { openToWrite, type WriteScope } from "@/lib/projects/access";
import { answeredBefore, rememberResponse } from "@/lib/projects/repeated-response";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { lockRun, lockRunName, upsertRun } from "@/lib/runs/mutations";
import { findRun } from "@/lib/runs/queries";
import { runFieldsOf } from "@/lib/runs/service";
import { applyRunFacts } from "@/lib/runs/store/apply-facts";
import { type UploadsResponse, type UploadTarget, uploadsResponse } from "./inspect-schema";
import { openBundle } from "./open-bundle";
import { type PlannedDataset, type PlannedRun, planBundle } from "./plan-bundle";
import { prepareUpload } from "./prepare-upload";
import { proposeBundle } from "./propose-bundle";
import { putExamples } from "./put-examples";
import { putSlickSamples } from "./put-slick-samples";
import { readTargets } from "./read-targets";
import { storeUpload } from "./store-upload";

type StoredRun = UploadsResponse["runs"][number];
type StoredDataset = UploadsResponse["datasets"][number];

/** Reads a file of the bundle as an upload, its digest counted. */
type Spooler = (path: string) => Promise<SpooledFile>;

/**
 * Stores the files of a bundle, datasets first and then run by run, each run in one transaction: what was stored before a
 * run is refused stays, and the answer says each. Nothing at all stored is a refusal.
 */
export async function uploadBundle(
  viewer: Viewer,
  project: string,
  input: {
    body: SpooledBody;
    targets: readonly UploadTarget[] | undefined;
    idempotencyKey: string | null;
  },
): Promise<UploadsResponse> {
  const scope = await openToWrite(viewer, project);
  const { body, idempotencyKey: key } = input;
  const fingerprint = `${body.sha256} ${JSON.stringify(input.targets ?? null)}`;
  const repeated = await answeredBefore(scope, { key, fingerprint, response: uploadsResponse });
  if (repeated !== null) return repeated;
  const bundle = await openBundle(body);
  const targets = input.targets ?? (await readTargets(bundle));
  const proposal = await proposeBundle(scope, bundle, { bundleName: body.filename, targets });
  const plan = planBundle(proposal, targets);
  const response: UploadsResponse = {
    ...{ runs: [], datasets: [], problems: plan.problems, ignored: proposal.ignored },
  };
  const spool: Spooler = async (path) => {
    const file = proposal.seen.get(path)?.look.file;
    if (file === undefined) throw new Error(`the bundle has no file ${path}`);
    return file.spool();
  };
  for (const dataset of plan.datasets)
    await storeDataset(viewer, scope, { dataset, spool, response });
  const made = response.datasets.length === 1 ? (response.datasets[0]?.dataset ?? null) : null;
  for (const run of plan.runs) {
    const about = made === null ? run.about : { dataset: made, ...run.about };
    await storeRun(scope, { run: { ...run, about }, spool, response });
  }
  refuseNothing(response);
  if (key !== null)
    await db.$transaction((tx) =>
      rememberResponse(tx, scope, { key, fingerprint, answer: response }),
    );
  return response;
}

/** The first refusal counts for the whole where nothing was stored. */
function refuseNothing({ runs, datasets, problems, ignored }: UploadsResponse): void {
  if (runs.length + datasets.length > 0) return;
  const [first] = problems;
  const details =
    problems.length === 1
      ? (first?.details ?? [])
      : problems.map(({ path, message }) => ({ column: path.slice(0, 200), message }));
  if (first === undefined) {
    const reason = ignored[0] === undefined ? "" : `: ${ignored[0].path}: ${ignored[0].reason}`;
    throw new AppError("invalid-file", `nothing was stored: no file holds results${reason}`);
  }
  const others = problems.length === 1 ? "" : ` (and ${problems.length - 1} more files)`;
  const where = problems.length === 1 ? "" : `${first.path}: `;
  const said = first.message.replace(/^nothing was stored: /, "");
  throw new AppError(
    first.code as ErrorCode,
    `nothing was stored: ${where}${said}${others}`,
    details.slice(0, 100),
  );
}

/** What a file or its run was refused with; a full disk or a database that is away too; our own faults go on. */
function problemOf(path: string, error: unknown): UploadsResponse["problems"][number] {
  const known = error instanceof AppError ? error : outageOf(error);
  if (known === null) throw error;
  const details = known.details.map(({ line = null, column = null, message }) => ({
    ...{ line, column, message },
  }));
  return { path, code: known.code, message: known.message, details };
}

async function storeRun(
  scope: WriteScope,
  input: { run: PlannedRun; spool: Spooler; response: UploadsResponse },
): Promise<void> {
  const { run, spool, response } = input;
  try {
    response.runs.push(await storeRunWhole(scope, run, spool));
  } catch (error) {
    for (const { path } of run.files) response.problems.push(problemOf(path, error));
  }
}

async function storeRunWhole(
  scope: WriteScope,
  run: PlannedRun,
  spool: Spooler,
): Promise<StoredRun> {
  const fields = await runFieldsOf(scope, run.id, run.about);
  const prepared = await Promise.all(
    run.files.map(async ({ path, from, seen }) => {
      const { look, given, remembered } = seen;
      const chosen = given === null ? remembered : null;
      return { path, from, what: await prepareUpload(scope, { look, mapping: { given, chosen } }) };
    }),
  );
  return db.$transaction(async (tx) => {
    const { id, slug, name, isNew } = await openRun(tx, scope, { run, fields });
    const key = { projectId: scope.projectId, id };
    const uploads: StoredRun["uploads"] = [];
    for (const { path, from, what } of prepared) {
      const current = await tx.run.findUniqueOrThrow({ where: rowOf(key) });
      const file = await spool(path);
      const place = { path, from };
      try {
        const stored = await storeUpload(tx, { ...what, ...place, scope, run: current, file });
        uploads.push({ ...stored, path });
      } catch (error) {
        throw prepared.length === 1 ? error : atPath(error, path);
      }
    }
    if (run.facts !== null)
      await applyRunFacts(tx, await tx.run.findUniqueOrThrow({ where: rowOf(key) }), run.facts);
    await summariseRun(tx, key);
    return { run: slug, name, isNew, uploads };
  }, longTransaction);
}

/** One file of several is at fault: the sentence names it. */
function atPath(error: unknown, path: string): unknown {
  if (!(error instanceof AppError)) return error;
  const said = error.message.replace(/^nothing was stored: /, "");
  return new AppError(error.code, `nothing was stored: ${path}: ${said}`, error.details);
}

async function openRun(
  tx: Transaction,
  scope: WriteScope,
  input: { run: PlannedRun; fields: Awaited<ReturnType<typeof runFieldsOf>> },
): Promise<{ id: string; slug: string; name: string; isNew: boolean }> {
  const { run, fields } = input;
  await lockRunName(tx, scope, run.id);
  const before = await findRun(scope, run.id);
  const name = before === null && run.name !== null ? { name: run.name } : {};
  const isChanged = before === null || Object.keys(fields).length > 0;
  const {
    id,
    slug,
    name: called,
  } = isChanged ? await upsertRun(tx, scope, run.id, { ...name, ...fields }) : before;
  await lockRun(tx, { projectId: scope.projectId, id });
  return { id, slug, name: called, isNew: before === null };
}

/** Questions before the draws that label them. */
function inOrder({ files }: PlannedDataset): PlannedDataset["files"] {
  const isExamples = (file: PlannedDataset["files"][number]) =>
    file.seen.look.format?.holds === "examples";
  return [...files.filter(isExamples), ...files.filter((file) => !isExamples(file))];
}

async function storeDataset(
  viewer: Viewer,
  scope: WriteScope,
  input: { dataset: PlannedDataset; spool: Spooler; response: UploadsResponse },
): Promise<void> {
  const { dataset, spool, response } = input;
  const place = { project: scope.slug, dataset: dataset.id };
  const isNew = (await findDataset(scope, dataset.id)) === null;
  const name = dataset.name ?? dataset.id;
  const uploads: StoredDataset["uploads"] = [];
  for (const { path, seen } of inOrder(dataset)) {
    const { format, guessed } = seen.look;
    try {
      const file = await spool(path);
      const said = mergeMappings(seen.remembered?.mapping ?? {}, seen.given ?? {});
      const as = { path, mapping: mergeMappings(guessed, said) };
      const newName = isNew ? { newName: name } : {};
      if (format?.holds === "examples") {
        const { warnings } = await putExamples(viewer, place, file, { format, ...as, ...newName });
        uploads.push({ path, format: format.id, warnings: [...warnings] });
      } else if (format?.holds === "slick-samples") {
        if (format.examples !== undefined) {
          const questions = { id: format.id, parse: format.examples };
          await putExamples(viewer, place, file, { format: questions, ...as, ...newName });
        }
        const { warnings } = await putSlickSamples(viewer, place, file, { format, ...as });
        uploads.push({ path, format: format.id, warnings: [...warnings] });
      }
    } catch (error) {
      response.problems.push(problemOf(path, error));
    }
  }
  if (uploads.length > 0) response.datasets.push({ dataset: dataset.id, name, isNew, uploads });
}
