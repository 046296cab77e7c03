import "server-only";
import type { z } from "zod";
import { publicOrigin } from "@/lib/auth/origin";
import { readViewer } from "@/lib/auth/read-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { errorResponse } from "./error-response";
import { checked } from "./json-body";

type Call<P> = { viewer: Viewer; params: P; request: Request };

/**
 * The one adapter between HTTP and the services: viewer and params in, JSON out.
 * `undefined` answers 204; a Response is passed on as it is; every failure goes through `errorResponse`.
 */
export function route<P = Record<never, string>>(
  handle: (call: Call<P>) => Promise<unknown>,
): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return async (request, context) => {
    try {
      const viewer = await requireViewer(request);
      // Next gives a route without parameters no object at all.
      const params = (await context.params) ?? ({} as P);
      // A route without a dynamic part has no params at all.
      refuseUnstorable(Object.entries((params ?? {}) as Record<string, string | string[]>));
      const answer = await handle({ viewer, params, request });
      if (answer instanceof Response) return answer;
      if (answer === undefined) return new Response(null, { status: 204 });
      return Response.json(answer, { headers: { "cache-control": "private, no-store" } });
    } catch (error) {
      return errorResponse(error, request);
    }
  };
}

async function requireViewer(request: Request): Promise<Viewer> {
  const viewer = await readViewer(request.headers);
  if (viewer === null) {
    throw new AppError(
      "unauthenticated",
      "no API key and no session: send Authorization: Bearer <API key>",
    );
  }
  if (viewer.kind === "user" && request.method !== "GET") refuseForeignOrigin(request);
  return viewer;
}

/** A cookie travels with requests that other sites cause; a key does not. */
function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  if (origin === null || origin === publicOrigin() || origin === new URL(request.url).origin)
    return;
  throw new AppError("forbidden", `a page of another site may not write: ${origin.slice(0, 200)}`);
}

/** The query string as `schema` reads it; a parameter given several times is a list. */
export function readQuery<T extends z.ZodType>(request: Request, schema: T): z.output<T> {
  const query: Record<string, string | string[]> = {};
  const search = new URL(request.url).searchParams;
  for (const key of new Set(search.keys())) {
    const values = search.getAll(key);
    query[key] = values.length === 1 ? (values[0] ?? "") : values;
  }
  refuseUnstorable(Object.entries(query));
  return checked(schema, query);
}

/** Postgres refuses a NUL, even to search for; an address that holds one is nobody's. */
function refuseUnstorable(entries: [string, string | string[]][]): void {
  const found = entries.find(([key, value]) => `${key}${value}`.includes("\0"));
  if (found === undefined) return;
  const column = found[0].replaceAll("\0", "");
  const message = `${column || "a parameter"} holds a NUL byte`;
  throw new AppError("invalid-input", message, [{ column, message }]);
}
