import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import type { WriteScope } from "@/lib/projects/access";
import type { ReportBlock } from "@/lib/shares/report-schema";
import type { Prisma } from "@/prisma/generated/client";
import { keptVersions } from "./schema";

/** A chart to put in, with the id that the blocks call it by. */
export type ChartFields = Omit<
  Prisma.ReportChartUncheckedCreateInput,
  "projectId" | "reportId" | "createdBy"
> & { id: string };

export type ReportFields = { title: string; blocks: readonly ReportBlock[]; charts: ChartFields[] };

export function insertReport(
  scope: WriteScope,
  { title, blocks, charts }: ReportFields,
): Promise<string> {
  const { projectId, actor } = scope;
  return db.$transaction(async (tx) => {
    const { id } = await tx.report.create({
      data: { projectId, title, blocks: [...blocks], createdBy: actor, changedBy: actor },
    });
    await insertCharts(tx, scope, { reportId: id, charts });
    await keepVersion(tx, scope, { reportId: id, version: 1, title, blocks });
    return id;
  });
}

/** Writes the next version over `version`; null where another one stands by now, and nothing is written. */
export function updateReport(
  scope: WriteScope,
  place: { reportId: string; version: number },
  { title, blocks, charts }: ReportFields,
): Promise<number | null> {
  const { projectId, actor } = scope;
  const { reportId, version } = place;
  return db.$transaction(async (tx) => {
    const { count } = await tx.report.updateMany({
      where: { projectId, id: reportId, version, deletedAt: null },
      data: { title, blocks: [...blocks], changedBy: actor, version: version + 1 },
    });
    if (count === 0) return null;
    await insertCharts(tx, scope, { reportId, charts });
    await keepVersion(tx, scope, { reportId, version: version + 1, title, blocks });
    return version + 1;
  });
}

async function insertCharts(
  tx: Transaction,
  { projectId, actor }: WriteScope,
  { reportId, charts }: { reportId: string; charts: readonly ChartFields[] },
): Promise<void> {
  const data = charts.map((chart) => ({ ...chart, projectId, reportId, createdBy: actor }));
  await tx.reportChart.createMany({ data });
}

/** Keeps a version, forgets those too old, and with them the charts that no version has any more. */
async function keepVersion(
  tx: Transaction,
  { projectId, actor }: WriteScope,
  input: { reportId: string; version: number; title: string; blocks: readonly ReportBlock[] },
): Promise<void> {
  const { reportId, version, title, blocks } = input;
  await tx.reportVersion.create({
    data: { projectId, reportId, version, title, blocks: [...blocks], savedBy: actor },
  });
  await tx.reportVersion.deleteMany({
    where: { projectId, reportId, version: { lte: version - keptVersions } },
  });
  await tx.$executeRaw`
    DELETE FROM "report_chart" c WHERE c."projectId" = ${projectId}::uuid AND c."reportId" = ${reportId}::uuid
      AND NOT EXISTS (SELECT FROM "report_version" v, jsonb_array_elements(v."blocks") AS block
        WHERE v."projectId" = c."projectId" AND v."reportId" = c."reportId"
          AND block->>'chart' = c."id"::text)`;
}

/** Marks a report as deleted, or brings it back where it was deleted since; false where there is no such report. */
export async function setDeleted(
  { projectId }: WriteScope,
  id: string,
  { at, since }: { at: Date | null; since: Date },
): Promise<boolean> {
  const was = at === null ? { gte: since } : null;
  const { count } = await db.report.updateMany({
    where: { projectId, id, deletedAt: was },
    data: { deletedAt: at },
  });
  return count === 1;
}
