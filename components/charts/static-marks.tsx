import type { PanelLayout } from "@/components/charts/panel-layout";
import { lineProps, linesByDepth } from "@/components/charts/plot-marks";

/** Marks stand behind the lines: spans first, then their lines up to the label. */
export function StaticMarks({ layout }: { layout: PanelLayout }) {
  const { marks, bottom, panels } = layout;
  return (
    <g>
      {marks.map(
        ({ mark, span }) =>
          span &&
          panels.map(({ panel, top, bottom: end }) => (
            <rect
              key={`${mark.id} ${panel.id}`}
              x={span[0]}
              y={top}
              width={Math.max(1, span[1] - span[0])}
              height={end - top}
              fill="var(--onset)"
            />
          )),
      )}
      {linesByDepth(marks).map((drawn) => (
        <line
          key={drawn.mark.id}
          x1={drawn.x}
          x2={drawn.x}
          y1={drawn.top}
          y2={bottom}
          {...lineProps(drawn.mark)}
        />
      ))}
    </g>
  );
}
