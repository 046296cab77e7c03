import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Transaction } from "@/lib/db/client";
import { rowOf } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import { type AnyFormat, findFormat } from "@/lib/domain/formats/list";
import { AppError, notFound } from "@/lib/errors";
import { FileReport } from "@/lib/http/read-file";
import { requestBytes } from "@/lib/http/request-bytes";
import type { SpooledFile } from "@/lib/http/spool";
import { limits } from "@/lib/limits";
import { openToWrite, type WriteScope } from "@/lib/projects/access";
import { answeredBefore, rememberResponse } from "@/lib/projects/repeated-response";
import { cachedVerdict } from "@/lib/runs/analysis/cached-verdict";
import { type RunStatus, runStatuses } from "@/lib/runs/choices";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { lockRun } from "@/lib/runs/mutations";
import { findRun } from "@/lib/runs/queries";
import type { RunRef } from "@/lib/runs/service";
import type { Run } from "@/prisma/generated/client";
import { logResponse } from "./log-schema";
import { insertUpload } from "./mutations";
import { type SplitLog, splitLog } from "./split-log";
import { storeFile } from "./store-file";

type LogResponse = z.infer<typeof logResponse>;
const stored = logResponse.omit({ verdict: true });
type Stored = z.infer<typeof stored>;

/**
 * What a trainer sends while it runs: metrics, predictions and a status in one small call, all or nothing. An empty
 * call is the heartbeat. A repeated Idempotency-Key stores nothing and gets the first answer with the verdict of now.
 * Rights are asked for before the body is read.
 */
export async function logToRun(
  viewer: Viewer,
  ref: RunRef,
  request: Request,
): Promise<LogResponse> {
  const scope = await openToWrite(viewer, ref.project);
  const run = await findRun(scope, ref.run);
  if (run === null) throw notFound("run", ref.run);
  const text = await readText(request);
  const log = splitLog(text);
  const status = checkedStatus(log.status);
  const report = new FileReport();
  const key = request.headers.get("idempotency-key");
  const fingerprint = key === null ? "" : `${run.id} log ${sha256(text)}`;
  const done = await db.$transaction(async (tx): Promise<Stored> => {
    if (key !== null) await lockRun(tx, run);
    const repeated = await answeredBefore(scope, { key, fingerprint, response: stored }, tx);
    if (repeated !== null) return repeated;
    // Locks the run too.
    const current = await tx.run.update({
      where: rowOf(run),
      data: { heardAt: new Date(), ...statusFields(status, run) },
    });
    for (const kind of ["metrics", "predictions"] as const) {
      if (log.counts[kind] > 0) await storePart(tx, { scope, run: current, log, kind, report });
    }
    const isQuiet = log.counts.metrics + log.counts.predictions === 0 && status === null;
    if (!isQuiet) await summariseRun(tx, run);
    const accepted = log.counts.metrics + log.counts.predictions;
    const answer: Stored = { accepted, warnings: report.warnings };
    if (key !== null) await rememberResponse(tx, scope, { key, fingerprint, answer });
    return answer;
  }, longTransaction);
  return { ...done, verdict: await cachedVerdict(viewer, ref, run) };
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of requestBytes(request, limits.logBodyBytes)) chunks.push(chunk);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new AppError("invalid-input", "the body is not UTF-8");
  }
}

function checkedStatus(status: unknown): RunStatus | null {
  if (status === undefined || status === null) return null;
  const known = runStatuses.find((each) => each === status);
  if (known !== undefined) return known;
  const message = `status is ${JSON.stringify(status).slice(0, 60)}; it can be ${runStatuses.join(", ")}`;
  throw new AppError("invalid-input", message, [{ column: "status", message }]);
}

/** A status that ends a run gives it its end, once. */
function statusFields(status: RunStatus | null, run: Run) {
  if (status === null) return run.startedAt === null ? { startedAt: new Date() } : {};
  if (status === "running") return { status, finishedAt: null };
  return { status, finishedAt: run.finishedAt ?? new Date() };
}

async function storePart(
  tx: Transaction,
  input: {
    scope: WriteScope;
    run: Run;
    log: SplitLog;
    kind: "metrics" | "predictions";
    report: FileReport;
  },
): Promise<void> {
  const { scope, run, log, kind, report } = input;
  const format = requireFormat(kind);
  const file = inMemory(log[kind]);
  const place = { filename: null, path: null, mapping: null, isLive: true };
  const stored = await storeFile(tx, { scope, run, format, source: file.read, ...place, report });
  await insertUpload(tx, scope, {
    ...{ runId: run.id, format: format.id, file, report, stored, isLive: true },
  });
}

function requireFormat(kind: "metrics" | "predictions"): AnyFormat {
  const format = findFormat(kind);
  if (format === null) throw new Error(`the format ${kind} is gone`);
  return format;
}

function inMemory(text: string): SpooledFile {
  const bytes = Buffer.from(text);
  return {
    sha256: sha256(bytes),
    bytes: bytes.length,
    filename: null,
    read: async function* () {
      yield bytes;
    },
    head: async (limit) => bytes.subarray(0, limit),
  };
}
