import "server-only";
import type {
  Comparison,
  FilterExpression,
  FilterOperator,
  FilterValue,
} from "@/lib/domain/run-filter/filter-expression";
import type { FilterFieldName } from "@/lib/domain/run-filter/filter-fields";
import { timeSpan } from "@/lib/domain/run-filter/time-span";
import { Prisma } from "@/prisma/generated/client";
import { isStalled } from "./list-page";
import { firstCharacters } from "./run-values";

const { sql } = Prisma;

/** As the list shows them. `r` is the run, `s` its summary. */
export const fieldValue: Readonly<Record<Exclude<FilterFieldName, "tag">, Prisma.Sql>> = {
  name: sql`r."name"`,
  id: sql`r."slug"`,
  status: sql`r."status"`,
  health: sql`(CASE WHEN s."analysis" IS NULL AND s."checkpoints" > 0 THEN 'pending' ELSE s."health" END)`,
  base_model: sql`r."baseModel"`,
  method: sql`r."method"`,
  dataset: sql`(SELECT d."slug" FROM "dataset" d
    WHERE d."projectId" = r."projectId" AND d."id" = r."datasetId" AND d."deletedAt" IS NULL)`,
  seed: sql`r."seed"`,
  checkpoints: sql`s."checkpoints"`,
  training_size: sql`s."trainingSize"`,
  unknown_share: sql`s."unknownShare"`,
  unknown_fitted: sql`s."unknownFitted"`,
  best: sql`s."bestAccuracy"`,
  last: sql`s."lastAccuracy"`,
  drop: sql`round((s."drop" * 100)::numeric, 9)::float8`,
  onset: sql`s."onsetEpoch"`,
  created: sql`r."createdAt"`,
};

type Order = "<" | "<=" | ">" | ">=";
const orders: Record<Order, Prisma.Sql> = {
  "<": sql`<`,
  "<=": sql`<=`,
  ">": sql`>`,
  ">=": sql`>=`,
};

/**
 * A filter as a condition on `r` and `s`. Two-valued: a comparison with a value that the run does not have is false,
 * so its opposite is true; `!=` is the opposite of `=`. Everything that was written is a parameter.
 */
export function filterCondition(
  filter: FilterExpression,
  projectId: string,
  isNegated = false,
): Prisma.Sql {
  if (filter.kind === "not") return filterCondition(filter.part, projectId, !isNegated);
  if (filter.kind !== "compare") {
    const parts = filter.parts.map((part) => filterCondition(part, projectId, isNegated));
    const isAnd = (filter.kind === "and") !== isNegated;
    return sql`(${Prisma.join(parts, isAnd ? " AND " : " OR ")})`;
  }
  const condition = comparisonCondition(filter, projectId);
  const isOpposite = (filter.operator === "!=") !== isNegated;
  return isOpposite ? sql`((${condition}) IS NOT TRUE)` : sql`(${condition})`;
}

function comparisonCondition(comparison: Comparison, projectId: string): Prisma.Sql {
  const { name, operator, value } = comparison;
  if (name.kind !== "field") {
    const key = `${name.kind === "metric" ? "metric" : "config"}.${name.key}`;
    return settingCondition({ key, projectId, operator, value });
  }
  if (name.field === "tag") return tagCondition(operator, value);
  const isText = value.kind === "text" && operator !== "~";
  const equality = isText ? storedEquality(name.field, value.text, projectId) : null;
  if (equality !== null) return equality;
  return valueCondition(fieldValue[name.field], operator, value);
}

/** Equality with a column as it is stored, whose statistics tell Postgres how many runs there are of it. */
function storedEquality(
  field: FilterFieldName,
  text: string,
  projectId: string,
): Prisma.Sql | null {
  if (field === "status" && text === "stalled") return isStalled();
  if (field === "status") return sql`r."status" = ${text}`;
  if (field === "dataset")
    return sql`r."datasetId" = (SELECT d."id" FROM "dataset" d
      WHERE d."projectId" = ${projectId}::uuid AND d."slug" = ${text} AND d."deletedAt" IS NULL)`;
  if (field !== "health") return null;
  if (text === "pending") return sql`s."analysis" IS NULL AND s."checkpoints" > 0`;
  return sql`s."health" = ${text} AND (s."analysis" IS NOT NULL OR s."checkpoints" = 0)`;
}

/** `!=` asks here what `=` asks; the caller turns it round. */
function valueCondition(
  field: Prisma.Sql,
  operator: FilterOperator,
  value: FilterValue,
): Prisma.Sql {
  if (value.kind === "none") return sql`${field} IS NULL`;
  if (value.kind === "time") return timeCondition(field, operator, value.text);
  if (value.kind === "number") return sql`${field} ${orderOf(operator)} ${value.number}::float8`;
  return operator === "~" ? contains(field, value.text) : sql`${field} = ${value.text}`;
}

function orderOf(operator: FilterOperator): Prisma.Sql {
  return operator === "<" || operator === "<=" || operator === ">" || operator === ">="
    ? orders[operator]
    : sql`=`;
}

function contains(field: Prisma.Sql, text: string): Prisma.Sql {
  return sql`strpos(lower(${field}), lower(${text})) > 0`;
}

/** A day is all of its instants: after it is from its end on. */
function timeCondition(field: Prisma.Sql, operator: FilterOperator, text: string): Prisma.Sql {
  const span = timeSpan(text) ?? { fromMs: 0, toMs: 0 };
  const [from, to] = [new Date(span.fromMs), new Date(span.toMs)];
  if (operator === "<") return sql`${field} < ${from}`;
  if (operator === "<=") return sql`${field} < ${to}`;
  if (operator === ">") return sql`${field} >= ${to}`;
  if (operator === ">=") return sql`${field} >= ${from}`;
  return sql`${field} >= ${from} AND ${field} < ${to}`;
}

function tagCondition(operator: FilterOperator, value: FilterValue): Prisma.Sql {
  if (value.kind !== "text") return sql`coalesce(cardinality(r."tags"), 0) = 0`;
  if (operator === "~")
    return sql`EXISTS (SELECT 1 FROM unnest(r."tags") AS t("tag") WHERE ${contains(sql`t."tag"`, value.text)})`;
  return sql`r."tags" @> ARRAY[${value.text}]`;
}

type Setting = { key: string; projectId: string; operator: FilterOperator; value: FilterValue };

function settingCondition({ key, projectId, operator, value }: Setting): Prisma.Sql {
  const stored = sql`SELECT 1 FROM "run_value" v
    WHERE v."runId" = r."id" AND v."projectId" = ${projectId}::uuid AND v."key" = ${key}`;
  if (value.kind === "none") return sql`NOT EXISTS (${stored})`;
  return sql`EXISTS (${stored} AND ${storedCondition(operator, value)})`;
}

function storedCondition(operator: FilterOperator, value: FilterValue): Prisma.Sql {
  const isEquality = operator === "=" || operator === "!=";
  if (value.kind === "number" && isEquality)
    return sql`(v."number" = ${value.number}::float8 OR v."text" = ${String(value.number)})`;
  if (value.kind === "text" && isEquality) return sql`v."text" = ${firstCharacters(value.text)}`;
  const column = value.kind === "number" ? sql`v."number"` : sql`v."text"`;
  return valueCondition(column, operator, value);
}
