import { ReferenceArea, ReferenceLine } from "recharts";
import type { PanelLayout } from "@/components/charts/panel-layout";
import { lineProps, linesByDepth } from "@/components/charts/plot-marks";

const leastWidth = 1;

/** Marks stand behind the lines: spans in every panel, then lines through all of them up to their words. */
export function PlotReferences({ layout: { marks, panels, x, bottom } }: { layout: PanelLayout }) {
  const clamp = (value: number) => Math.min(x.domain[1], Math.max(x.domain[0], value));
  return (
    <>
      {marks.map(
        ({ mark, span }) =>
          span &&
          panels.map(({ panel, y }) => (
            <ReferenceArea
              key={`${mark.id} ${panel.id}`}
              yAxisId={panel.id}
              x1={clamp(mark.from ?? mark.x)}
              x2={clamp(mark.to ?? mark.x)}
              y1={y.domain[0]}
              y2={y.domain[1]}
              ifOverflow="visible"
              fill="var(--onset)"
              fillOpacity={1}
              stroke={span[1] - span[0] < leastWidth ? "var(--onset)" : "none"}
              zIndex={0}
            />
          )),
      )}
      {linesByDepth(marks).map(({ mark, top }) => (
        <ReferenceLine
          key={mark.id}
          yAxisId={panels[0]?.panel.id ?? 0}
          x={clamp(mark.x)}
          ifOverflow="visible"
          shape={({ x1 }) => <line x1={x1} x2={x1} y1={top} y2={bottom} {...lineProps(mark)} />}
          zIndex={0}
        />
      ))}
    </>
  );
}
