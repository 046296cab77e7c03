import { route } from "@/lib/http/route";
import { listReportVersions, type ReportPlace } from "@/lib/reports/service";

export const GET = route<ReportPlace>(async ({ viewer, params }) => ({
  items: await listReportVersions(viewer, params),
  nextCursor: null,
}));
