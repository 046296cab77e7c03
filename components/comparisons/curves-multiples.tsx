import { useMemo } from "react";
import { LineChart } from "@/components/charts/line-chart";
import type { PlotSeries } from "@/components/charts/plot-model";
import { StaticExhibit } from "@/components/charts/static-exhibit";
import type { XScale } from "@/components/comparisons/compare-x";
import { commonAxes } from "@/components/comparisons/use-curves";

type CurvesMultiplesProps = {
  lines: readonly PlotSeries[];
  baseline: string;
  x: XScale;
  hidden: readonly string[];
};

/** From so many on, pictures are drawn without a cursor: fifty live charts would make the page slow. */
const mostLive = 12;

/** One picture a run, all on the same axes, each with the baseline dotted behind it. */
export function CurvesMultiples({ lines, baseline, x, hidden }: CurvesMultiplesProps) {
  const shown = lines.filter(({ id }) => !hidden.includes(id));
  const axes = useMemo(() => commonAxes(lines), [lines]);
  const behind = shown.find(({ id }) => id === baseline);
  return (
    <ul className="grid gap-x-5 gap-y-3 sm:grid-cols-2 xl:grid-cols-3">
      {shown.map((line) => {
        const own = { ...line, panel: "dev", hasNoEndLabel: true };
        const { ringAt: _, marker: __, ...rest } = behind ?? line;
        const faint = { ...rest, id: "behind", color: "muted", dash: "dotted" } as const;
        const series: PlotSeries[] =
          behind && line !== behind
            ? [{ ...faint, isStrong: false, panel: "dev", hasNoEndLabel: true }, own]
            : [own];
        const label = `${line.label}, on the axes of all`;
        return (
          <li key={line.id} className="min-w-0">
            <p className="truncate text-caption font-semibold">{line.label}</p>
            {shown.length > mostLive ? (
              <StaticExhibit
                id={`multiple-${line.id}`}
                label={label}
                series={series}
                xAxis={x.axis}
                width={300}
                panels={[{ id: "dev", unit: "ratio", domain: axes.y, height: 120 }]}
                isLegendHidden
              />
            ) : (
              <LineChart
                label={label}
                series={series}
                xAxis={x.axis}
                zoom={axes.x}
                onZoomChange={() => undefined}
                domain={axes.y}
                height={120}
                isLegendHidden
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
