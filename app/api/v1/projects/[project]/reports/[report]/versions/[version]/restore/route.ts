import { route } from "@/lib/http/route";
import { type ReportPlace, restoreVersion } from "@/lib/reports/service";

export const POST = route<ReportPlace & { version: string }>(({ viewer, params }) =>
  restoreVersion(viewer, params),
);
