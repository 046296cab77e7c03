import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Transaction } from "@/lib/db/client";
import type { AnyFormat } from "@/lib/domain/formats/list";
import { AppError, notFound } from "@/lib/errors";
import { FileReport } from "@/lib/http/read-file";
import type { SpooledFile } from "@/lib/http/spool";
import { openToRead, openToWrite, type WriteScope } from "@/lib/projects/access";
import { lockRun } from "@/lib/runs/mutations";
import { findRun } from "@/lib/runs/queries";
import { summariseRun } from "@/lib/runs/summarise-run";
import { longTransaction } from "@/lib/runs/transaction";
import type { Run, Upload } from "@/prisma/generated/client";
import { findRepeatedAnswer, insertUpload, rememberAnswer } from "./mutations";
import { findStandingUpload, listUploads } from "./queries";
import { recogniseFormat } from "./recognise";
import type { ListUploadsQuery, UploadAnswer, UploadQuery, UploadSummary } from "./schema";
import { storeFile } from "./store-file";
import { toUploadSummary } from "./upload-summary";

type UploadInput = {
  project: string;
  run: string;
  format: UploadQuery["format"];
  idempotencyKey: string | null;
};

/**
 * Takes a file into a run in one transaction: all of it or nothing. The same bytes again change nothing and
 * answer `duplicate`; a repeated Idempotency-Key gets the first answer.
 */
export async function uploadToRun(
  viewer: Viewer,
  input: UploadInput,
  file: SpooledFile,
): Promise<UploadAnswer> {
  const scope = await openToWrite(viewer, input.project);
  const run = await findRun(scope, input.run);
  if (run === null) throw notFound("run", input.run);
  const fingerprint = `${run.id} ${file.sha256}`;
  const repeated = await repeatedAnswer(scope, input.idempotencyKey, fingerprint);
  if (repeated !== null) return repeated;
  const format = await recogniseFormat(file, input.format);
  return db.$transaction(async (tx) => {
    await lockRun(tx, run.id);
    const standing = await findStandingUpload(tx, {
      runId: run.id,
      sha256: file.sha256,
      format: format.id,
    });
    const current = await tx.run.findUniqueOrThrow({ where: { id: run.id } });
    const answer =
      standing === null
        ? await store(tx, { scope, run: current, format, file })
        : toAnswer(standing, true);
    if (input.idempotencyKey !== null) {
      await rememberAnswer(tx, scope, { key: input.idempotencyKey, fingerprint, answer });
    }
    return answer;
  }, longTransaction);
}

async function repeatedAnswer(
  scope: WriteScope,
  key: string | null,
  fingerprint: string,
): Promise<UploadAnswer | null> {
  if (key === null) return null;
  if (key.length > 200)
    throw new AppError("invalid-input", "Idempotency-Key is longer than 200 characters");
  const found = await findRepeatedAnswer(scope, key);
  if (found === null) return null;
  if (found.fingerprint === fingerprint) return found.answer;
  throw new AppError("conflict", `Idempotency-Key "${key}" was used for another file or run`);
}

type StoreInput = {
  scope: WriteScope;
  run: Run;
  format: AnyFormat;
  file: SpooledFile;
};

async function store(tx: Transaction, input: StoreInput): Promise<UploadAnswer> {
  const { scope, run, format, file } = input;
  const report = new FileReport();
  const { filename, read: source } = file;
  const place = { filename, path: null, mapping: null };
  const stored = await storeFile(tx, { scope, run, format, source, ...place, report });
  await summariseRun(tx, run.id);
  const upload = await insertUpload(tx, scope, {
    runId: run.id,
    format: format.id,
    file,
    report,
    stored,
  });
  return toAnswer(upload, false);
}

function toAnswer(upload: Upload, duplicate: boolean): UploadAnswer {
  const { id, format, sha256, bytes, rows, checkpoints, outcomes, metrics } = upload;
  return {
    upload: { id, format, sha256, bytes: Number(bytes), rows, duplicate },
    checkpoints,
    outcomes,
    metrics,
    warnings: upload.warnings as UploadAnswer["warnings"],
  };
}

/** What came into a project, newest first. */
export async function listProjectUploads(
  viewer: Viewer,
  project: string,
  query: ListUploadsQuery,
): Promise<{ items: UploadSummary[]; nextCursor: string | null }> {
  const scope = await openToRead(viewer, project);
  const after = query.cursor ?? null;
  if (after !== null && !/^[0-9a-f-]{36}$/.test(after)) {
    throw new AppError(
      "invalid-input",
      `cursor is not one that this list gave: ${after.slice(0, 40)}`,
    );
  }
  const rows = await listUploads(scope, { ...query, after });
  const page = rows.slice(0, query.limit);
  return {
    items: page.map(toUploadSummary),
    nextCursor: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  };
}
