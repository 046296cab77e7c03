"use client";

import { useRef, useState } from "react";
import { NoPicture } from "@/components/charts/no-picture";
import type { PathSeries } from "@/components/charts/path-model";
import { PathPlot } from "@/components/charts/path-plot";
import type { NearestStop } from "@/components/charts/report-nearest-stop";
import { useElementWidth } from "@/components/charts/use-element-width";
import { formatPercent } from "@/lib/format";

export type PathChartProps = {
  label: string;
  summary?: string;
  xLabel: string;
  yLabel: string;
  paths: readonly PathSeries[];
  height?: number;
  emptyReason?: string;
};

type PathSliderProps = {
  name: string;
  count: number;
  index: number | null;
  onIndex: (index: number | null) => void;
  text: string | null;
  nearestStop: NearestStop;
};

/** Takes pointer and keys for the picture beneath it. */
function PathSlider({ name, count, index, onIndex, text, nearestStop }: PathSliderProps) {
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={count - 1}
      aria-valuenow={index ?? 0}
      aria-valuetext={text ?? "Arrow keys read the checkpoints"}
      className="absolute inset-0 touch-pan-y rounded-md"
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onIndex(nearestStop.current?.(event.clientX - box.left, event.clientY - box.top) ?? null);
      }}
      onPointerLeave={() => onIndex(null)}
      onBlur={() => onIndex(null)}
      onKeyDown={(event) => {
        const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        onIndex(index === null ? 0 : Math.min(count - 1, Math.max(0, index + by)));
      }}
    />
  );
}

/** Accuracy against the share of Unknown fitted, as a path through time: arrows say where it goes. */
export function PathChart(props: PathChartProps) {
  const { label, summary, xLabel, yLabel, paths, height = 240, emptyReason } = props;
  const { ref, width, isMeasured } = useElementWidth();
  const nearestStop: NearestStop = useRef(undefined);
  const [index, setIndex] = useState<number | null>(null);
  const points = paths.flatMap((path) => path.points.map((point) => ({ path, point })));
  if (points.length === 0) {
    return <NoPicture>{emptyReason ?? "No checkpoint has both numbers."}</NoPicture>;
  }
  const current = index === null ? null : (points[index] ?? null);
  const text = current
    ? `${current.path.label}, ${current.point.label}: ${yLabel} ${formatPercent(current.point.y)}, ${xLabel} ${formatPercent(current.point.x)}`
    : null;
  return (
    <div ref={ref}>
      <div className="relative" style={{ height }}>
        <div aria-hidden="true" className="overflow-hidden">
          {isMeasured && (
            <PathPlot
              paths={paths}
              width={width}
              height={height}
              xLabel={xLabel}
              current={current?.point ?? null}
              nearestStop={nearestStop}
            />
          )}
        </div>
        <PathSlider
          name={summary ? `${label}. ${summary}` : label}
          count={points.length}
          index={index}
          onIndex={setIndex}
          text={text}
          nearestStop={nearestStop}
        />
      </div>
      <p aria-hidden className="min-h-[18px] text-caption text-muted">
        {text}
      </p>
    </div>
  );
}
