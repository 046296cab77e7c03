import "server-only";
import { db } from "@/lib/db/client";
import type { ReadScope } from "@/lib/projects/access";
import type { Report, ReportVersion } from "@/prisma/generated/client";

const mostListed = 500;

/** The project's reports, the last changed first. */
export function listReports({ projectId }: ReadScope): Promise<Report[]> {
  return db.report.findMany({
    where: { projectId, deletedAt: null },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: mostListed,
  });
}

/** Those deleted since, the last deleted first. */
export function listDeletedReports({ projectId }: ReadScope, since: Date): Promise<Report[]> {
  return db.report.findMany({
    where: { projectId, deletedAt: { gte: since } },
    orderBy: { deletedAt: "desc" },
    take: mostListed,
  });
}

/** The versions of a report that are kept, the newest first, without what they hold. */
export function listVersions(
  { projectId }: ReadScope,
  reportId: string,
): Promise<Omit<ReportVersion, "blocks">[]> {
  return db.reportVersion.findMany({
    where: { projectId, reportId },
    omit: { blocks: true },
    orderBy: { version: "desc" },
  });
}

export function findVersion(
  { projectId }: ReadScope,
  reportId: string,
  version: number,
): Promise<ReportVersion | null> {
  const key = { projectId, reportId, version };
  return db.reportVersion.findUnique({ where: { projectId_reportId_version: key } });
}
