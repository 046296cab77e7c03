import "server-only";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Transaction } from "@/lib/db/client";
import { settingsIn } from "@/lib/db/json-columns";
import { type RowKey, rowOf } from "@/lib/db/row-key";
import type { Prisma, Run } from "@/prisma/generated/client";

type Plain = Prisma.InputJsonValue | null;

/** What an upload filled in of its run: plain JSON, times as ISO texts. */
export type Filled = {
  fields: Record<string, { from: Plain; to: Plain }>;
  settings: Record<string, Plain>;
};

const filledColumn = z
  .object({
    fields: z.record(z.string(), z.object({ from: z.json(), to: z.json() })),
    settings: z.record(z.string(), z.json()),
  })
  .nullable();

function filledIn(column: unknown): Filled | null {
  return filledColumn.parse(column) as Filled | null;
}

const times: ReadonlySet<string> = new Set(["startedAt", "finishedAt"]);
const isNothing = ({ fields, settings }: Filled) =>
  Object.keys(fields).length === 0 && Object.keys(settings).length === 0;

function toPlain(value: unknown): Plain {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Plain);
}

function toColumn(field: string, value: Plain): unknown {
  return times.has(field) && typeof value === "string" ? new Date(value) : value;
}

/** What `data` changes of a run; null where it is nothing. */
export function filledBy(run: Run, data: Partial<Record<keyof Run, unknown>>): Filled | null {
  const { hyperparameters, ...rest } = data;
  const before = settingsIn(run.hyperparameters);
  const after = (hyperparameters ?? before) as Record<string, Plain>;
  const filled: Filled = {
    fields: Object.fromEntries(
      Object.entries(rest).map(([field, to]) => [
        field,
        { from: toPlain(run[field as keyof Run]), to: toPlain(to) },
      ]),
    ),
    settings: Object.fromEntries(
      Object.entries(after)
        .filter(([key]) => !Object.hasOwn(before, key))
        .map(([key, value]) => [key, toPlain(value)]),
    ),
  };
  return isNothing(filled) ? null : filled;
}

/** Takes out of a run what an upload filled in, where nobody changed it since. */
export function takeBackFacts(tx: Transaction, run: RowKey, stored: unknown): Promise<void> {
  return change(tx, run, filledIn(stored), "back");
}

/** Fills in again what an upload had filled in, where it is not said otherwise by now. */
export function bringBackFacts(tx: Transaction, run: RowKey, stored: unknown): Promise<void> {
  return change(tx, run, filledIn(stored), "again");
}

async function change(
  tx: Transaction,
  key: RowKey,
  filled: Filled | null,
  way: "back" | "again",
): Promise<void> {
  if (filled === null) return;
  const run = await tx.run.findUniqueOrThrow({ where: rowOf(key) });
  const fields = Object.entries(filled.fields).flatMap(([field, { from, to }]) => {
    const [expected, next] = way === "back" ? [to, from] : [from, to];
    const isAsLeft = isDeepStrictEqual(toPlain(run[field as keyof Run]), expected);
    return isAsLeft ? [[field, toColumn(field, next)] as const] : [];
  });
  const settings = settingsIn(run.hyperparameters) as Record<string, Plain>;
  for (const [key, value] of Object.entries(filled.settings)) {
    if (way === "back" && isDeepStrictEqual(settings[key], value)) delete settings[key];
    if (way === "again" && !Object.hasOwn(settings, key)) settings[key] = value;
  }
  await tx.run.update({
    where: rowOf(key),
    data: { ...Object.fromEntries(fields), hyperparameters: settings as Prisma.InputJsonObject },
  });
}

/** What an upload filled in before, and more that it fills in now that another one is undone. */
export async function addFilled(
  tx: Transaction,
  upload: RowKey & { filled: unknown },
  more: Filled | null,
): Promise<void> {
  if (more === null) return;
  const before = filledIn(upload.filled);
  const filled = {
    fields: { ...before?.fields, ...more.fields },
    settings: { ...before?.settings, ...more.settings },
  };
  await tx.upload.update({ where: rowOf(upload), data: { filled } });
}
