import "server-only";
import { AppError } from "@/lib/errors";
import { log } from "./log";
import { statusOf } from "./status";

/** The one place where a failure becomes an answer; only what is no AppError is a 500, and it is logged. */
export function errorResponse(error: unknown, request: Request): Response {
  if (error instanceof AppError) {
    const { code, message, details } = error;
    const headers: HeadersInit =
      code === "unauthenticated" ? { "www-authenticate": 'Bearer realm="Onset"' } : {};
    return Response.json(
      { error: { code, message, details } },
      { status: statusOf[code], headers },
    );
  }
  log.error(
    { err: error, method: request.method, path: new URL(request.url).pathname },
    "unexpected failure",
  );
  return Response.json(
    {
      error: {
        code: "internal",
        message: "something failed on our side; it was logged",
        details: [],
      },
    },
    { status: 500 },
  );
}
