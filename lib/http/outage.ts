import { AppError } from "@/lib/errors";

/** No space left on device, disk quota exceeded; Postgres: disk_full. */
const fullDiskCodes = new Set(["ENOSPC", "EDQUOT", "53100"]);
/** Postgres: shutting down, crashed, starting, too many connections, broken connections; Prisma and Node: not reached. */
const outageCodes =
  /^(57P0[123]|53300|08\w{3}|P1001|P1002|P1008|P1017|P2024|P2037|ECONNREFUSED|ECONNRESET|EPIPE)$/;
/** How Prisma's adapter names a failure of which it keeps no code. */
const outageKinds =
  /^(ConnectionClosed|DatabaseNotReachable|SocketTimeout|TlsConnectionError|TooManyConnections)$/;
/** Postgres: a replica, or one that is set to read only. */
const readOnlyCode = "25006";
/** What libraries leave of a cause that they swallowed. */
const outageWords =
  /Code: `(57P0[123]|53300|08\w{3})`|Can't reach database server|Connection terminated|Client (?:has encountered a connection error|was closed) and is not queryable|[Ss]erver (?:has )?closed the connection|Operation has timed out|Too many database connections opened|Unable to start a transaction in the given time|timeout exceeded when trying to connect/;
const maxCauses = 8;

type WithCause = {
  code?: unknown;
  originalCode?: unknown;
  kind?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
};

/**
 * The refusal that an outage of our own is answered with: a full disk, ours or the database's, or a database that
 * does not answer. Null for any other failure, which is a fault.
 */
export function outageOf(error: unknown): AppError | null {
  let current: unknown = error;
  for (
    let depth = 0;
    depth < maxCauses && typeof current === "object" && current !== null;
    depth++
  ) {
    const { code, originalCode, kind, message, cause, meta } = current as WithCause;
    const codes = [String(code), String(originalCode)];
    if (codes.some((each) => fullDiskCodes.has(each))) return fullDisk();
    if (codes.includes(readOnlyCode) || isReadOnlyText(message)) return readOnly();
    const isOutage =
      codes.some((each) => outageCodes.test(each)) ||
      [kind, message].some((each) => outageKinds.test(String(each))) ||
      (typeof message === "string" && outageWords.test(message.slice(0, 2000)));
    if (isOutage) return noDatabase();
    current = cause ?? meta?.driverAdapterError;
  }
  return null;
}

function fullDisk(): AppError {
  return new AppError(
    "no-space",
    "nothing was stored: the server's disk is full; tell whoever runs it, and send it again then",
  );
}

/** Prisma leaves the code of a raw query in its message. */
function isReadOnlyText(message: unknown): boolean {
  return typeof message === "string" && /Code: `25006`/.test(message.slice(0, 2000));
}

function readOnly(): AppError {
  return new AppError(
    "unavailable",
    "the database takes no writes just now (it is read-only); nothing was stored, tell whoever runs it",
  );
}

function noDatabase(): AppError {
  return new AppError(
    "unavailable",
    "the database does not answer just now; nothing was stored, send it again in a few seconds",
  );
}
