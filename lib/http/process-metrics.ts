import "server-only";
import { recordCall } from "@/lib/audit/record-call";
import { readViewer } from "@/lib/auth/read-viewer";
import { db } from "@/lib/db/client";
import { setting } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { errorResponse } from "./error-response";
import { meters } from "./meters";

/** Prometheus metrics, for a direct request from this machine or any live API key. */
export async function readMetricsPage(request: Request): Promise<Response> {
  try {
    if (!isLoopback(request) && (await readViewer(request.headers)) === null) {
      throw new AppError("unauthenticated", "metrics are for this machine or an API key");
    }
    const { registry, jobs } = meters();
    jobs.reset();
    for (const { queue, state, count } of await countJobs()) jobs.set({ queue, state }, count);
    const headers = { "content-type": registry.contentType };
    return new Response(await registry.metrics(), { headers });
  } catch (error) {
    const response = errorResponse(error, request);
    const { status } = response;
    const reason = error instanceof AppError ? error.message : null;
    const named = { action: "metrics.read", target: "metrics" };
    const unknown = { viewer: null, project: null, isOpen: false };
    if (status === 401) await recordCall({ request, ...unknown, status, reason, named });
    return response;
  }
}

/**
 * Next fills x-forwarded-for with the peer's address when there is none, so anyone could claim one:
 * it counts only while the server listens on this machine alone. A proxy's client makes it another address or a list.
 */
function isLoopback(request: Request): boolean {
  if (!["127.0.0.1", "::1", "localhost"].includes(setting("HOST"))) return false;
  const peer = request.headers.get("x-forwarded-for") ?? "";
  return /^(::ffff:)?127(\.\d{1,3}){3}$|^::1$/.test(peer.trim());
}

/** Jobs that wait and that are under way; none before a first process made their tables. */
async function countJobs(): Promise<{ queue: string; state: string; count: number }[]> {
  const [found] = await db.$queryRaw<{ jobs: string | null }[]>`
    SELECT to_regclass('pgboss.job')::text AS jobs`;
  if (found?.jobs == null) return [];
  return db.$queryRaw`
    SELECT name AS queue, state::text AS state, count(*)::int AS count FROM pgboss.job
    WHERE state < 'completed' AND name LIKE 'onset-%' GROUP BY 1, 2`;
}
