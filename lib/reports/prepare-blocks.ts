import "server-only";
import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { chartContentOf, untold } from "@/lib/shares/chart-content";
import type { ReportBlock } from "@/lib/shares/report-schema";
import { freeze } from "@/lib/shares/snapshot";
import type { ChartFields } from "./mutations";
import type { NewChart, SentBlock } from "./schema";

type Prepared = { blocks: ReportBlock[]; charts: ChartFields[] };

/**
 * The blocks of a report as they are stored, and the charts among them that it does not have yet: each is read once, so
 * that a chart of nothing is refused, and copied where it is frozen. `known` are the ids of those that it has.
 */
export async function prepareBlocks(
  viewer: Viewer,
  project: string,
  { sent, known }: { sent: readonly SentBlock[]; known: ReadonlySet<string> },
): Promise<Prepared> {
  const charts: ChartFields[] = [];
  const blocks: ReportBlock[] = [];
  for (const [at, block] of sent.entries()) {
    if (block.kind === "text") blocks.push(block);
    else if (block.kind === "chart") {
      if (!known.has(block.chart)) throw refused(at, `chart: this report has none ${block.chart}`);
      blocks.push(block);
    } else {
      const chart = await newChart(viewer, project, block).catch((error: unknown) => {
        throw error instanceof AppError ? refused(at, error.message, error.code) : error;
      });
      charts.push(chart);
      blocks.push({ kind: "chart", chart: chart.id, caption: block.caption });
    }
  }
  return { blocks, charts };
}

function refused(at: number, message: string, code: AppError["code"] = "invalid-input"): AppError {
  const column = `blocks.${at}`;
  const isMissing = code === "not-found";
  return new AppError(isMissing ? "invalid-input" : code, `${column}: ${message}`, [
    { column, message },
  ]);
}

async function newChart(
  viewer: Viewer,
  project: string,
  { target, view, mode }: NewChart,
): Promise<ChartFields> {
  const request = { project, target, view, allow: untold };
  const { content, name, runIds } = await chartContentOf(viewer, request);
  return {
    id: randomUUID(),
    target: { ...target, runIds },
    view,
    name,
    ...(mode === "frozen" ? { isFrozen: true, ...freeze(content) } : {}),
  };
}
