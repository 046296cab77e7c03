import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { viewIn } from "@/lib/db/json-columns";
import { methodVersion } from "@/lib/domain/method-version";
import { AppError } from "@/lib/errors";
import type { ReadScope } from "@/lib/projects/access";
import { chartContentOf, untold } from "./chart-content";
import { frozenChart } from "./frozen-content";
import { LiveContent } from "./live-content";
import type { ChartRow, ReportRow } from "./queries";
import { reportBlocks } from "./report-schema";
import type { SharedContent, SharedReport, SharedReportChart } from "./shared-view";
import { chartTargetOf } from "./stored-target";

type Shown = { content: SharedContent | null; name: string };

const live = new LiveContent<Shown>();

/** A report as everybody reads it: its text, and each chart as it is now or as it was frozen. */
export async function reportContent(
  { slug }: Pick<ReadScope, "slug">,
  { blocks, charts }: Pick<ReportRow, "blocks" | "charts">,
): Promise<SharedReport> {
  const chartOf = new Map(charts.map((chart) => [chart.id, chart]));
  const read = reportBlocks.parse(blocks).map(async (block) => {
    if (block.kind === "text") return block;
    const chart = chartOf.get(block.chart);
    if (chart === undefined) throw new Error(`a report has no chart ${block.chart} of its own`);
    return { caption: block.caption, ...(await readChart(slug, chart)) };
  });
  const asOf = new Date().toISOString();
  return { kind: "report", methodVersion, asOf, blocks: await Promise.all(read) };
}

async function readChart(
  project: string,
  chart: ChartRow,
): Promise<Omit<SharedReportChart, "caption">> {
  const { isFrozen, checksum, name } = chart;
  if (isFrozen) {
    const content = await frozenChart(chart, checksum);
    return { kind: "chart", mode: "frozen", checksum, name, content };
  }
  const shown = await live.read(chart, () => readLive(project, chart));
  return { kind: "chart", mode: "live", checksum: null, ...shown };
}

/** By the ids of its runs, so that a later run of the same name is not shown; a run that is gone leaves its name. */
async function readLive(project: string, chart: ChartRow): Promise<Shown> {
  const { runIds, ...target } = chartTargetOf(chart);
  const viewer: Viewer = { kind: "share", projectId: chart.projectId, runIds };
  try {
    const view = viewIn(chart.view);
    return await chartContentOf(viewer, { project, target, view, allow: untold });
  } catch (error) {
    if (!(error instanceof AppError && error.code === "not-found")) throw error;
    return { content: null, name: chart.name };
  }
}
