import { AppError, type ErrorCode } from "@/lib/errors";

/** MLflow's own codes, which its clients act on, with the status that its server gives them. */
const statuses = {
  INVALID_PARAMETER_VALUE: 400,
  RESOURCE_ALREADY_EXISTS: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  RESOURCE_DOES_NOT_EXIST: 404,
  ENDPOINT_NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL_ERROR: 500,
  NOT_IMPLEMENTED: 501,
  TEMPORARILY_UNAVAILABLE: 503,
} as const;
export type MlflowCode = keyof typeof statuses;

/** A refusal in MLflow's words. A permanent one is never a 5xx: clients would try again for minutes. */
export class MlflowError extends Error {
  constructor(
    readonly code: MlflowCode,
    message: string,
  ) {
    super(message);
    this.name = "MlflowError";
  }
}

const codeOf: Record<ErrorCode, MlflowCode> = {
  unauthenticated: "UNAUTHENTICATED",
  forbidden: "PERMISSION_DENIED",
  "not-found": "RESOURCE_DOES_NOT_EXIST",
  conflict: "RESOURCE_ALREADY_EXISTS",
  "precondition-failed": "RESOURCE_ALREADY_EXISTS",
  "invalid-input": "INVALID_PARAMETER_VALUE",
  "unknown-field": "INVALID_PARAMETER_VALUE",
  "unknown-name": "INVALID_PARAMETER_VALUE",
  "invalid-file": "INVALID_PARAMETER_VALUE",
  "too-large": "INVALID_PARAMETER_VALUE",
  "unsupported-format": "INVALID_PARAMETER_VALUE",
  "rate-limited": "RESOURCE_EXHAUSTED",
  "timed-out": "TEMPORARILY_UNAVAILABLE",
  unavailable: "TEMPORARILY_UNAVAILABLE",
  "no-space": "TEMPORARILY_UNAVAILABLE",
};

/** Any failure as an answer; null for what is our own fault and has to be logged. */
export function mlflowRefusal(error: unknown): Response | null {
  if (error instanceof MlflowError) return refuse(error.code, error.message);
  if (error instanceof AppError)
    return refuse(codeOf[error.code] ?? "INTERNAL_ERROR", error.message);
  return null;
}

export function refuse(code: MlflowCode, message: string): Response {
  return Response.json({ error_code: code, message }, { status: statuses[code] });
}
