import { AppError } from "@/lib/errors";
import { errorResponse } from "@/lib/http/error-response";

/** An address that there is none of, whatever the method. */
function refuse(request: Request): Response {
  const { pathname } = new URL(request.url);
  const message = `no such address: ${pathname.slice(0, 200)}; /api/v1/openapi.json lists those there are`;
  return errorResponse(new AppError("not-found", message), request);
}

export const GET = refuse;
export const POST = refuse;
export const PUT = refuse;
export const PATCH = refuse;
export const DELETE = refuse;
