import { AppError } from "@/lib/errors";
import type { Leg, LegKey } from "./list-legs";

/** The last run of a page: the leg of the order that it was in, its key there and its id. */
export type ListPosition = { leg: number; key: LegKey; id: string };

export function writeCursor({ leg, key, id }: ListPosition): string {
  return Buffer.from(JSON.stringify([leg, key, id])).toString("base64url");
}

/** Throws invalid-input for what this list did not give: another list's cursor, or none. */
export function readCursor(cursor: string, legs: readonly Leg[]): ListPosition {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const [leg, key, id] = Array.isArray(parts) ? parts : [];
    if (
      isKey(key) &&
      legs[leg]?.isKey(key) &&
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    )
      return { leg, key, id };
  } catch {
    // Said below: whatever is wrong with it, the cursor was not one of ours.
  }
  throw new AppError(
    "invalid-input",
    `cursor is not one that this list gave: ${cursor.slice(0, 40)}`,
  );
}

function isKey(key: unknown): key is LegKey {
  if (typeof key === "string") return !key.includes("\0") && key.isWellFormed();
  return key === null || (typeof key === "number" && Number.isFinite(key));
}
