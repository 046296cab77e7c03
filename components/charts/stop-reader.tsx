"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { type Drawing, DrawingSvg } from "@/components/charts/drawing";
import { useElementWidth } from "@/components/charts/use-element-width";

type StopReaderProps = {
  label: string;
  height: number;
  /** The drawing at a width, and where its checkpoints stand in it, in pixels. */
  draw: (width: number) => { drawing: Drawing; stops: readonly { x: number; y: number }[] };
  wordsOf: (index: number) => string;
};

/** A drawing whose checkpoints are read one by one, by pointer, touch or arrow keys: the nearest is ringed. */
export function StopReader({ label, height, draw, wordsOf }: StopReaderProps) {
  const { ref, width, isMeasured } = useElementWidth();
  const [index, setIndex] = useState<number | null>(null);
  const { drawing, stops } = draw(width);
  const current = index === null ? undefined : stops[index];
  const text = index === null || current === undefined ? null : wordsOf(index);
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [left, top] = [event.clientX - box.left, event.clientY - box.top];
    const away = stops.map(({ x, y }) => Math.hypot(x - left, y - top));
    setIndex(away.indexOf(Math.min(...away)));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setIndex(index === null ? 0 : Math.min(stops.length - 1, Math.max(0, index + by)));
  };
  return (
    <div ref={ref}>
      <div className="relative overflow-hidden" style={{ height }}>
        {isMeasured && (
          <svg aria-hidden="true" width={width} height={height} className="block">
            <DrawingSvg drawing={drawing} />
            {current && (
              <circle
                cx={current.x}
                cy={current.y}
                r={6.5}
                fill="none"
                stroke="var(--ink)"
                strokeWidth={1.4}
              />
            )}
          </svg>
        )}
        <div
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={stops.length - 1}
          aria-valuenow={index ?? 0}
          aria-valuetext={text ?? "Arrow keys read the checkpoints"}
          className="absolute inset-0 touch-pan-y rounded-md"
          onPointerMove={onPointerMove}
          onPointerLeave={() => setIndex(null)}
          onBlur={() => setIndex(null)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p aria-hidden className="min-h-[18px] text-caption text-muted">
        {text}
      </p>
    </div>
  );
}
