import "server-only";
import { readViewer } from "@/lib/auth/read-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { errorResponse } from "./error-response";
import { refuseForeignOrigin, refuseUnstorable, toResponse } from "./route";

type OpenCall<P> = { viewer: Viewer | null; params: P; request: Request };

/** The adapter for calls that nobody needs to be known for: an invitation, a way to sign in. */
export function openRoute<P = Record<never, string>>(
  handle: (call: OpenCall<P>) => Promise<unknown>,
): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return async (request, context) => {
    try {
      const params = (await context.params) ?? ({} as P);
      if (request.method !== "GET") refuseForeignOrigin(request);
      refuseUnstorable(Object.entries(params as Record<string, string | string[]>));
      return toResponse(
        await handle({ viewer: await readViewer(request.headers), params, request }),
      );
    } catch (error) {
      return errorResponse(error, request);
    }
  };
}
