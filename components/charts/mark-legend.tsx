import type { ReactNode } from "react";
import { markLooks } from "@/components/charts/plot-marks";
import type { PlotMark } from "@/components/charts/plot-model";

function MarkKey({ mark }: { mark: PlotMark }) {
  const look = markLooks[mark.kind];
  const isSpan = mark.from != null && mark.to != null;
  return (
    <svg viewBox="0 0 16 10" className="h-2.5 w-4 shrink-0" aria-hidden="true">
      {isSpan ? (
        <rect width="16" height="10" rx="1.5" fill="var(--onset-edge)" />
      ) : (
        <line
          x1="0"
          x2="16"
          y1="5"
          y2="5"
          stroke={look.stroke}
          strokeWidth="2.2"
          strokeDasharray={look.dash}
        />
      )}
    </svg>
  );
}

type MarkLegendProps = { marks: readonly PlotMark[]; note?: ReactNode };

export function MarkLegend({ marks, note }: MarkLegendProps) {
  if (marks.length === 0 && !note) return null;
  return (
    <div className="mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-caption text-muted">
      {marks.map((mark) => (
        <span key={mark.id} className="inline-flex items-center gap-1.5">
          <MarkKey mark={mark} />
          {mark.label}
        </span>
      ))}
      {note && <span>{note}</span>}
    </div>
  );
}
