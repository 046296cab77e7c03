import { readMetricsPage } from "@/lib/http/process-metrics";

export function GET(request: Request): Promise<Response> {
  return readMetricsPage(request);
}
