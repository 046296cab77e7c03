import {
  addChartInput,
  changeReportInput,
  createReportInput,
  deletedReport,
  reportDetail,
  reportSummary,
  reportVersion,
} from "@/lib/reports/schema";
import { json, type Operation } from "./operation";
import { listOf } from "./page";

const project = "/projects/{project}";
const reports = `${project}/reports`;
const report = `${reports}/{report}`;
const group = "Reports";

const text = { kind: "text", text: "**With half new facts**, stop at epoch 2." };
const chart = { target: { kind: "run", run: "unk050_s1" }, view: { chart: "exhibit" } };
const content = {
  title: "New facts in the next training set",
  blocks: [text, { kind: "new-chart", ...chart, mode: "frozen", caption: "One run: half new" }],
};

const pages: Operation[] = [
  {
    method: "get",
    path: reports,
    group,
    id: "listReports",
    summary: "Every report of the project, the last changed first",
    scope: "read",
    response: json(listOf(reportSummary), "reports"),
  },
  {
    method: "post",
    path: reports,
    group,
    id: "createReport",
    summary: "Make a report of texts and charts",
    description:
      "Texts are Markdown. A chart is a view of a run page or of a comparison, as a link has it: live, or frozen as it is now. At most 20 charts. What a report shows is read through a link to it (target kind report) by GET /shared/{token}.",
    scope: "write",
    json: { schema: createReportInput, example: content },
    response: json(reportDetail, "the report"),
  },
  {
    method: "get",
    path: report,
    group,
    id: "readReport",
    summary: "A report: its texts, and which charts it has",
    scope: "read",
    response: json(reportDetail, "the report"),
  },
  {
    method: "put",
    path: report,
    group,
    id: "changeReport",
    summary: "Save a report over the version that one has read",
    description:
      "409 where somebody saved another version meanwhile; nothing is written then. A chart that the report has is { kind: chart, chart, caption }; a new one { kind: new-chart, target, view, mode, caption }.",
    scope: "write",
    json: { schema: changeReportInput, example: { ...content, version: 1 } },
    response: json(reportDetail, "the report"),
  },
  {
    method: "delete",
    path: report,
    group,
    id: "deleteReport",
    summary: "Delete a report, for seven days restorable; live links to it end, frozen ones stay",
    scope: "write",
    response: { kind: "none", description: "deleted" },
  },
  {
    method: "post",
    path: `${report}/charts`,
    group,
    id: "addReportChart",
    summary: "Put a chart at the end of a report",
    scope: "write",
    json: { schema: addChartInput, example: chart },
    response: json(reportDetail, "the report"),
  },
];

const history: Operation[] = [
  {
    method: "get",
    path: `${report}/versions`,
    group,
    id: "listReportVersions",
    summary: "The last 50 versions of a report, the newest first",
    scope: "read",
    response: json(listOf(reportVersion), "versions"),
  },
  {
    method: "post",
    path: `${report}/versions/{version}/restore`,
    group,
    id: "restoreReportVersion",
    summary: "Make an older version the newest; what stood meanwhile stays among the versions",
    scope: "write",
    response: json(reportDetail, "the report"),
  },
  {
    method: "post",
    path: `${report}/restore`,
    group,
    id: "restoreReport",
    summary: "Bring a deleted report back, within seven days",
    scope: "write",
    response: json(reportDetail, "the report"),
  },
  {
    method: "get",
    path: `${project}/deleted-reports`,
    group,
    id: "listDeletedReports",
    summary: "Reports that can still be restored",
    scope: "write",
    response: json(listOf(deletedReport), "deleted reports, the last first"),
  },
];

export const reportOperations: readonly Operation[] = [...pages, ...history];
