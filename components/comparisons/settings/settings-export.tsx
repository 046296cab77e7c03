import type { ParallelAxis } from "@/components/charts/parallel-axes";
import {
  type ParallelLine,
  ParallelSvg,
  parallelHeight,
  parallelWidth,
} from "@/components/charts/parallel-svg";
import { comparedProvenance } from "@/components/comparisons/compared-provenance";
import { resultAxes } from "@/components/comparisons/curves/result-axes";
import type { ExportModel } from "@/components/exports/export-model";
import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import { settingWords } from "@/lib/domain/compare/setting-words";

type Settings = {
  project: string;
  response: ComparisonResponse;
  axes: readonly ParallelAxis[];
  lines: readonly ParallelLine[];
};

const room = 896;

/** The parallel coordinates to take away, and as CSV every setting that differs. */
export function settingsExport({ project, response, axes, lines }: Settings): ExportModel {
  const { runs, differences } = response;
  const width = parallelWidth(axes, room);
  return {
    title: "What differs between the runs",
    howToRead: "A line a run over its settings and what came out of it",
    provenance: comparedProvenance(
      project,
      response,
      "Settings as they were sent; accuracy is measured.",
    ),
    drawing: {
      width,
      height: parallelHeight,
      shapes: <ParallelSvg {...{ axes, lines, width }} />,
      texts: [],
    },
    head: [
      "run",
      ...differences.map(({ setting }) => setting),
      ...resultAxes.map(({ label }) => label),
    ],
    rows: runs.map((run, k) => [
      run.name,
      ...differences.map(({ values }) => {
        const value = values[k] ?? null;
        return typeof value === "number" ? value : value === null ? null : settingWords(value);
      }),
      ...resultAxes.map(({ read }) => read(run)),
    ]),
  };
}
