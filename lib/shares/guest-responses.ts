import "server-only";
import { AppError } from "@/lib/errors";
import { errorResponse } from "@/lib/http/error-response";
import type { Visit } from "./visit";

/** One and the same for every token that does not open. */
export function deadLink(request: Request): Response {
  return errorResponse(new AppError("not-found", "no such link"), request);
}

const sentences = {
  none: "this link has a password: send it as Authorization: Basic",
  wrong: "the password is wrong",
} as const;

/** Asks for the password by the scheme that curl and browsers know; says nothing of what the link shows. */
export function lockedLink(
  { result, waitSeconds }: Extract<Visit, { kind: "locked" }>,
  request: Request,
): Response {
  if (result?.kind === "wait") {
    const message = `too many wrong passwords: wait ${result.seconds} s`;
    const response = errorResponse(new AppError("rate-limited", message), request);
    response.headers.set("retry-after", String(result.seconds || waitSeconds));
    return response;
  }
  const message = sentences[result === null ? "none" : "wrong"];
  const response = errorResponse(new AppError("unauthenticated", message), request);
  response.headers.set("www-authenticate", 'Basic realm="Onset link", charset="UTF-8"');
  return response;
}
