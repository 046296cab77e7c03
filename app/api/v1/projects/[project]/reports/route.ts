import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { createReportInput } from "@/lib/reports/schema";
import { createReport, listProjectReports } from "@/lib/reports/service";

type Params = { project: string };

export const GET = route<Params>(async ({ viewer, params }) => ({
  items: await listProjectReports(viewer, params.project),
  nextCursor: null,
}));

export const POST = route<Params>(async ({ viewer, params, request }) =>
  createReport(viewer, params.project, await readJsonBody(request, createReportInput)),
);
