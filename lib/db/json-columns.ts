import { z } from "zod";

// What columns of JSON hold, checked as it is read: a column that holds something else is our own fault, and says so.

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Settings of a run by name; what a client nested deeper is given as its JSON. */
const settingsColumn = z.record(
  z.string(),
  z.union([plain, z.unknown().transform((value) => JSON.stringify(value))]),
);
export type StoredSettings = Record<string, string | number | boolean | null>;

export function settingsIn(column: unknown): StoredSettings {
  return settingsColumn.parse(column);
}

/** Attributes of an example by name, as settings are kept. */
export function attributesIn(column: unknown): StoredSettings {
  return settingsIn(column);
}

const textsColumn = z.record(z.string(), z.string());

export function textsIn(column: unknown): Record<string, string> {
  return textsColumn.parse(column ?? {});
}

const viewColumn = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** A view as an address says it. */
export function viewIn(column: unknown): Record<string, string | string[]> {
  return viewColumn.parse(column);
}

const numbersColumn = z.record(z.string(), z.number());

export function numbersIn(column: unknown): Record<string, number> {
  return numbersColumn.parse(column ?? {});
}

const evaluatedColumn = z.array(z.tuple([z.number(), z.number().nullable()])).nullable();

/** The steps that an upload evaluated, with their epochs; null where that was not kept. */
export function evaluatedIn(column: unknown): [number, number | null][] | null {
  return evaluatedColumn.parse(column ?? null);
}
