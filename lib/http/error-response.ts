import "server-only";
import { AppError, type ErrorCode, type ErrorDetail } from "@/lib/errors";
import { FirstOfMany } from "./event-counts";
import { log } from "./log";
import { outageOf } from "./outage";

const statusOf: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "precondition-failed": 412,
  "invalid-input": 400,
  "unknown-field": 422,
  "unknown-name": 422,
  "invalid-file": 422,
  "too-large": 413,
  "unsupported-format": 415,
  "rate-limited": 429,
  "timed-out": 408,
  unavailable: 503,
  "no-space": 507,
};

/** A database that crashed is back within seconds. */
const retryAfterSeconds = 5;
/** A full disk needs somebody. */
const fullDiskRetrySeconds = 60;

/** In an outage every call fails for one reason: a line each, and its cause once a minute. */
const causes = new FirstOfMany(60_000);

type ErrorBody = {
  error: { code: ErrorCode | "internal"; message: string; details: readonly ErrorDetail[] };
};

/** A failure as the contract words it; what is no AppError is our fault: logged, and not told further. */
export function errorBody(error: unknown, request: Request): ErrorBody {
  const known = error instanceof AppError ? error : outageOf(error);
  if (known !== null) {
    if (known !== error) {
      const isFirst = causes.isFirst(known.message, Date.now());
      log.error(isFirst ? { err: error } : {}, known.message);
    }
    const { code, message, details } = known;
    return { error: { code, message, details } };
  }
  const { pathname } = new URL(request.url);
  log.error({ err: error, method: request.method, path: pathname }, "unexpected failure");
  return {
    error: {
      code: "internal",
      message: "something failed on our side; it was logged",
      details: [],
    },
  };
}

/** The one place where a failure becomes an answer; only what is no AppError is a 500. */
export function errorResponse(error: unknown, request: Request): Response {
  const body = errorBody(error, request);
  const { code } = body.error;
  const headers: HeadersInit = {
    ...(code === "unauthenticated" && { "www-authenticate": 'Bearer realm="Onset"' }),
    ...((code === "unavailable" || code === "no-space") && {
      "retry-after": String(code === "no-space" ? fullDiskRetrySeconds : retryAfterSeconds),
    }),
  };
  return Response.json(body, { status: code === "internal" ? 500 : statusOf[code], headers });
}
