import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { changeReportInput } from "@/lib/reports/schema";
import { changeReport, getReport, type ReportPlace, removeReport } from "@/lib/reports/service";

export const GET = route<ReportPlace>(({ viewer, params }) => getReport(viewer, params));

export const PUT = route<ReportPlace>(async ({ viewer, params, request }) =>
  changeReport(viewer, params, await readJsonBody(request, changeReportInput)),
);

export const DELETE = route<ReportPlace>(({ viewer, params }) => removeReport(viewer, params));
