import "server-only";
import { db } from "@/lib/db/client";
import {
  type Comparison,
  comparisonsOf,
  type FilterExpression,
  type FilterMistake,
} from "@/lib/domain/run-filter/filter-expression";
import { parseFilter } from "@/lib/domain/run-filter/parse-filter";
import { keysOf, unknownName } from "@/lib/domain/run-filter/unknown-name";
import { AppError } from "@/lib/errors";
import type { ReadScope } from "@/lib/projects/access";
import { Prisma } from "@/prisma/generated/client";
import { filterCondition } from "./filter-condition";
import { listColumns } from "./get-columns";

/**
 * The condition that a filter puts on a project's runs. Throws invalid-input with the place for a filter that does
 * not parse and for a name that no run has, then with the names that were likely meant.
 */
export async function narrowingOf(scope: ReadScope, text: string | undefined): Promise<Prisma.Sql> {
  const { filter, mistake } = parseFilter(text ?? "");
  if (mistake !== null) throw refusal(mistake);
  if (filter === null) return Prisma.sql`TRUE`;
  const known = await readKnownKeys(scope, comparisonsOf(filter));
  const unknownField = comparisonsOf(filter).find(({ name }) => isUnknown(name, known));
  if (unknownField !== undefined) {
    const columns = await listColumns(scope);
    throw refusal(
      unknownName(
        unknownField,
        columns.map(({ key }) => key),
      ),
    );
  }
  return filterCondition(resolved(filter, known), scope.projectId);
}

async function readKnownKeys(
  scope: ReadScope,
  comparisons: readonly Comparison[],
): Promise<Set<string>> {
  const keys = [...new Set(comparisons.flatMap(({ name }) => keysOf(name)))];
  if (keys.length === 0) return new Set();
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT "key" FROM "run_value"
    WHERE "projectId" = ${scope.projectId}::uuid AND "key" = ANY(${keys})`;
  return new Set(rows.map(({ key }) => key));
}

function isUnknown(name: Comparison["name"], known: ReadonlySet<string>): boolean {
  const keys = keysOf(name);
  return keys.length > 0 && !keys.some((key) => known.has(key));
}

/** A bare name becomes the hyperparameter of that key, or the metric where no run has such a hyperparameter. */
function resolved(filter: FilterExpression, known: ReadonlySet<string>): FilterExpression {
  if (filter.kind === "not") return { ...filter, part: resolved(filter.part, known) };
  if (filter.kind !== "compare")
    return { ...filter, parts: filter.parts.map((part) => resolved(part, known)) };
  if (filter.name.kind !== "setting") return filter;
  const { key } = filter.name;
  return { ...filter, name: { kind: known.has(`config.${key}`) ? "config" : "metric", key } };
}

function refusal({ message, from, to }: FilterMistake): AppError {
  return new AppError("invalid-input", `filter: ${message}`, [
    { column: "filter", from, to, message },
  ]);
}
