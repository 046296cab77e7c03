import { labelSize, type PanelLayout } from "@/components/charts/panel-layout";
import type { MarkKind } from "@/components/charts/plot-model";

type MarkLook = { stroke: string; text: string; dash?: string; width: number };

export const markLooks: Record<MarkKind, MarkLook> = {
  best: { stroke: "var(--best)", text: "var(--best)", dash: "5 3", width: 1.2 },
  recommended: { stroke: "var(--recommended)", text: "var(--recommended)", width: 1.6 },
  alarm: { stroke: "var(--confirmed)", text: "var(--confirmed)", dash: "2 2.5", width: 1.6 },
  onset: { stroke: "var(--onset-edge)", text: "var(--unknown-text)", dash: "1 3", width: 1 },
};

/** Where two marks meet, what to do lies above what was. */
const depth: Record<MarkKind, number> = { onset: 0, best: 1, alarm: 2, recommended: 3 };

/** Marks stand behind the lines: spans first, then their lines up to the label. */
export function MarkLines({ layout }: { layout: PanelLayout }) {
  const { marks, top, bottom, panels } = layout;
  return (
    <g>
      {marks.map(
        ({ mark, span }) =>
          span &&
          panels.map((panel) => (
            <rect
              key={`${mark.id} ${panel.panel.id}`}
              x={span[0]}
              y={panel.top}
              width={Math.max(1, span[1] - span[0])}
              height={panel.bottom - panel.top}
              fill="var(--onset)"
            />
          )),
      )}
      {marks
        .filter(({ span }) => !span)
        .sort((a, b) => depth[a.mark.kind] - depth[b.mark.kind])
        .map(({ mark, x, label }) => (
          <line
            key={mark.id}
            x1={x}
            x2={x}
            y1={Math.min(top, label.y - 9)}
            y2={bottom}
            stroke={markLooks[mark.kind].stroke}
            strokeWidth={markLooks[mark.kind].width}
            strokeDasharray={markLooks[mark.kind].dash}
          />
        ))}
    </g>
  );
}

export function MarkLabels({ layout }: { layout: PanelLayout }) {
  return (
    <g fontSize={labelSize} fontWeight={500}>
      {layout.marks.map(({ mark, label }) => (
        <text
          key={mark.id}
          x={label.left}
          y={label.y}
          fill={markLooks[mark.kind].text}
          stroke="var(--card)"
          strokeWidth={4}
          strokeLinejoin="round"
          paintOrder="stroke"
        >
          {label.text}
        </text>
      ))}
    </g>
  );
}
