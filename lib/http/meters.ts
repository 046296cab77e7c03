import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

const seconds = [0.005, 0.02, 0.1, 0.5, 1, 2.5, 10, 60];

function makeMeters() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: "onset_" });
  return {
    registry,
    requests: new Histogram({
      name: "onset_request_seconds",
      help: "Calls of the API by route, method and status",
      labelNames: ["route", "method", "status"],
      buckets: seconds,
      registers,
    }),
    uploadBytes: new Counter({
      name: "onset_upload_bytes_total",
      help: "Bytes received in bodies of uploads, unpacked",
      registers,
    }),
    queries: new Histogram({
      name: "onset_query_seconds",
      help: "Statements sent to PostgreSQL",
      buckets: seconds,
      registers,
    }),
    analyses: new Histogram({
      name: "onset_analysis_seconds",
      help: "Analyses of runs that were due",
      labelNames: ["outcome"],
      buckets: seconds,
      registers,
    }),
    jobs: new Gauge({
      name: "onset_jobs",
      help: "Jobs that wait, are tried again, or are under way",
      labelNames: ["queue", "state"],
      registers,
    }),
  };
}

declare global {
  var onsetMeters: ReturnType<typeof makeMeters> | undefined;
}

/** What this process counts; one of it, however often its code is bundled. */
export function meters(): ReturnType<typeof makeMeters> {
  globalThis.onsetMeters ??= makeMeters();
  return globalThis.onsetMeters;
}

/** The address of a call without the names in it, so that there are as many routes as there are in the code. */
export function routeOf(pathname: string, params: Record<string, string | string[]>): string {
  const names = new Map(
    Object.entries(params).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [encodeURIComponent(one), `[${name}]`]),
    ),
  );
  return pathname
    .split("/")
    .map((part) => names.get(part) ?? names.get(encodeURIComponent(part)) ?? part)
    .join("/");
}
