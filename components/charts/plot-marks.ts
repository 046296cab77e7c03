import type { DrawnMark } from "@/components/charts/panel-layout";
import type { MarkKind, PlotMark } from "@/components/charts/plot-model";

type MarkLook = { stroke: string; text: string; dash?: string; width: number };

export const markLooks: Record<MarkKind, MarkLook> = {
  best: { stroke: "var(--best)", text: "var(--best)", dash: "5 3", width: 1.2 },
  recommended: { stroke: "var(--recommended)", text: "var(--recommended)", width: 1.6 },
  alarm: { stroke: "var(--confirmed)", text: "var(--confirmed)", dash: "2 2.5", width: 1.6 },
  onset: { stroke: "var(--onset-edge)", text: "var(--unknown-text)", dash: "1 3", width: 1 },
};

/** Where two marks meet, what to do lies above what was. */
const depth: Record<MarkKind, number> = { onset: 0, best: 1, alarm: 2, recommended: 3 };

export function linesByDepth(marks: readonly DrawnMark[]): readonly DrawnMark[] {
  return marks.filter(({ span }) => !span).sort((a, b) => depth[a.mark.kind] - depth[b.mark.kind]);
}

export function lineProps(mark: PlotMark) {
  const { stroke, width, dash } = markLooks[mark.kind];
  return { stroke, strokeWidth: width, ...(dash ? { strokeDasharray: dash } : {}) };
}
