/** What can go wrong through no fault of ours; `lib/http/status.ts` maps each to its status. */
export const errorCodes = [
  "unauthenticated",
  "forbidden",
  "not-found",
  "conflict",
  "precondition-failed",
  "invalid-input",
  "unknown-field",
  "unknown-name",
  "invalid-file",
  "too-large",
  "unsupported-format",
  "rate-limited",
  "timed-out",
  "unavailable",
  "no-space",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export function isErrorCode(text: string): text is ErrorCode {
  return errorCodes.some((code) => code === text);
}

/**
 * Where a mistake stands: a line of a file, a column or field of it, the characters of that field counted from 0,
 * and a sentence.
 */
export type ErrorDetail = {
  line?: number | null;
  column?: string | null;
  from?: number;
  to?: number;
  message: string;
};

/** An expected refusal: one sentence with cause and value, and the places it was found at. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: readonly ErrorDetail[];

  constructor(code: ErrorCode, message: string, details: readonly ErrorDetail[] = []) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }
}

/** "Not yours" and "not there" are one answer. */
export function notFound(noun: string, name: string): AppError {
  return new AppError("not-found", `no such ${noun}: ${name.slice(0, 128)}`);
}

/** A deleted thing whose name was given to a new one meanwhile. */
export function nameTaken(noun: string, name: string): AppError {
  return new AppError(
    "conflict",
    `nothing was restored: there is a new ${noun} "${name}"; delete it first, or leave both as they are`,
  );
}
