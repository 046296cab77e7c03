import "server-only";
import type { Transaction } from "@/lib/db/client";
import { toJsonb } from "@/lib/db/jsonb";
import type { Change } from "@/lib/db/notifications";
import { restorableMs } from "@/lib/domain/set-aside";
import { AppError, nameTaken } from "@/lib/errors";
import { nameChange } from "@/lib/http/call-context";
import type { WriteScope } from "@/lib/projects/access";
import { type RunColor, runColorOf } from "@/lib/runs/choices";
import { Prisma } from "@/prisma/generated/client";
import type { RunAction, RunActionInput } from "./list-schema";

const maxTags = 100;

const restorable = () => Prisma.sql`"deletedAt" > ${new Date(Date.now() - restorableMs)}`;

/** Which of these runs the project has, with their colours, in the order of their ids; for a restoration, also those marked as deleted. */
export async function listNamedRuns(
  tx: Transaction,
  scope: WriteScope,
  { slugs, action }: { slugs: readonly string[]; action: RunAction },
): Promise<Map<string, RunColor | null>> {
  const marked = action === "restore" ? Prisma.sql`OR ${restorable()}` : Prisma.empty;
  const rows = await tx.$queryRaw<{ slug: string; color: string | null }[]>`
    SELECT "slug", "color" FROM "run"
    WHERE "projectId" = ${scope.projectId}::uuid AND "slug" = ANY(${[...slugs]})
      AND ("deletedAt" IS NULL ${marked})
    ORDER BY "id" FOR NO KEY UPDATE`;
  return new Map(rows.map((row) => [row.slug, runColorOf(row)]));
}

export type ChangedRun = { id: string; slug: string };

/** The runs that are different now, by slug; those that were so before are left alone. A restored run has its own slug again. */
export async function changeRuns(
  tx: Transaction,
  scope: WriteScope,
  input: RunActionInput,
): Promise<ChangedRun[]> {
  if (input.action === "tag") await refuseFullRuns(tx, scope, input);
  if (input.action === "restore") await freeNames(tx, scope, input);
  const { set, where } = changeOf(input);
  const rows = await tx.$queryRaw<ChangedRun[]>`
    UPDATE "run" SET ${set}, "updatedAt" = ${new Date()}
    WHERE "projectId" = ${scope.projectId}::uuid AND "slug" = ANY(${[...input.runs]}) AND ${where}
    RETURNING "id", "slug"`;
  return rows.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

function changeOf({ action, tag = "", color = null }: RunActionInput): {
  set: Prisma.Sql;
  where: Prisma.Sql;
} {
  const now = new Date();
  const changes: Record<RunAction, { set: Prisma.Sql; where: Prisma.Sql }> = {
    tag: {
      set: Prisma.sql`"tags" = array_append("tags", ${tag})`,
      where: Prisma.sql`"deletedAt" IS NULL AND (${tag} = ANY("tags")) IS NOT TRUE`,
    },
    untag: {
      set: Prisma.sql`"tags" = array_remove("tags", ${tag})`,
      where: Prisma.sql`"deletedAt" IS NULL AND ${tag} = ANY("tags")`,
    },
    color: {
      set: Prisma.sql`"color" = ${color}`,
      where: Prisma.sql`"deletedAt" IS NULL AND "color" IS DISTINCT FROM ${color}::text`,
    },
    archive: {
      set: Prisma.sql`"archivedAt" = ${now}`,
      where: Prisma.sql`"deletedAt" IS NULL AND "archivedAt" IS NULL`,
    },
    unarchive: {
      set: Prisma.sql`"archivedAt" = NULL`,
      where: Prisma.sql`"deletedAt" IS NULL AND "archivedAt" IS NOT NULL`,
    },
    delete: { set: Prisma.sql`"deletedAt" = ${now}`, where: Prisma.sql`"deletedAt" IS NULL` },
    restore: {
      set: Prisma.sql`"deletedAt" = NULL, "slug" = split_part("slug", '~', 1)`,
      where: restorable(),
    },
  };
  return changes[action];
}

/** A run whose id was given to a new one comes back once that one is gone, which is then set aside in its turn. */
async function freeNames(
  tx: Transaction,
  scope: WriteScope,
  { runs }: RunActionInput,
): Promise<void> {
  const [taken] = await tx.$queryRaw<{ slug: string }[]>`
    SELECT living."slug" FROM "run" AS gone
    JOIN "run" AS living ON living."projectId" = gone."projectId" AND living."deletedAt" IS NULL
      AND living."slug" = split_part(gone."slug", '~', 1)
    WHERE gone."projectId" = ${scope.projectId}::uuid AND gone."slug" = ANY(${[...runs]})
      AND gone."deletedAt" IS NOT NULL LIMIT 1`;
  if (taken !== undefined) throw nameTaken("run", taken.slug);
  const [twice] = await tx.$queryRaw<{ slug: string }[]>`
    SELECT split_part("slug", '~', 1) AS "slug" FROM "run"
    WHERE "projectId" = ${scope.projectId}::uuid AND "slug" = ANY(${[...runs]}) AND "deletedAt" IS NOT NULL
    GROUP BY 1 HAVING count(*) > 1 LIMIT 1`;
  if (twice !== undefined) {
    throw new AppError(
      "conflict",
      `two deleted runs were called "${twice.slug}"; restore one of them, nothing was restored`,
    );
  }
  await tx.$executeRaw`
    UPDATE "run" AS holder SET "slug" = holder."slug" || '~' || holder."id"::text
    FROM "run" AS back
    WHERE back."projectId" = ${scope.projectId}::uuid AND back."slug" = ANY(${[...runs]})
      AND back."deletedAt" IS NOT NULL AND strpos(back."slug", '~') > 0
      AND holder."projectId" = back."projectId" AND holder."deletedAt" IS NOT NULL
      AND holder."slug" = split_part(back."slug", '~', 1)`;
}

async function refuseFullRuns(
  tx: Transaction,
  scope: WriteScope,
  { runs, tag = "" }: RunActionInput,
): Promise<void> {
  const [full] = await tx.$queryRaw<{ slug: string }[]>`
    SELECT "slug" FROM "run"
    WHERE "projectId" = ${scope.projectId}::uuid AND "slug" = ANY(${[...runs]})
      AND "deletedAt" IS NULL AND cardinality("tags") >= ${maxTags} AND (${tag} = ANY("tags")) IS NOT TRUE LIMIT 1`;
  if (full !== undefined)
    throw new AppError(
      "conflict",
      `run "${full.slug}" has ${maxTags} tags already; no run was changed`,
    );
}

/** One announcement a run, as for a change of one. */
export async function announceAll(tx: Transaction, changes: readonly Change[]): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_notify('onset', change::text)
    FROM jsonb_array_elements(${toJsonb(changes)}::jsonb) AS change`;
}

/** What the audit trail says of one action on many runs. */
export function nameRunAction({ action, runs, tag, color }: RunActionInput): void {
  const target = runs.length === 1 ? `runs/${runs[0]}` : `${runs.length} runs`;
  const details = {
    runs: [...runs],
    ...(tag === undefined ? {} : { tag }),
    ...(color === undefined ? {} : { color }),
  };
  nameChange({ action: `run.${action}`, target, details });
}
