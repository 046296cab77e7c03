import "server-only";
import { randomBytes } from "node:crypto";
import { db, type Transaction } from "@/lib/db/client";
import { announce } from "@/lib/db/notifications";
import type { RunFact } from "@/lib/domain/alerts/run-facts";
import { queues } from "@/lib/jobs/queue";
import type { WriteScope } from "@/lib/projects/access";
import { type AlertRule, Prisma } from "@/prisma/generated/client";
import type { Target } from "./channel";
import { type RuleRow, speaksOf } from "./queries";

export type NewFact = RunFact & { details: object; at: Date };

/** Keeps what was found of a run, once each, and the state it was found in. */
export async function writeFacts(
  run: { projectId: string; id: string; state: string; place: { project: string; run: string } },
  facts: readonly NewFact[],
): Promise<void> {
  const { projectId, id: runId, state, place } = run;
  await db.$transaction(async (tx) => {
    const { count } = await tx.runFact.createMany({
      data: facts.map((fact) => ({ ...fact, projectId, runId })),
      skipDuplicates: true,
    });
    // Results that came after the end was told: lists and feed say what is so, nobody is told again.
    for (const { fact, sentence, details, step, epoch } of facts) {
      if (count === facts.length || fact !== "finished") continue;
      await tx.runFact.updateMany({
        where: { projectId, runId, fact, sentence: { not: sentence } },
        data: { sentence, details, step, epoch },
      });
    }
    // A fact is found seconds after the change that it comes from: open pages are told of it too.
    if (count > 0) await announce(tx, place);
    await tx.runJudgement.upsert({
      where: { projectId_runId: { projectId, runId } },
      create: { projectId, runId, state },
      update: { state },
    });
  });
}

/**
 * Claims every fact that an enabled rule speaks of and has not told; the row is the claim, so that of two processes one
 * gets it. Of several rules of one channel the oldest tells it. Answers what is to be sent.
 */
export function claimFirings(projectId: string): Promise<{ id: string; status: string }[]> {
  const now = new Date();
  const isMuted = Prisma.sql`coalesce(rule."mutedUntil" > ${now}, false)`;
  const isNotifiedByOther = Prisma.sql`row_number() OVER (
      PARTITION BY rule."channelId", f."runId", f."fact", ${isMuted} ORDER BY rule."createdAt", rule."id") > 1
    OR EXISTS (SELECT FROM "alert_firing" t
      JOIN "alert_rule" o ON o."projectId" = t."projectId" AND o."id" = t."ruleId"
      WHERE t."projectId" = rule."projectId" AND t."runId" = f."runId" AND t."fact" = f."fact"
        AND o."channelId" = rule."channelId" AND t."status" IN ('waiting', 'sent', 'failed'))`;
  return db.$queryRaw<{ id: string; status: string }[]>`
    INSERT INTO "alert_firing" ("projectId", "ruleId", "runId", "fact", "id", "kind", "runName", "sentence",
      "details", "status", "at", "createdAt")
    SELECT rule."projectId", rule."id", f."runId", f."fact", gen_random_uuid(), f."kind", r."name", f."sentence",
      f."details", CASE WHEN ${isMuted} THEN 'muted' WHEN ${isNotifiedByOther} THEN 'before' ELSE 'waiting' END,
      f."at", ${now}
    FROM "alert_rule" rule
    JOIN "run_fact" f ON ${speaksOf}
    JOIN "run" r ON r."projectId" = f."projectId" AND r."id" = f."runId" AND r."deletedAt" IS NULL
    WHERE rule."projectId" = ${projectId}::uuid AND rule."isEnabled"
      AND (rule."tag" IS NULL OR r."tags" @> ARRAY[rule."tag"])
      AND NOT EXISTS (SELECT FROM "alert_firing" own WHERE own."projectId" = rule."projectId"
        AND own."ruleId" = rule."id" AND own."runId" = f."runId" AND own."fact" = f."fact")
    ON CONFLICT DO NOTHING
    RETURNING "id"::text AS "id", "status"`;
}

/** A rule speaks when something becomes true: what is so already counts as told. */
async function markAsNotified(tx: Transaction, { projectId, id }: AlertRule): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "alert_firing" ("projectId", "ruleId", "runId", "fact", "id", "kind", "runName", "sentence",
      "details", "status", "at", "createdAt")
    SELECT rule."projectId", rule."id", f."runId", f."fact", gen_random_uuid(), f."kind", r."name", f."sentence",
      f."details", 'before', f."at", ${new Date()}
    FROM "alert_rule" rule
    JOIN "run_fact" f ON ${speaksOf}
    JOIN "run" r ON r."projectId" = f."projectId" AND r."id" = f."runId"
    WHERE rule."projectId" = ${projectId}::uuid AND rule."id" = ${id}::uuid
      AND (rule."tag" IS NULL OR r."tags" @> ARRAY[rule."tag"])
    ON CONFLICT DO NOTHING`;
}

export type RuleFields = Pick<
  Prisma.AlertRuleUncheckedCreateInput,
  "kind" | "value" | "tag" | "channelId"
>;

export function insertRule(scope: WriteScope, fields: RuleFields): Promise<RuleRow> {
  return db.$transaction(async (tx) => {
    const rule = await tx.alertRule.create({
      data: { ...fields, projectId: scope.projectId, createdBy: scope.actor },
      include: { channel: true },
    });
    await markAsNotified(tx, rule);
    return rule;
  });
}

export function updateRule(
  scope: WriteScope,
  id: string,
  fields: Prisma.AlertRuleUncheckedUpdateInput,
): Promise<RuleRow> {
  return db.$transaction(async (tx) => {
    const rule = await tx.alertRule.update({
      where: { projectId_id: { projectId: scope.projectId, id } },
      data: fields,
      include: { channel: true },
    });
    if (rule.isEnabled) await markAsNotified(tx, rule);
    return rule;
  });
}

export async function deleteRule(scope: WriteScope, id: string): Promise<boolean> {
  const { count } = await db.alertRule.deleteMany({ where: { projectId: scope.projectId, id } });
  return count > 0;
}

/** The project's channel with this address, made where there is none; a name that was given anew stays as it was. */
export async function putChannel(
  scope: WriteScope,
  { kind, target, name }: Target & { name: string },
): Promise<string> {
  const { projectId } = scope;
  const found = await db.alertChannel.findFirst({ where: { projectId, kind, target } });
  if (found !== null) return found.id;
  const made = await db.alertChannel.create({
    data: { projectId, kind, target, name, createdBy: scope.actor },
  });
  return made.id;
}

export async function updateChannel(
  { projectId }: WriteScope,
  id: string,
  fields: { name?: string; target?: string },
): Promise<void> {
  await db.alertChannel.updateMany({ where: { projectId, id }, data: fields });
}

export async function deleteChannel({ projectId }: WriteScope, id: string): Promise<void> {
  await db.alertChannel.deleteMany({ where: { projectId, id } });
}

export type DeliveryResult = {
  status: "waiting" | "sent" | "failed";
  answer: string;
};

/** What a try came to; a delivery that was sent stays sent. */
export async function recordTry(
  { projectId, id }: { projectId: string; id: string },
  { status, answer }: DeliveryResult,
): Promise<void> {
  await db.alertFiring.updateMany({
    where: { projectId, id, status: "waiting" },
    data: {
      status,
      answer,
      attempts: { increment: 1 },
      ...(status === "sent" ? { deliveredAt: new Date() } : {}),
    },
  });
}

/**
 * What is older and has no job any more that would try it is given up: a job may end with the process that did it. By
 * its age alone nothing is given up, since a clock may jump.
 */
export async function giveUpBefore(since: Date): Promise<void> {
  const old = await db.$queryRaw<{ projectId: string; id: string }[]>`
    SELECT f."projectId"::text AS "projectId", f."id"::text AS "id"
    FROM "project" p JOIN "alert_firing" f ON f."projectId" = p."id"
    WHERE f."status" = 'waiting' AND f."createdAt" < ${since} LIMIT 1000`;
  if (old.length === 0) return;
  const jobs = await db.$queryRaw<{ id: string }[]>`
    SELECT j."id"::text AS "id" FROM "pgboss"."job" j
    WHERE j."name" = ${queues.deliver} AND j."id" = ANY(${old.map(({ id }) => id)}::uuid[])
      AND j."state" < 'completed'`;
  const tried = new Set(jobs.map(({ id }) => id));
  for (const { projectId, id } of old) {
    if (tried.has(id)) continue;
    const where = { projectId, id, status: "waiting" };
    await db.alertFiring.updateMany({ where, data: { status: "failed" } });
  }
}

/** The secret of a project's webhooks, made when it is first needed. */
export async function signingSecretOf(projectId: string): Promise<string> {
  // Two processes may sign their first at once; an upsert of Prisma would fail for one of them.
  await db.alertSigning.createMany({
    data: { projectId, secret: newSecret() },
    skipDuplicates: true,
  });
  const { secret } = await db.alertSigning.findUniqueOrThrow({ where: { projectId } });
  return secret;
}

export async function replaceSigningSecret(scope: WriteScope): Promise<string> {
  const secret = newSecret();
  await db.alertSigning.upsert({
    where: { projectId: scope.projectId },
    create: { projectId: scope.projectId, secret },
    update: { secret, createdAt: new Date() },
  });
  return secret;
}

function newSecret(): string {
  return `whsec_${randomBytes(24).toString("base64url")}`;
}
