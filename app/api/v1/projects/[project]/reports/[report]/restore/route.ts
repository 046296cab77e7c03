import { route } from "@/lib/http/route";
import { type ReportPlace, restoreReport } from "@/lib/reports/service";

export const POST = route<ReportPlace>(({ viewer, params }) => restoreReport(viewer, params));
