import "server-only";
import { recordCall } from "@/lib/audit/record-call";
import { readViewer } from "@/lib/auth/read-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { startLater } from "./after-response";
import { asCall } from "./call-context";
import { errorResponse } from "./error-response";
import { refuseForeignOrigin, refuseUnstorable, toResponse } from "./route";

type OpenCall<P> = { viewer: Viewer | null; params: P; request: Request };

/** The adapter for calls that nobody needs to be known for: an invitation, a way to sign in. */
export function openRoute<P = Record<never, string>>(
  handle: (call: OpenCall<P>) => Promise<unknown>,
): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return (request, context) =>
    asCall(async (call) => {
      let viewer: Viewer | null = null;
      let reason: string | null = null;
      let response: Response;
      try {
        const params = (await context.params) ?? ({} as P);
        if (request.method !== "GET") refuseForeignOrigin(request);
        refuseUnstorable(Object.entries(params as Record<string, string | string[]>));
        viewer = await readViewer(request.headers);
        response = toResponse(await handle({ viewer, params, request }));
      } catch (error) {
        reason = error instanceof AppError ? error.message : null;
        response = errorResponse(error, request);
      }
      const { status } = response;
      const { change: named } = call;
      const project = named?.project ?? null;
      await recordCall({ request, viewer, project, isOpen: true, status, reason, named });
      startLater(call.later, response);
      return response;
    });
}
