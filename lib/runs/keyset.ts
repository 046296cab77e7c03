import { AppError } from "@/lib/errors";
import type { Prisma } from "@/prisma/generated/client";
import type { RunRow } from "./queries";
import type { ListRunsQuery } from "./schema";

type Key = string | number | null;
type Column = {
  read: (run: RunRow) => Key;
  order: (direction: "asc" | "desc") => Prisma.RunOrderByWithRelationInput;
  where: (condition: object | null) => Prisma.RunWhereInput;
};

type Figure = "bestAccuracy" | "lastAccuracy" | "drop" | "unknownShare";

function figure(name: Figure): Column {
  return {
    read: (run) => run.summary?.[name] ?? null,
    order: (sort) => ({ summary: { [name]: { sort, nulls: "last" } } }),
    where: (condition) => ({ summary: { [name]: condition } }),
  };
}

const columns: Record<string, Column> = {
  created: {
    read: (run) => run.createdAt.toISOString(),
    order: (createdAt) => ({ createdAt }),
    where: (createdAt) => (createdAt === null ? {} : { createdAt }),
  },
  name: {
    read: (run) => run.name,
    order: (name) => ({ name }),
    where: (name) => (name === null ? {} : { name }),
  },
  best: figure("bestAccuracy"),
  last: figure("lastAccuracy"),
  drop: figure("drop"),
  unknown: figure("unknownShare"),
};

function parseSort(sort: ListRunsQuery["sort"]): { column: Column; direction: "asc" | "desc" } {
  const direction = sort.startsWith("-") ? "desc" : "asc";
  const column = columns[sort.replace(/^-/, "")] ?? columns.created;
  if (column === undefined) throw new Error(`no column for sort ${sort}`);
  return { column, direction };
}

/** The keyset of a page: rows without a figure come last in both directions, ties by id. */
export function keyset(query: ListRunsQuery): {
  where: Prisma.RunWhereInput;
  orderBy: Prisma.RunOrderByWithRelationInput[];
} {
  const { column, direction } = parseSort(query.sort);
  const orderBy = [column.order(direction), { id: direction }];
  if (query.cursor === undefined) return { where: {}, orderBy };
  const { key, id } = readCursor(query.cursor);
  const beyond = direction === "desc" ? "lt" : "gt";
  const tie = { id: { [beyond]: id } };
  if (key === null) return { where: { AND: [column.where(null), tie] }, orderBy };
  const later = [column.where({ [beyond]: key }), { AND: [column.where({ equals: key }), tie] }];
  const isFigure = typeof key === "number";
  return { where: { OR: isFigure ? [...later, column.where(null)] : later }, orderBy };
}

export function cursorOf(query: ListRunsQuery, run: RunRow): string {
  const { column } = parseSort(query.sort);
  return Buffer.from(JSON.stringify([column.read(run), run.id])).toString("base64url");
}

function readCursor(cursor: string): { key: Key; id: string } {
  try {
    const [key, id] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [
      Key,
      string,
    ];
    if (/^[0-9a-f-]{36}$/.test(id) && (key === null || ["string", "number"].includes(typeof key)))
      return { key, id };
  } catch {
    // Said below: whatever is wrong with it, the cursor was not one of ours.
  }
  throw new AppError(
    "invalid-input",
    `cursor is not one that this list gave: ${cursor.slice(0, 40)}`,
  );
}
