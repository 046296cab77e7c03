import "server-only";
import { db } from "@/lib/db/client";
import type { ReadScope } from "@/lib/projects/access";
import { silentMs } from "@/lib/runs/choices";
import {
  type AlertChannel,
  type AlertFiring,
  type AlertRule,
  Prisma,
} from "@/prisma/generated/client";

export type RuleRow = AlertRule & { channel: AlertChannel };

export function listRules(scope: Pick<ReadScope, "projectId">): Promise<RuleRow[]> {
  return db.alertRule.findMany({
    where: { projectId: scope.projectId },
    include: { channel: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

export function findRule(scope: ReadScope, id: string): Promise<RuleRow | null> {
  return db.alertRule.findUnique({
    where: { projectId_id: { projectId: scope.projectId, id } },
    include: { channel: true },
  });
}

export function findChannel(scope: ReadScope, id: string): Promise<AlertChannel | null> {
  return db.alertChannel.findUnique({
    where: { projectId_id: { projectId: scope.projectId, id } },
  });
}

export type ChannelRow = AlertChannel & { rules: number; lastAnswer: string | null };

/** A project's channels, with the rules that tell each and its receiver's last answer. */
export function listChannels({ projectId }: ReadScope): Promise<ChannelRow[]> {
  return db.$queryRaw<ChannelRow[]>`
    SELECT c.*, c."id"::text AS "id", (SELECT count(*)::int FROM "alert_rule" rule
        WHERE rule."projectId" = ${projectId}::uuid AND rule."channelId" = c."id") AS "rules",
      (SELECT f."answer" FROM "alert_firing" f
        JOIN "alert_rule" rule ON rule."projectId" = f."projectId" AND rule."id" = f."ruleId"
        WHERE f."projectId" = ${projectId}::uuid AND rule."channelId" = c."id" AND f."answer" IS NOT NULL
        ORDER BY f."createdAt" DESC LIMIT 1) AS "lastAnswer"
    FROM "alert_channel" c WHERE c."projectId" = ${projectId}::uuid
    ORDER BY c."createdAt", c."id"`;
}

export type RuleUse = { ruleId: string; runs: number; lastAnswer: string | null };

/** Of each rule: runs that it speaks of, and its receiver's last answer. */
export function listRuleUse(scope: ReadScope): Promise<RuleUse[]> {
  return db.$queryRaw<RuleUse[]>`
    SELECT f."ruleId"::text AS "ruleId", count(DISTINCT f."runId")::int AS "runs",
      (array_agg(f."answer" ORDER BY f."deliveredAt" DESC NULLS LAST)
        FILTER (WHERE f."answer" IS NOT NULL))[1] AS "lastAnswer"
    FROM "alert_firing" f WHERE f."projectId" = ${scope.projectId}::uuid GROUP BY 1`;
}

export type FiringRow = AlertFiring & {
  channel: string;
  slug: string | null;
  sparkline: number[] | null;
};

/** What was told, newest first; what was so before its rule was made was not told. */
export function listFirings(
  scope: ReadScope,
  { limit, before }: { limit: number; before: { at: Date; id: string } | null },
): Promise<FiringRow[]> {
  const older =
    before === null
      ? Prisma.empty
      : Prisma.sql`AND (f."createdAt", f."id") < (${before.at}, ${before.id}::uuid)`;
  return db.$queryRaw<FiringRow[]>`
    SELECT f.*, c."name" AS "channel", r."slug", s."sparkline"
    FROM "alert_firing" f
    JOIN "alert_rule" rule ON rule."projectId" = f."projectId" AND rule."id" = f."ruleId"
    JOIN "alert_channel" c ON c."projectId" = rule."projectId" AND c."id" = rule."channelId"
    LEFT JOIN "run" r ON r."projectId" = f."projectId" AND r."id" = f."runId" AND r."deletedAt" IS NULL
    LEFT JOIN "run_summary" s ON s."projectId" = f."projectId" AND s."runId" = r."id"
    WHERE f."projectId" = ${scope.projectId}::uuid AND f."status" <> 'before' ${older}
    ORDER BY f."createdAt" DESC, f."id" DESC LIMIT ${limit}`;
}

export function findFiring(projectId: string, id: string) {
  return db.alertFiring.findUnique({
    where: { projectId_id: { projectId, id } },
    include: {
      rule: { include: { channel: true, project: { select: { slug: true, deletedAt: true } } } },
    },
  });
}

/** Deliveries that nobody has finished, of two days at most: an older one is no news. */
export function listWaiting(since: Date): Promise<{ projectId: string; id: string }[]> {
  return db.$queryRaw`
    SELECT f."projectId"::text AS "projectId", f."id"::text AS "id"
    FROM "project" p JOIN "alert_firing" f ON f."projectId" = p."id"
    WHERE f."status" = 'waiting' AND f."createdAt" >= ${since} LIMIT 1000`;
}

export type Unjudged = { id: string; state: string };

/** The state that facts of a run are found in, as a text; another text where there may be new ones. */
function stateSql(limits: readonly number[]): Prisma.Sql {
  const silentSince = new Date(Date.now() - silentMs);
  return Prisma.sql`concat_ws('/', s."dataVersion", extract(epoch FROM s."analysedAt"), ${limits.join(" ")}::text,
    CASE WHEN r."status" = 'running' AND r."heardAt" <= ${silentSince}
      THEN 'stalled ' || r."heardAt"::text ELSE r."status"::text END)`;
}

/** Living runs that changed since they were judged and whose analysis is made, and runs without data. */
export function listUnjudged(projectId: string, limits: readonly number[]): Promise<Unjudged[]> {
  const state = stateSql(limits);
  return db.$queryRaw<Unjudged[]>`
    SELECT r."id"::text AS "id", ${state} AS "state"
    FROM "run" r
    LEFT JOIN "run_summary" s ON s."projectId" = r."projectId" AND s."runId" = r."id"
    LEFT JOIN "run_judgement" j ON j."projectId" = r."projectId" AND j."runId" = r."id"
    WHERE r."projectId" = ${projectId}::uuid AND r."deletedAt" IS NULL
      AND (s."runId" IS NULL OR s."analysedAt" IS NOT NULL)
      AND j."state" IS DISTINCT FROM ${state}
    ORDER BY r."updatedAt"`;
}

/** Living projects with an analysis that is due, a run that was never judged, or a rule: a change may have been missed of them. */
export function listProjectsToSweep(): Promise<{ id: string }[]> {
  return db.$queryRaw<{ id: string }[]>`
    SELECT p."id"::text AS "id" FROM "project" p JOIN "alert_rule" rule ON rule."projectId" = p."id"
    WHERE p."deletedAt" IS NULL AND rule."isEnabled"
    UNION
    SELECT p."id"::text FROM "project" p JOIN "run_summary" s ON s."projectId" = p."id"
    WHERE p."deletedAt" IS NULL AND s."analysedAt" IS NULL
    UNION
    SELECT p."id"::text FROM "project" p JOIN "run" r ON r."projectId" = p."id"
    LEFT JOIN "run_judgement" j ON j."projectId" = r."projectId" AND j."runId" = r."id"
    WHERE p."deletedAt" IS NULL AND r."deletedAt" IS NULL AND j."runId" IS NULL`;
}

/** Facts that a rule speaks of, in SQL: `rule` and `f` are the tables' names in the query. */
export const speaksOf = Prisma.sql`f."projectId" = rule."projectId" AND f."kind" = rule."kind"
  AND (rule."kind" <> 'below' OR f."fact" = 'below ' || rule."value"::text)`;

/** Runs with a fact of this kind, of all living runs; `below` is counted by the lists' curves, where they are of known facts. */
export async function countSpokenOf(
  scope: ReadScope,
  { kind, value, tag }: { kind: string; value: number | null; tag: string | null },
): Promise<{ runs: number; of: number }> {
  const isSo =
    kind === "below"
      ? Prisma.sql`s."analysis"->'answer'->>'population' = 'Known'
          AND EXISTS (SELECT FROM unnest(s."sparkline") AS accuracy WHERE accuracy < ${value})`
      : Prisma.sql`EXISTS (SELECT FROM "run_fact" f WHERE f."projectId" = r."projectId"
          AND f."runId" = r."id" AND f."kind" = ${kind})`;
  const [row] = await db.$queryRaw<{ runs: number; of: number }[]>`
    SELECT count(*) FILTER (WHERE ${isSo})::int AS "runs", count(*)::int AS "of"
    FROM "run" r LEFT JOIN "run_summary" s ON s."projectId" = r."projectId" AND s."runId" = r."id"
    WHERE r."projectId" = ${scope.projectId}::uuid AND r."deletedAt" IS NULL
      AND (${tag}::text IS NULL OR r."tags" @> ARRAY[${tag}::text])`;
  return row ?? { runs: 0, of: 0 };
}

export type FeedRow = {
  at: Date;
  kind: string;
  actor: string | null;
  slug: string | null;
  name: string | null;
  sentence: string | null;
  details: Record<string, unknown>;
};

/** Uploads, changes and facts of a project's living runs, newest first. */
export function listFeed(
  scope: ReadScope,
  { limit, before }: { limit: number; before: Date | null },
): Promise<FeedRow[]> {
  const until = before ?? new Date(Date.now() + 86_400_000);
  return db.$queryRaw<FeedRow[]>`
    SELECT item.*, r."slug", r."name" FROM (
      (SELECT u."createdAt" AS "at", 'upload' AS "kind", u."createdBy" AS "actor", u."runId",
        NULL AS "sentence", jsonb_build_object('checkpoints', u."checkpoints", 'outcomes', u."outcomes",
          'metrics', u."metrics", 'rows', u."rows", 'filename', u."filename") AS "details"
        FROM "upload" u WHERE u."projectId" = ${scope.projectId}::uuid AND NOT u."isLive"
          AND u."undoneAt" IS NULL AND u."runId" IS NOT NULL AND u."createdAt" < ${until}
        ORDER BY u."createdAt" DESC LIMIT ${limit})
      UNION ALL
      (SELECT c."createdAt", c."kind", c."actor", c."runId", NULL, c."details"
        FROM "run_change" c WHERE c."projectId" = ${scope.projectId}::uuid AND c."kind" <> 'upload'
          AND c."createdAt" < ${until}
        ORDER BY c."createdAt" DESC LIMIT ${limit})
      UNION ALL
      (SELECT f."at", f."kind", NULL, f."runId", f."sentence", '{}'::jsonb
        FROM "run_fact" f WHERE f."projectId" = ${scope.projectId}::uuid AND f."kind" <> 'below'
          AND f."at" < ${until}
        ORDER BY f."at" DESC LIMIT ${limit})
    ) AS item
    JOIN "run" r ON r."projectId" = ${scope.projectId}::uuid AND r."id" = item."runId" AND r."deletedAt" IS NULL
    ORDER BY item."at" DESC LIMIT ${limit}`;
}
