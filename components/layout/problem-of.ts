import { type ErrorCode, isErrorCode } from "@/lib/errors";
import { ApiError } from "@/lib/http/api-client";

/** What a failed question says to people: the API's code and sentence, else our own fault. */
export function problemOf(error: Error): { code: ErrorCode | "internal"; message?: string } {
  if (!(error instanceof ApiError)) return { code: "internal" };
  return { code: isErrorCode(error.code) ? error.code : "internal", message: error.message };
}
