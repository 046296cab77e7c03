import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { addChartInput } from "@/lib/reports/schema";
import { addChart, type ReportPlace } from "@/lib/reports/service";

export const POST = route<ReportPlace>(async ({ viewer, params, request }) =>
  addChart(viewer, params, await readJsonBody(request, addChartInput)),
);
