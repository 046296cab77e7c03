import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { viewIn } from "@/lib/db/json-columns";
import { restorableMs, restorableUntil } from "@/lib/domain/set-aside";
import { AppError, notFound } from "@/lib/errors";
import { isUuid } from "@/lib/http/schema";
import { openToRead, openToWrite, type ReadScope } from "@/lib/projects/access";
import { type ChartRow, findReport, type ReportRow } from "@/lib/shares/queries";
import { reportContent } from "@/lib/shares/report-content";
import { reportBlocks } from "@/lib/shares/report-schema";
import type { SharedReport } from "@/lib/shares/shared-view";
import { chartTargetOf } from "@/lib/shares/stored-target";
import type { Report } from "@/prisma/generated/client";
import { insertReport, setDeleted, updateReport } from "./mutations";
import { prepareBlocks } from "./prepare-blocks";
import { findVersion, listDeletedReports, listReports, listVersions } from "./queries";
import {
  type AddChartInput,
  type ChangeReportInput,
  type CreateReportInput,
  createReportInput,
  type DeletedReport,
  type ReportDetail,
  type ReportSummary,
  type ReportVersionSummary,
} from "./schema";

export type ReportPlace = { project: string; report: string };

/** The project's reports, the last changed first. */
export async function listProjectReports(
  viewer: Viewer,
  project: string,
): Promise<ReportSummary[]> {
  return (await listReports(await openToRead(viewer, project))).map(toSummary);
}

export async function getReport(
  viewer: Viewer,
  { project, report }: ReportPlace,
): Promise<ReportDetail> {
  return toDetail(await requireReport(await openToRead(viewer, project), report));
}

/** The report with what its charts show now, for its page. */
export async function getReportPage(
  viewer: Viewer,
  { project, report }: ReportPlace,
): Promise<{ detail: ReportDetail; content: SharedReport; versions: ReportVersionSummary[] }> {
  const scope = await openToRead(viewer, project);
  const row = await requireReport(scope, report);
  const [content, versions] = await Promise.all([
    reportContent(scope, row),
    listVersions(scope, row.id),
  ]);
  return { detail: toDetail(row), content, versions: versions.map(toVersion) };
}

export async function createReport(
  viewer: Viewer,
  project: string,
  { title, blocks }: CreateReportInput,
): Promise<ReportDetail> {
  const scope = await openToWrite(viewer, project);
  const prepared = await prepareBlocks(viewer, project, { sent: blocks, known: new Set() });
  const id = await insertReport(scope, { title, ...prepared });
  return toDetail(await requireReport(scope, id));
}

/** Saves a report over the version that the writer saw; refused where somebody saved another one meanwhile. */
export async function changeReport(
  viewer: Viewer,
  { project, report }: ReportPlace,
  { title, blocks, version }: ChangeReportInput,
): Promise<ReportDetail> {
  const scope = await openToWrite(viewer, project);
  const before = await requireReport(scope, report);
  if (before.version !== version) throw changedMeanwhile(before);
  const known = new Set(before.charts.map(({ id }) => id));
  const prepared = await prepareBlocks(viewer, project, { sent: blocks, known });
  const place = { reportId: before.id, version };
  const written = await updateReport(scope, place, { title, ...prepared });
  const after = await requireReport(scope, report);
  if (written === null) throw changedMeanwhile(after);
  return toDetail(after);
}

/** Puts a chart at the end of a report, whatever version of it stands. */
export async function addChart(
  viewer: Viewer,
  place: ReportPlace,
  chart: AddChartInput,
  tries = 5,
): Promise<ReportDetail> {
  const { title, blocks, version } = await getReport(viewer, place);
  const sent = [...blocks, { kind: "new-chart" as const, ...chart }];
  // The bounds of a whole report hold for one that grows chart by chart.
  const checked = createReportInput.safeParse({ title, blocks: sent });
  if (!checked.success) {
    const message = checked.error.issues[0]?.message ?? "this chart cannot be added";
    throw new AppError("invalid-input", message, [{ column: null, message }]);
  }
  try {
    return await changeReport(viewer, place, { ...checked.data, version });
  } catch (error) {
    const isLate = error instanceof AppError && error.code === "conflict" && tries > 1;
    if (!isLate) throw error;
    return addChart(viewer, place, chart, tries - 1);
  }
}

/** Makes an older version the newest: what stood meanwhile stays among the versions. */
export async function restoreVersion(
  viewer: Viewer,
  { project, report, version }: ReportPlace & { version: string },
): Promise<ReportDetail> {
  const scope = await openToWrite(viewer, project);
  const before = await requireReport(scope, report);
  const isNumber = /^[1-9]\d{0,8}$/.test(version);
  const old = isNumber ? await findVersion(scope, before.id, Number(version)) : null;
  if (old === null) throw notFound("version", version);
  const place = { reportId: before.id, version: before.version };
  const fields = { title: old.title, blocks: reportBlocks.parse(old.blocks), charts: [] };
  const written = await updateReport(scope, place, fields);
  const after = await requireReport(scope, report);
  if (written === null) throw changedMeanwhile(after);
  return toDetail(after);
}

export async function listReportVersions(
  viewer: Viewer,
  { project, report }: ReportPlace,
): Promise<ReportVersionSummary[]> {
  const scope = await openToRead(viewer, project);
  const { id } = await requireReport(scope, report);
  return (await listVersions(scope, id)).map(toVersion);
}

/** Deletes a report; it can be restored for seven days. Live links to it end, frozen ones stay. */
export async function removeReport(
  viewer: Viewer,
  { project, report }: ReportPlace,
): Promise<void> {
  const scope = await openToWrite(viewer, project);
  const now = new Date();
  const isDone = isUuid(report) && (await setDeleted(scope, report, { at: now, since: now }));
  if (!isDone) throw notFound("report", report);
}

export async function restoreReport(
  viewer: Viewer,
  { project, report }: ReportPlace,
): Promise<ReportDetail> {
  const scope = await openToWrite(viewer, project);
  const since = new Date(Date.now() - restorableMs);
  const isDone = isUuid(report) && (await setDeleted(scope, report, { at: null, since }));
  if (!isDone) throw notFound("deleted report", report);
  return toDetail(await requireReport(scope, report));
}

/** What was deleted within the last seven days, the last first. */
export async function listDeleted(viewer: Viewer, project: string): Promise<DeletedReport[]> {
  const scope = await openToWrite(viewer, project);
  const nowMs = Date.now();
  const rows = await listDeletedReports(scope, new Date(nowMs - restorableMs));
  return rows.flatMap(({ id, title, deletedAt }) =>
    deletedAt === null ? [] : [{ id, title, ...restorableUntil(deletedAt, nowMs) }],
  );
}

async function requireReport(scope: ReadScope, id: string): Promise<ReportRow> {
  const row = isUuid(id) ? await findReport(scope, id) : null;
  if (row === null) throw notFound("report", id);
  return row;
}

function changedMeanwhile({ changedBy, version }: Report): AppError {
  return new AppError(
    "conflict",
    `${changedBy} saved version ${version} of this report since you opened it: nothing was saved; look at it as it is now, then save again`,
  );
}

function toSummary(row: Report): ReportSummary {
  const { id, title, version, createdBy, changedBy, createdAt, updatedAt } = row;
  const charts = reportBlocks.parse(row.blocks).filter(({ kind }) => kind === "chart").length;
  const times = { createdAt: createdAt.toISOString(), changedAt: updatedAt.toISOString() };
  return { id, title, version, charts, createdBy, changedBy, ...times };
}

function toDetail(row: ReportRow): ReportDetail {
  const chartOf = new Map(row.charts.map((chart) => [chart.id, chart]));
  const blocks = reportBlocks.parse(row.blocks).map((block): ReportDetail["blocks"][number] => {
    if (block.kind === "text") return block;
    const chart = chartOf.get(block.chart);
    if (chart === undefined) throw new Error(`a report has no chart ${block.chart} of its own`);
    return { ...block, ...chartFieldsOf(chart) };
  });
  return { ...toSummary(row), blocks };
}

function chartFieldsOf(chart: ChartRow) {
  const { runIds: _, ...target } = chartTargetOf(chart);
  return {
    target,
    name: chart.name,
    view: viewIn(chart.view),
    mode: chart.isFrozen ? ("frozen" as const) : ("live" as const),
    checksum: chart.checksum,
    addedAt: chart.createdAt.toISOString(),
  };
}

function toVersion(row: {
  version: number;
  title: string;
  savedBy: string;
  savedAt: Date;
}): ReportVersionSummary {
  const { version, title, savedBy, savedAt } = row;
  return { version, title, savedBy, savedAt: savedAt.toISOString() };
}
