import { AppError } from "@/lib/errors";

/** No space left on device, disk quota exceeded; Postgres: disk_full. */
const fullDiskCodes = new Set(["ENOSPC", "EDQUOT", "53100"]);
const maxCauses = 8;

type WithCause = {
  code?: unknown;
  originalCode?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
};

/** The refusal that a full disk is answered with, ours or the database's; null for any other failure. */
export function fullDiskProblem(error: unknown): AppError | null {
  let current: unknown = error;
  for (
    let depth = 0;
    depth < maxCauses && typeof current === "object" && current !== null;
    depth++
  ) {
    const { code, originalCode, cause, meta } = current as WithCause;
    if (fullDiskCodes.has(String(code)) || fullDiskCodes.has(String(originalCode))) {
      return new AppError(
        "no-space",
        "nothing was stored: the server's disk is full; tell whoever runs it, and send it again then",
      );
    }
    current = cause ?? meta?.driverAdapterError;
  }
  return null;
}
