import "server-only";
import type { z } from "zod";
import { recordCall } from "@/lib/audit/record-call";
import { foreignOrigin, publicOrigin } from "@/lib/auth/origin";
import { readViewer } from "@/lib/auth/read-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import type { Right } from "@/lib/domain/roles";
import { AppError } from "@/lib/errors";
import { openWith } from "@/lib/projects/access";
import { startLater } from "./after-response";
import { asCall, nameAsker, requestIdOf } from "./call-context";
import { errorResponse } from "./error-response";
import { checked } from "./json-body";
import { meters, routeOf } from "./meters";

type Call<P> = { viewer: Viewer; params: P; request: Request };

/** The right in the project of the address that a call needs, or what else is asked before its body is read. */
type Opening<P> = Right | ((viewer: Viewer, params: P) => Promise<unknown>);

/**
 * The one adapter between HTTP and the services: viewer and params in, JSON out.
 * `undefined` answers 204; a Response is passed on as it is; every failure goes through `errorResponse`.
 * The right that `opens` names (left out: to read for a GET, to write for the rest) is asked for before the query or
 * the body is looked at; the change or the refusal is written to the audit trail here.
 */
export function route<P = Record<never, string>>(
  handle: (call: Call<P>) => Promise<unknown>,
  { opens }: { opens?: Opening<P> } = {},
): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return (request, context) =>
    asCall(
      async (call) => {
        const startedAt = performance.now();
        // Next gives a route without parameters no object at all.
        const params = (await context.params) ?? ({} as P);
        const { project = null } = params as { project?: string };
        let viewer: Viewer | null = null;
        let isOpen = false;
        let reason: string | null = null;
        let response: Response;
        try {
          viewer = await readViewer(request.headers);
          const known = requireViewer(viewer, request);
          nameAsker(known);
          refuseUnstorable(Object.entries(params as Record<string, string | string[]>));
          await open(known, { request, params, project, opens });
          isOpen = true;
          response = toResponse(await handle({ viewer: known, params, request }));
        } catch (error) {
          reason = error instanceof AppError ? error.message : null;
          response = errorResponse(error, request);
        }
        const { status } = response;
        await recordCall({ request, viewer, project, isOpen, status, reason, named: call.change });
        startLater(call.later, response);
        meters().requests.observe(
          {
            route: routeOf(new URL(request.url).pathname, params as Record<string, string>),
            method: request.method,
            status,
          },
          (performance.now() - startedAt) / 1000,
        );
        response.headers.set("x-request-id", call.id);
        return response;
      },
      { id: requestIdOf(request) },
    );
}

async function open<P>(
  viewer: Viewer,
  call: { request: Request; params: P; project: string | null; opens: Opening<P> | undefined },
): Promise<void> {
  const { request, params, project, opens } = call;
  if (typeof opens === "function") await opens(viewer, params);
  else if (project !== null) {
    await openWith(viewer, project, opens ?? (request.method === "GET" ? "read" : "write"));
  }
}

export function toResponse(answer: unknown): Response {
  if (answer instanceof Response) return answer;
  if (answer === undefined) return new Response(null, { status: 204 });
  return Response.json(answer, { headers: { "cache-control": "private, no-store" } });
}

function requireViewer(viewer: Viewer | null, request: Request): Viewer {
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
export function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  const own = [publicOrigin(), new URL(request.url).origin];
  if (origin === null || own.includes(origin)) return;
  throw new AppError("forbidden", foreignOrigin(origin));
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
export function refuseUnstorable(entries: [string, string | string[]][]): void {
  const found = entries.find(([key, value]) => `${key}${value}`.includes("\0"));
  if (found === undefined) return;
  const column = found[0].replaceAll("\0", "");
  const message = `${column || "a parameter"} holds a NUL byte`;
  throw new AppError("invalid-input", message, [{ column, message }]);
}
