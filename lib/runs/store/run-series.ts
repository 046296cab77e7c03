import "server-only";
import type { Transaction } from "@/lib/db/client";
import { toJsonb } from "@/lib/db/jsonb";
import { isOfRun, type RowKey } from "@/lib/db/row-key";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import type { Meanings } from "@/lib/domain/mapping/given-answers";
import {
  type CountBasis,
  isRate,
  type Quantity,
  type Scale,
  type SeriesMeaning,
} from "@/lib/domain/mapping/mapping";
import { Prisma, type RunSeries } from "@/prisma/generated/client";

const rowsPerStatement = 2000;

/**
 * Says what metrics of a run measure; a key that is null measures no rate. What somebody chose on the run's page stays,
 * unless this is such a choice (`isChosen`); with `isNewOnly` whatever stands stays.
 */
export async function writeRunSeries(
  tx: Transaction,
  run: { projectId: string; runId: string },
  input: {
    meanings: Meanings;
    mappingId?: string | null;
    isChosen?: boolean;
    isNewOnly?: boolean;
  },
): Promise<void> {
  const { meanings, mappingId = null, isChosen = false, isNewOnly = false } = input;
  const rows = [...meanings].flatMap(([key, meaning]) =>
    meaning === null ? [] : [{ key, ...toColumns(meaning), mappingId, isChosen }],
  );
  const none = [...meanings].flatMap(([key, meaning]) => (meaning === null ? [key] : []));
  if (none.length > 0 && !isNewOnly) {
    await tx.runSeries.deleteMany({ where: { ...run, key: { in: none }, isChosen: false } });
  }
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = toJsonb(rows.slice(from, from + rowsPerStatement));
    await tx.$executeRaw`
      INSERT INTO "run_series" ("projectId", "runId", "key", "split", "category", "setName", "quantity", "scale", "n",
        "basis", "mappingId", "isChosen")
      SELECT ${run.projectId}::uuid, ${run.runId}::uuid, given."key", given."split", given."category", given."setName",
        given."quantity", given."scale", given."n", given."basis", given."mappingId", given."isChosen"
      FROM jsonb_to_recordset(${part}::jsonb)
        AS given("key" text, "split" text, "category" text, "setName" text, "quantity" text, "scale" text, "n" int,
          "basis" text, "mappingId" uuid, "isChosen" boolean)
      ON CONFLICT ("projectId", "runId", "key") ${isNewOnly ? Prisma.sql`DO NOTHING` : overwrite}`;
  }
}

/** Without parameters: in a clause of a conflict Citus does not pass them on. */
const overwrite = Prisma.sql`DO UPDATE SET
  "split" = excluded."split", "category" = excluded."category", "setName" = excluded."setName",
  "quantity" = excluded."quantity", "scale" = excluded."scale", "n" = excluded."n", "basis" = excluded."basis",
  "mappingId" = excluded."mappingId", "isChosen" = excluded."isChosen"
  WHERE NOT "run_series"."isChosen" OR excluded."isChosen"`;

function toColumns({ set, ...meaning }: SeriesMeaning) {
  return { ...meaning, setName: set };
}

export function toMeaning(row: RunSeries): SeriesMeaning {
  return {
    split: row.split,
    category: row.category as Population | null,
    set: row.setName,
    quantity: row.quantity as Quantity,
    scale: row.scale as Scale,
    n: row.n,
    basis: row.basis as CountBasis,
  };
}

/** At how many steps the run has a point of a metric that is a rate. */
export async function countRateSteps(
  tx: Transaction,
  run: RowKey,
  meanings: Meanings,
): Promise<number> {
  const keys = [...meanings].flatMap(([key, meaning]) => (isRate(meaning) ? [key] : []));
  if (keys.length === 0) return 0;
  const [row] = await tx.$queryRaw<{ steps: bigint }[]>`
    SELECT count(DISTINCT "step") AS steps FROM "metric_point"
    WHERE ${isOfRun(run)} AND "key" = ANY(${keys})`;
  return Number(row?.steps ?? 0);
}
