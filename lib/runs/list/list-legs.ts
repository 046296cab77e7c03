import "server-only";
import { runStatuses } from "@/lib/runs/choices";
import { Prisma } from "@/prisma/generated/client";

const { sql } = Prisma;

export type LegKey = string | number | null;

/**
 * A part of a list that one index range serves: runs are listed leg after leg, within a leg by `order` and then by
 * id. `key` is what a cursor keeps of a run of the leg, null where the leg is ordered by the id alone.
 */
export type Leg = {
  /** Joined to `"run" r` and `"run_summary" s`. */
  from: Prisma.Sql;
  where: Prisma.Sql;
  /** Sorts before the id; for a leg of runs without a value the column that is null, so that its index is used. */
  order: Prisma.Sql;
  key: Prisma.Sql;
  id: Prisma.Sql;
  isKey: (key: LegKey) => boolean;
  after: (key: LegKey, id: string) => Prisma.Sql;
  /** Rows `g` of which each has runs of its own, in the order of `order`: one range for each is read in turn. */
  groups?: (key: LegKey | undefined) => Prisma.Sql;
};

export type ListOrder = { legs: readonly Leg[]; direction: Prisma.Sql };

type Kind = "time" | "text" | "number" | "status";

const columns: Record<string, { column: Prisma.Sql; id: Prisma.Sql; kind: Kind }> = {
  created: { column: sql`r."createdAt"`, id: sql`r."id"`, kind: "time" },
  name: { column: sql`r."name"`, id: sql`r."id"`, kind: "text" },
  status: { column: sql`r."status"`, id: sql`r."id"`, kind: "status" },
  model: { column: sql`r."baseModel"`, id: sql`r."id"`, kind: "text" },
  method: { column: sql`r."method"`, id: sql`r."id"`, kind: "text" },
  seed: { column: sql`r."seed"`, id: sql`r."id"`, kind: "number" },
  best: { column: sql`s."bestAccuracy"`, id: sql`s."runId"`, kind: "number" },
  last: { column: sql`s."lastAccuracy"`, id: sql`s."runId"`, kind: "number" },
  drop: { column: sql`s."drop"`, id: sql`s."runId"`, kind: "number" },
  unknown: { column: sql`s."unknownShare"`, id: sql`s."runId"`, kind: "number" },
  checkpoints: { column: sql`s."checkpoints"`, id: sql`s."runId"`, kind: "number" },
};
const neverMissing = ["created", "name", "status", "checkpoints"];

/** Runs without a value come last in both directions; numbers come before text. */
export function listOrder(sort: string, projectId: string): ListOrder {
  const isDescending = sort.startsWith("-");
  const name = sort.replace(/^-/, "");
  const direction = isDescending ? sql`DESC` : sql`ASC`;
  const beyond = isDescending ? sql`<` : sql`>`;
  return { legs: legsOf(name, { projectId, beyond }), direction };
}

type Order = { projectId: string; beyond: Prisma.Sql };

function legsOf(name: string, order: Order): Leg[] {
  const column = columns[name];
  const { beyond } = order;
  if (name === "dataset") return datasetLegs(order);
  if (column === undefined) return settingLegs(name, order);
  const isEverywhere = neverMissing.includes(name);
  const without = isEverywhere ? [] : [missing({ ...column, beyond })];
  return [valued({ ...column, beyond, from: Prisma.empty }), ...without];
}

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const keyTests: Record<Kind, (key: LegKey) => boolean> = {
  time: (key) => isoInstant.test(String(key)) && !Number.isNaN(Date.parse(String(key))),
  text: (key) => typeof key === "string",
  number: (key) => typeof key === "number",
  status: (key) => runStatuses.some((status) => status === key),
};

type LegPosition = { column: Prisma.Sql; id: Prisma.Sql; beyond: Prisma.Sql };
type Valued = LegPosition & { kind: Kind; from: Prisma.Sql };

function valued({ column, id, kind, beyond, from }: Valued): Leg {
  const typed = {
    time: (key: LegKey) => sql`${new Date(String(key))}`,
    text: (key: LegKey) => sql`${String(key)}`,
    number: (key: LegKey) => sql`${Number(key)}::float8`,
    status: (key: LegKey) => sql`${String(key)}`,
  }[kind];
  return {
    from,
    where: sql`${column} IS NOT NULL`,
    order: column,
    key: kind === "number" ? sql`${column}::float8` : sql`${column}`,
    id,
    isKey: keyTests[kind],
    after: (key, after) => sql`(${column}, ${id}) ${beyond} (${typed(key)}, ${after}::uuid)`,
  };
}

function missing({ column, id, beyond }: LegPosition): Leg {
  return {
    from: Prisma.empty,
    where: sql`${column} IS NULL`,
    order: column,
    key: sql`NULL`,
    id,
    isKey: (key) => key === null,
    after: (_, after) => sql`${id} ${beyond} ${after}::uuid`,
  };
}

/** Runs name their dataset by its id, so no one index has them by its slug: dataset after dataset, each a range. */
function datasetLegs({ projectId, beyond }: Order): Leg[] {
  const column = sql`g."slug"`;
  const id = sql`r."id"`;
  const within = valued({ column, id, kind: "text", beyond, from: Prisma.empty });
  const groups = (key: LegKey | undefined) => {
    const isLeft = key === undefined ? sql`TRUE` : sql`d."slug" ${beyond}= ${String(key)}`;
    return sql`SELECT d."id", d."slug" FROM "dataset" d
      WHERE d."projectId" = ${projectId}::uuid AND ${isLeft}`;
  };
  const place = { column: sql`r."datasetId"`, id, beyond };
  return [{ ...within, where: sql`r."datasetId" = g."id"`, groups }, missing(place)];
}

function settingLegs(key: string, { projectId, beyond }: Order): Leg[] {
  const own = sql`v."projectId" = ${projectId}::uuid AND v."key" = ${key}`;
  const from = sql`JOIN "run_value" v ON v."projectId" = s."projectId" AND v."runId" = s."runId" AND ${own}`;
  const id = sql`v."runId"`;
  const withoutValue = valued({ ...created, beyond, from: Prisma.empty });
  return [
    valued({ column: sql`v."number"`, id, kind: "number", beyond, from }),
    valued({ column: sql`v."text"`, id, kind: "text", beyond, from }),
    {
      ...withoutValue,
      where: sql`NOT EXISTS (SELECT 1 FROM "run_value" v
        WHERE v."projectId" = s."projectId" AND v."runId" = s."runId" AND v."key" = ${key})`,
    },
  ];
}

const created = { column: sql`r."createdAt"`, id: sql`r."id"`, kind: "time" } as const;
