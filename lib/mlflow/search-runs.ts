import "server-only";
import type { z } from "zod";
import { db } from "@/lib/db/client";
import { textsIn } from "@/lib/db/json-columns";
import type { ReadScope } from "@/lib/projects/access";
import type { MlflowRun, Run } from "@/prisma/generated/client";
import { latestMetrics } from "./history";
import { MlflowError } from "./mlflow-error";
import type { calls } from "./schema";
import { type LatestMetric, toRun } from "./shapes";

const maxRuns = 10_000;

type Found = { run: Run; own: MlflowRun; metrics: LatestMetric[] };

const comparison =
  /^\s*(attributes?|params?|parameters?|tags?|metrics?)\s*\.\s*(?:"([^"]+)"|`([^`]+)`|([\w./:-]+))\s*(=|!=|>=|<=|>|<|(?:I?LIKE))\s*(?:'([^']*)'|"([^"]*)"|([-+\d.eE]+))\s*$/i;

type Condition = (found: Found) => boolean;

/** Runs of some experiments, newest first or as asked; the filter is a list of comparisons joined by and. */
export async function searchRuns(scope: ReadScope, call: z.output<typeof calls.searchRuns>) {
  const conditions = conditionsOf(call.filter ?? "");
  const rows = await db.run.findMany({
    where: {
      projectId: scope.projectId,
      mlflow: { experiment: { in: call.experiment_ids.map(Number) } },
      ...deletedAs(call.run_view_type),
    },
    include: { mlflow: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: maxRuns,
  });
  const asksMetrics = /metrics?\s*\./i.test(`${call.filter ?? ""} ${call.order_by.join(" ")}`);
  const all: Found[] = [];
  for (const { mlflow, ...run } of rows) {
    if (mlflow === null) continue;
    const metrics = asksMetrics ? await latestMetrics(run, mlflow) : [];
    all.push({ run, own: mlflow, metrics });
  }
  const found = all.filter((one) => conditions.every((condition) => condition(one)));
  for (const order of call.order_by.toReversed()) found.sort(orderOf(order));
  const from = Number(call.page_token ?? 0) || 0;
  const page = found.slice(from, from + call.max_results);
  const runs = [];
  for (const { run, own, metrics } of page) {
    runs.push(toRun(run, own, asksMetrics ? metrics : await latestMetrics(run, own)));
  }
  const end = from + page.length;
  return { runs, ...(end < found.length ? { next_page_token: String(end) } : {}) };
}

function deletedAs(view: "ACTIVE_ONLY" | "DELETED_ONLY" | "ALL") {
  if (view === "ALL") return {};
  return { deletedAt: view === "ACTIVE_ONLY" ? null : { not: null } };
}

function conditionsOf(filter: string): Condition[] {
  if (filter.trim() === "") return [];
  return filter.split(/\s+and\s+/i).map(conditionOf);
}

function conditionOf(part: string): Condition {
  const match = comparison.exec(part);
  if (match === null) {
    throw new MlflowError(
      "INVALID_PARAMETER_VALUE",
      `Invalid filter '${part.slice(0, 200)}': comparisons of attributes, params, tags and metrics joined by and are read`,
    );
  }
  const [, kind = "", quoted, ticked, plain, operator = "=", single, double, digits] = match;
  const name = quoted ?? ticked ?? plain ?? "";
  const wanted = single ?? double ?? digits ?? "";
  return (found) => holds(valueIn(found, kind, name), operator.toUpperCase(), wanted);
}

function holds(value: string | number | null, operator: string, wanted: string): boolean {
  if (value === null) return false;
  if (operator === "LIKE" || operator === "ILIKE") return isLike(String(value), wanted, operator);
  if (typeof value === "number") {
    const number = Number(wanted);
    if (operator === "=") return value === number;
    if (operator === "!=") return value !== number;
    if (operator === ">") return value > number;
    if (operator === "<") return value < number;
    return operator === ">=" ? value >= number : value <= number;
  }
  return operator === "=" ? value === wanted : operator === "!=" && value !== wanted;
}

/** Only % at the ends is understood: no pattern from outside becomes a regular expression. */
function isLike(value: string, pattern: string, operator: string): boolean {
  const [text, wanted] =
    operator === "ILIKE" ? [value.toLowerCase(), pattern.toLowerCase()] : [value, pattern];
  const core = wanted.replace(/^%/, "").replace(/%$/, "");
  if (wanted.startsWith("%")) {
    return wanted.endsWith("%") && wanted.length > 1 ? text.includes(core) : text.endsWith(core);
  }
  return wanted.endsWith("%") ? text.startsWith(core) : text === core;
}

function valueIn({ run, own, metrics }: Found, kind: string, name: string): string | number | null {
  const of = kind.toLowerCase().charAt(0);
  if (of === "p") return textsIn(own.params)[name] ?? null;
  if (of === "t") return textsIn(own.tags)[name] ?? null;
  if (of === "m") {
    const value = metrics.find(({ key }) => key === name)?.value;
    return typeof value === "number" ? value : null;
  }
  if (/^(run_?name)$/i.test(name)) return run.name;
  if (/^run_?id$/i.test(name)) return run.id.replaceAll("-", "");
  if (/^status$/i.test(name)) return run.status.toUpperCase();
  if (/^(start_time|created)$/i.test(name)) return (run.startedAt ?? run.createdAt).getTime();
  return /^end_time$/i.test(name) ? (run.finishedAt?.getTime() ?? null) : null;
}

function orderOf(order: string): (a: Found, b: Found) => number {
  const match = /^\s*(\w+)\s*\.\s*[`"]?([\w./: -]+?)[`"]?(?:\s+(asc|desc))?\s*$/i.exec(order);
  const [kind, name, way] = match
    ? [match[1] ?? "", match[2] ?? "", match[3]]
    : ["attributes", order.trim().split(/\s+/)[0] ?? "", /desc/i.test(order) ? "desc" : "asc"];
  const sign = way?.toLowerCase() === "desc" ? -1 : 1;
  return (a, b) => {
    const [left, right] = [valueIn(a, kind, name), valueIn(b, kind, name)];
    if (left === right) return 0;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -sign : sign;
  };
}
