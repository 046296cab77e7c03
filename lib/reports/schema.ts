import { z } from "zod";
import { isBlank, restorableFields, text } from "@/lib/http/schema";
import { chartTarget, shareView } from "@/lib/shares/schema";

/** What one report holds at most; more is read by nobody in a meeting. */
export const mostCharts = 20;
export const mostBlocks = 100;
/** Of all its texts together, in characters. */
export const longestText = 100_000;
/** Older ones are forgotten. */
export const keptVersions = 50;

export const untitled = "Untitled report";

const title = text(300)
  .trim()
  .min(1, "a report needs a title")
  .refine((value) => !isBlank(value), "a title needs characters that can be seen");
const caption = text(500).default("");

const textBlock = z.object({ kind: z.literal("text"), text: text(longestText) });
/** A chart that the report has. */
const keptChart = z.object({
  kind: z.literal("chart"),
  chart: z.uuid("is no id of a chart of this report"),
  caption,
});
const chartFields = z.object({
  target: chartTarget,
  /** The parameters of the page's URL, as a link has them; `chart` names the picture of a run page. */
  view: shareView.default({}),
  mode: z.enum(["live", "frozen"]).default("live"),
  caption,
});
const newChart = chartFields.extend({ kind: z.literal("new-chart") });
export type NewChart = z.output<typeof newChart>;

const block = z.discriminatedUnion("kind", [textBlock, keptChart, newChart]);
export type SentBlock = z.output<typeof block>;
export type SentBlockFields = z.input<typeof block>;

/** Every limit that is passed is said at once: whoever halves a report by the first must not meet the second. */
const blocks = z.array(block).superRefine((list, context) => {
  const charts = list.filter(({ kind }) => kind !== "text").length;
  const length = list.reduce((sum, one) => sum + ("text" in one ? one.text.length : 0), 0);
  const refuse = (message: string) => context.addIssue({ code: "custom", message });
  if (charts > mostCharts) {
    refuse(
      `a report holds at most ${mostCharts} charts, not ${charts}: put the others into a second report`,
    );
  }
  if (list.length > mostBlocks) {
    refuse(`at most ${mostBlocks} texts and charts; make a second report of the rest`);
  }
  if (length > longestText) {
    refuse(`the texts of a report have at most ${longestText} characters together, not ${length}`);
  }
});

export const createReportInput = z.object({
  title: title.default(untitled),
  blocks: blocks.default([]),
});
export type CreateReportInput = z.output<typeof createReportInput>;
export type CreateReportFields = z.input<typeof createReportInput>;

export const changeReportInput = z.object({
  title,
  blocks,
  /** The version that the change was made on; another one that stands meanwhile is not written over. */
  version: z.number().int().min(1),
});
export type ChangeReportInput = z.output<typeof changeReportInput>;
export type ChangeReportFields = z.input<typeof changeReportInput>;

export const addChartInput = chartFields;
export type AddChartInput = z.output<typeof addChartInput>;
export type AddChartFields = z.input<typeof addChartInput>;

const chartBlock = z.object({
  kind: z.literal("chart"),
  chart: z.string(),
  caption: z.string(),
  name: z.string(),
  target: chartTarget,
  view: shareView,
  mode: z.enum(["live", "frozen"]),
  checksum: z.string().nullable(),
  addedAt: z.iso.datetime(),
});

export const reportSummary = z
  .object({
    id: z.string(),
    title: z.string(),
    version: z.number().int(),
    charts: z.number().int(),
    createdBy: z.string(),
    changedBy: z.string(),
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: "ReportSummary" });
export type ReportSummary = z.infer<typeof reportSummary>;

export const reportDetail = reportSummary
  .extend({ blocks: z.array(z.discriminatedUnion("kind", [textBlock, chartBlock])) })
  .meta({ id: "Report" });
export type ReportDetail = z.infer<typeof reportDetail>;

export const reportVersion = z
  .object({
    version: z.number().int(),
    title: z.string(),
    savedBy: z.string(),
    savedAt: z.iso.datetime(),
  })
  .meta({ id: "ReportVersion" });
export type ReportVersionSummary = z.infer<typeof reportVersion>;

export const deletedReport = z
  .object({ id: z.string(), title: z.string(), ...restorableFields })
  .meta({ id: "DeletedReport" });
export type DeletedReport = z.infer<typeof deletedReport>;
