import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { rowOf } from "@/lib/db/row-key";
import { longTransaction } from "@/lib/db/transaction";
import { noResultReason } from "@/lib/domain/formats/no-result";
import { AppError, notFound } from "@/lib/errors";
import type { SpooledBody, SpooledFile } from "@/lib/http/spool";
import { openToRead, openToWrite } from "@/lib/projects/access";
import { answeredBefore, rememberResponse } from "@/lib/projects/repeated-response";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { lockRun } from "@/lib/runs/mutations";
import { findRun } from "@/lib/runs/queries";
import { lookAsSaid } from "./look-as-said";
import { openBundle } from "./open-bundle";
import type { BundleFile } from "./open-file";
import { prepareUpload, readMapping } from "./prepare-upload";
import { countLiveUploads, listUploads } from "./queries";
import {
  type ListUploadsQuery,
  type UploadQuery,
  type UploadResponse,
  type UploadsPage,
  uploadResponse,
} from "./schema";
import { storeUpload } from "./store-upload";
import { toUploadSummary } from "./upload-summary";

type UploadInput = {
  project: string;
  run: string;
  format: UploadQuery["format"];
  mapping?: UploadQuery["mapping"] | undefined;
  idempotencyKey: string | null;
};

/** Refuses who may not upload to the run before a byte of the body is read. */
export async function openUpload(
  viewer: Viewer,
  place: { project: string; run: string },
): Promise<void> {
  const scope = await openToWrite(viewer, place.project);
  if ((await findRun(scope, place.run)) === null) throw notFound("run", place.run);
}

/**
 * Takes a file into a run in one transaction: all of it or nothing. The same bytes again under the same mapping change
 * nothing and answer `duplicate`; a repeated Idempotency-Key gets the first answer.
 */
export async function uploadToRun(
  viewer: Viewer,
  input: UploadInput,
  body: SpooledBody,
): Promise<UploadResponse> {
  const scope = await openToWrite(viewer, input.project);
  const run = await findRun(scope, input.run);
  if (run === null) throw notFound("run", input.run);
  const said = JSON.stringify(input.mapping ?? null);
  const fingerprint = `${run.id} ${body.sha256}${said === "null" ? "" : ` ${said}`}`;
  const repeated = await answeredBefore(scope, {
    ...{ key: input.idempotencyKey, fingerprint, response: uploadResponse },
  });
  if (repeated !== null) return repeated;
  const { file, spooled } = await onlyFile(body);
  const asked = input.format === "auto" ? null : input.format;
  const mapping = await readMapping(scope, input.mapping);
  const { look } = await lookAsSaid(scope, file, { ...mapping, format: asked });
  const what = await prepareUpload(scope, { look, mapping });
  return db.$transaction(async (tx) => {
    await lockRun(tx, run);
    const current = await tx.run.findUniqueOrThrow({ where: rowOf(run) });
    if (current.deletedAt !== null) throw notFound("run", input.run);
    const place = { path: null, from: null };
    const answer = await storeUpload(tx, { ...what, ...place, scope, run: current, file: spooled });
    if (!answer.upload.duplicate) await summariseRun(tx, run);
    if (input.idempotencyKey !== null) {
      await rememberResponse(tx, scope, { key: input.idempotencyKey, fingerprint, answer });
    }
    return answer;
  }, longTransaction);
}

/** The one file of the body: itself, or what an archive in it holds besides what is passed over. */
async function onlyFile(body: SpooledBody): Promise<{ file: BundleFile; spooled: SpooledFile }> {
  const bundle = await openBundle(body);
  const files = bundle.isArchive
    ? bundle.files.filter(({ path }) => noResultReason(path) === null)
    : bundle.files;
  const [file, ...others] = files;
  if (file === undefined) {
    const passed = bundle.files.map(
      ({ path }) => `${JSON.stringify(path.slice(0, 200))} is ${noResultReason(path)}`,
    );
    const more = passed.length > 3 ? `; and ${passed.length - 3} more` : "";
    throw new AppError(
      "invalid-file",
      `nothing was stored: the archive holds no results: ${passed.slice(0, 3).join("; ")}${more}`,
    );
  }
  if (others.length === 0) return { file, spooled: await file.spool() };
  const named = files.slice(0, 20).map(({ path }) => JSON.stringify(path.slice(0, 200)));
  const more = files.length > 20 ? ` and ${files.length - 20} more` : "";
  throw new AppError(
    "invalid-file",
    `nothing was stored: the archive holds ${files.length} files: ${named.join(", ")}${more}; send it to POST /projects/{project}/uploads, which stores each where it belongs`,
    files.slice(0, 100).map(({ path }) => ({
      column: path.slice(0, 200),
      message: "a file of it",
    })),
  );
}

/** What came into a project, newest first. */
export async function listProjectUploads(
  viewer: Viewer,
  project: string,
  query: ListUploadsQuery,
): Promise<UploadsPage> {
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
    live: query.run === undefined ? null : await countLiveUploads(scope, query.run),
  };
}
