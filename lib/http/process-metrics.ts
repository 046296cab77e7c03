import "server-only";
import { collectDefaultMetrics, Registry } from "prom-client";
import { readViewer } from "@/lib/auth/read-viewer";
import { setting } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { errorResponse } from "./error-response";

declare global {
  var onsetMetrics: Registry | undefined;
}

function registry(): Registry {
  if (globalThis.onsetMetrics === undefined) {
    globalThis.onsetMetrics = new Registry();
    collectDefaultMetrics({ register: globalThis.onsetMetrics, prefix: "onset_" });
  }
  return globalThis.onsetMetrics;
}

/** Prometheus metrics, for a direct request from this machine or any live API key. */
export async function readMetricsPage(request: Request): Promise<Response> {
  try {
    if (!isLoopback(request) && (await readViewer(request.headers)) === null) {
      throw new AppError("unauthenticated", "metrics are for this machine or an API key");
    }
    const body = await registry().metrics();
    return new Response(body, { headers: { "content-type": registry().contentType } });
  } catch (error) {
    return errorResponse(error, request);
  }
}

/**
 * Next fills x-forwarded-for with the peer's address when there is none, so a stranger could claim one:
 * it counts only while the server listens on this machine alone. A proxy's client makes it another address or a list.
 */
function isLoopback(request: Request): boolean {
  if (!["127.0.0.1", "::1", "localhost"].includes(setting("HOST"))) return false;
  const peer = request.headers.get("x-forwarded-for") ?? "";
  return /^(::ffff:)?127(\.\d{1,3}){3}$|^::1$/.test(peer.trim());
}
