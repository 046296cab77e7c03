import type { ErrorCode } from "@/lib/errors";

export const statusOf: Record<ErrorCode, number> = {
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
