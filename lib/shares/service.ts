import "server-only";
import { publicOrigin } from "@/lib/auth/origin";
import { createSecretToken, hashSecretToken } from "@/lib/auth/secret-token";
import type { Viewer } from "@/lib/auth/viewer";
import { viewIn } from "@/lib/db/json-columns";
import { AppError, notFound } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { openToRead, openToWrite, type ReadScope, type WriteScope } from "@/lib/projects/access";
import { makeOnce } from "@/lib/projects/repeated-response";
import { expiryOf } from "./expiry";
import { insertShare, revokeShare, updateShare } from "./mutations";
import { hashPassword } from "./password-gate";
import {
  findShare,
  listLivingRuns,
  listReportTitles,
  listShares,
  readSnapshot,
  type ShareRow,
} from "./queries";
import { readView } from "./read-view";
import type {
  CreatedShare,
  CreateShareInput,
  PatchShareInput,
  ShareSummary,
  ShareTarget,
  ShareView,
} from "./schema";
import { shareState } from "./share-state";
import { sharedContentOf } from "./shared-content";
import { freeze } from "./snapshot";
import { targetOf } from "./stored-target";

/** Makes a link. Its token is in the answer and nowhere else; a frozen link copies what it shows. */
export async function createShare(
  viewer: Viewer,
  project: string,
  input: CreateShareInput,
  key: string | null = null,
): Promise<CreatedShare> {
  const scope = await openToWrite(viewer, project);
  return makeOnce(scope, { key, noun: "link", input }, () =>
    makeShare(viewer, scope, project, input),
  );
}

async function makeShare(
  viewer: Viewer,
  scope: WriteScope,
  project: string,
  input: CreateShareInput,
): Promise<CreatedShare> {
  const { target, view, allow } = input;
  const request = { project, target, view, allow };
  const { content, name, runIds } = await sharedContentOf(viewer, request);
  const isFrozen = input.mode === "frozen";
  return issue(scope, {
    target: { ...target, runIds },
    view,
    isFrozen,
    title: input.title ?? (isFrozen ? name : null),
    note: input.note ?? null,
    passwordHash: input.password === undefined ? null : await hashPassword(input.password),
    allowExamples: allow.examples,
    allowChooser: allow.chooser,
    allowDownloads: allow.downloads,
    allowEmbed: allow.embed,
    expiresAt: expiryOf(input.expiresIn, new Date()),
    ...(isFrozen ? freeze(content) : {}),
  });
}

/** A second link with the same view, settings and frozen data, since the first one's address is not stored. */
export async function copyShare(
  viewer: Viewer,
  project: string,
  id: string,
  key: string | null = null,
): Promise<CreatedShare> {
  const scope = await openToWrite(viewer, project);
  return makeOnce(scope, { key, noun: "copy", input: id }, () => makeCopy(scope, id));
}

async function makeCopy(scope: WriteScope, id: string): Promise<CreatedShare> {
  const row = await requireShare(scope, id);
  if (row.revokedAt !== null)
    throw new AppError("conflict", "this link was revoked; what it showed is gone");
  const lifetimeMs = row.expiresAt && row.expiresAt.getTime() - row.createdAt.getTime();
  const snapshot = await readSnapshot(row);
  return issue(scope, {
    target: targetOf(row),
    view: viewIn(row.view),
    isFrozen: row.isFrozen,
    title: row.title,
    note: row.note,
    passwordHash: row.passwordHash,
    allowExamples: row.allowExamples,
    allowChooser: row.allowChooser,
    allowDownloads: row.allowDownloads,
    allowEmbed: row.allowEmbed,
    expiresAt: lifetimeMs === null ? null : new Date(Date.now() + lifetimeMs),
    snapshot: snapshot && new Uint8Array(snapshot),
    checksum: row.checksum,
  });
}

async function issue(
  scope: WriteScope,
  fields: Omit<Parameters<typeof insertShare>[1], "tokenHash">,
): Promise<CreatedShare> {
  const token = createSecretToken("");
  const row = await insertShare(scope, { ...fields, tokenHash: hashSecretToken(token) });
  const origin = publicOrigin();
  return {
    id: row.id,
    url: `${origin}${paths.shared(token)}`,
    embedUrl: `${origin}${paths.embed(token)}`,
    previewUrl: `${origin}${paths.sharedPreview(token)}`,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

/** Whether the viewer may make links here, for pages that show a button for it. */
export async function canShare(viewer: Viewer, project: string): Promise<boolean> {
  try {
    await openToWrite(viewer, project);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Every link of the project, newest first; never a token. */
export async function listProjectShares(viewer: Viewer, project: string): Promise<ShareSummary[]> {
  const scope = await openToRead(viewer, project);
  const rows = await listShares(scope);
  const living = await livingOf(scope, rows);
  return rows.map((row) => toSummary(row, living));
}

/** What is still there of what links show. */
type Living = { runs: ReadonlySet<string>; reports: ReadonlyMap<string, string> };

async function livingOf(scope: ReadScope, rows: readonly ShareRow[]): Promise<Living> {
  const targets = rows.map(targetOf);
  const reports = targets.flatMap((target) => (target.kind === "report" ? [target.report] : []));
  return {
    runs: await listLivingRuns(
      scope,
      targets.flatMap(({ runIds }) => runIds),
    ),
    reports: await listReportTitles(scope, reports),
  };
}

/** Pauses, resumes, extends (from now) or renames a link. */
export async function changeShare(
  viewer: Viewer,
  place: { project: string; share: string },
  input: PatchShareInput,
): Promise<ShareSummary> {
  const scope = await openToWrite(viewer, place.project);
  const before = await requireShare(scope, place.share);
  const now = new Date();
  const { paused, expiresIn, title, note } = input;
  const isChanged = await updateShare(scope, before.id, {
    ...(paused === undefined ? {} : { pausedAt: paused ? (before.pausedAt ?? now) : null }),
    ...(expiresIn === undefined ? {} : { expiresAt: expiryOf(expiresIn, now) }),
    ...(title === undefined ? {} : { title }),
    ...(note === undefined ? {} : { note }),
  });
  if (!isChanged) throw new AppError("conflict", "this link was revoked; make a new one");
  const row = await requireShare(scope, place.share);
  return toSummary(row, await livingOf(scope, [row]));
}

/** The link is dead at the next request. */
export async function revokeProjectShare(
  viewer: Viewer,
  project: string,
  id: string,
): Promise<void> {
  const scope = await openToWrite(viewer, project);
  if (!isShareId(id) || !(await revokeShare(scope, id))) throw notFound("share", id);
}

async function requireShare(scope: WriteScope, id: string): Promise<ShareRow> {
  const row = isShareId(id) ? await findShare(scope, id) : null;
  if (row === null) throw notFound("share", id);
  return row;
}

function isShareId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

function isOneChart(target: ShareTarget): boolean {
  return target.kind === "run" && target.shows === "chart";
}

function toSummary(row: ShareRow, { runs, reports }: Living): ShareSummary {
  const { runIds, ...target } = targetOf(row);
  const state = shareState(row, new Date());
  const reportTitle = target.kind === "report" ? (reports.get(target.report) ?? null) : null;
  const isThere =
    target.kind === "report" ? reportTitle !== null : runIds.every((id) => runs.has(id));
  const isGone = !row.isFrozen && !isThere;
  return {
    id: row.id,
    target,
    chart: isOneChart(target) ? readView(row.view as ShareView).chart : null,
    mode: row.isFrozen ? "frozen" : "live",
    title: row.title,
    reportTitle,
    note: row.note,
    creator: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    state: state === "active" && isGone ? "target-deleted" : state,
    views: row.views,
    lastViewedAt: row.lastViewedAt?.toISOString() ?? null,
    hasPassword: row.passwordHash !== null,
    allow: {
      examples: row.allowExamples,
      chooser: row.allowChooser,
      downloads: row.allowDownloads,
      embed: row.allowEmbed,
    },
    checksum: row.checksum,
  };
}
