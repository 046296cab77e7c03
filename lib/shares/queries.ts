import "server-only";
import { projectOfSecret } from "@/lib/auth/project-of-secret";
import { db } from "@/lib/db/client";
import { type RowKey, rowOf } from "@/lib/db/row-key";
import type { ReadScope } from "@/lib/projects/access";
import { Prisma } from "@/prisma/generated/client";

const withoutSnapshot = { snapshot: true } as const;

/** A link without its frozen bytes. */
export type ShareRow = Omit<Prisma.ShareGetPayload<Record<never, never>>, "snapshot">;
export type OpenableShare = ShareRow & {
  project: { slug: string; name: string };
  /** Of the data that a live link shows; "" for a frozen one. */
  version: string;
};

/**
 * The link of a token's hash while it lives: the one read that needs no scope, since the token is the right.
 * The database decides, also whether a live link still has its report or all its runs, so that a link that ended costs the
 * same read as one that never was.
 */
export async function findShareByHash(tokenHash: string, now: Date): Promise<OpenableShare | null> {
  const projectId = Prisma.sql`${await projectOfSecret(tokenHash)}::uuid`;
  const [row] = await db.$queryRaw<OpenableShare[]>`
    SELECT s."id", s."projectId", s."tokenHash", s."target", s."view", s."isFrozen", s."checksum",
      s."title", s."note", s."passwordHash", s."allowExamples", s."allowChooser", s."allowDownloads",
      s."allowEmbed",
      s."expiresAt", s."pausedAt", s."revokedAt", s."views", s."lastViewedAt", s."failedTries",
      s."lastFailedAt", s."createdBy", s."createdAt",
      json_build_object('slug', p."slug", 'name', p."name") AS "project",
      CASE WHEN s."isFrozen" THEN '' ELSE ${dataVersionSql(projectId)} END AS "version"
    FROM "share" s JOIN "project" p ON p."id" = s."projectId" AND p."deletedAt" IS NULL
    WHERE s."projectId" = ${projectId} AND s."tokenHash" = ${tokenHash} AND s."revokedAt" IS NULL AND s."pausedAt" IS NULL
      AND (s."expiresAt" IS NULL OR s."expiresAt" > ${now})
      AND (s."isFrozen" OR NOT EXISTS (
        SELECT FROM jsonb_array_elements_text(s."target"->'runIds') AS wanted("id")
        LEFT JOIN "run" r ON r."id" = wanted."id"::uuid AND r."projectId" = ${projectId}
          AND r."deletedAt" IS NULL
        WHERE r."id" IS NULL))
      AND (s."isFrozen" OR s."target"->>'kind' <> 'report' OR EXISTS (
        SELECT FROM "report" rep WHERE rep."projectId" = ${projectId}
          AND rep."id" = (s."target"->>'report')::uuid AND rep."deletedAt" IS NULL))`;
  return row ?? null;
}

export async function readSnapshot(share: RowKey): Promise<Uint8Array | null> {
  const row = await db.share.findUnique({ where: rowOf(share), select: { snapshot: true } });
  return row?.snapshot ?? null;
}

/** Another text after anything of the project changed that a link could show: its runs, datasets, reports or settings. */
export async function readDataVersion(projectId: string): Promise<string> {
  const [row] = await db.$queryRaw<{ version: string }[]>`
    SELECT ${dataVersionSql(Prisma.sql`${projectId}::uuid`)} AS "version"`;
  return row?.version ?? "";
}

function dataVersionSql(projectId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`concat_ws(' ',
    (SELECT p."updatedAt" FROM "project" p WHERE p."id" = ${projectId}),
    (SELECT concat_ws(' ', max(r."updatedAt"), max(s."updatedAt"), max(s."analysedAt"),
        count(*) FILTER (WHERE r."deletedAt" IS NULL))
      FROM "run" r LEFT JOIN "run_summary" s ON s."projectId" = r."projectId" AND s."runId" = r."id"
      WHERE r."projectId" = ${projectId}),
    (SELECT max(d."updatedAt") FROM "dataset" d WHERE d."projectId" = ${projectId}),
    (SELECT max(rep."updatedAt") FROM "report" rep WHERE rep."projectId" = ${projectId}))`;
}

/** The wrong tries of a link's password: from this address, and from all. */
export async function readTries(share: RowKey, address: string) {
  const row = await db.share.findUnique({
    where: rowOf(share),
    select: {
      failedTries: true,
      lastFailedAt: true,
      passwordHash: true,
      tries: { where: { address }, select: { failedTries: true, lastFailedAt: true } },
    },
  });
  if (row === null) return null;
  const { tries, passwordHash, ...all } = row;
  return { passwordHash, all, own: tries[0] ?? null };
}

export function listShares(scope: ReadScope): Promise<ShareRow[]> {
  return db.share.findMany({
    where: { projectId: scope.projectId },
    omit: withoutSnapshot,
    orderBy: { createdAt: "desc" },
    take: 500,
  });
}

export function findShare(scope: ReadScope, id: string): Promise<ShareRow | null> {
  return db.share.findFirst({
    where: { id, projectId: scope.projectId },
    omit: withoutSnapshot,
  });
}

/** Which of these runs are still there. */
export async function listLivingRuns(
  scope: ReadScope,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db.run.findMany({
    where: { projectId: scope.projectId, id: { in: [...ids] }, deletedAt: null },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

export type ChartRow = Omit<Prisma.ReportChartGetPayload<Record<never, never>>, "snapshot">;
export type ReportRow = Prisma.ReportGetPayload<Record<never, never>> & { charts: ChartRow[] };
export type ChartPlace = Pick<ChartRow, "projectId" | "reportId" | "id">;

/** A living report of the project with its charts, without their frozen bytes; null when there is none. */
export function findReport(scope: ReadScope, id: string): Promise<ReportRow | null> {
  return db.report.findFirst({
    where: { projectId: scope.projectId, id, deletedAt: null },
    include: { charts: { omit: withoutSnapshot } },
  });
}

export async function readChartSnapshot({
  projectId,
  reportId,
  id,
}: ChartPlace): Promise<Uint8Array | null> {
  const where = { projectId_reportId_id: { projectId, reportId, id } };
  const row = await db.reportChart.findUnique({ where, select: { snapshot: true } });
  return row?.snapshot ?? null;
}

/** What those of these reports that are still there are called. */
export async function listReportTitles(
  scope: ReadScope,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.report.findMany({
    where: { projectId: scope.projectId, id: { in: [...ids] }, deletedAt: null },
    select: { id: true, title: true },
  });
  return new Map(rows.map(({ id, title }) => [id, title]));
}
