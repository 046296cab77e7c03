import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { PanelLayout } from "@/components/charts/panel-layout";
import type { Range } from "@/components/charts/plot-model";
import { nearestStop, type Stop } from "@/components/charts/reading";

const leastDragPixels = 6;

type PlotCursorInput = {
  layout: PanelLayout;
  stops: readonly Stop[];
  zoom: Range | null;
  onZoomChange: (zoom: Range | null) => void;
};

function ordered(a: number, b: number): Range {
  return a < b ? [a, b] : [b, a];
}

const moves: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  PageUp: (at) => at - 5,
  PageDown: (at) => at + 5,
  Home: () => 0,
  End: (_, last) => last,
};

/** One cursor and one selection for a plot, by mouse, touch or keys. */
export function usePlotCursor({ layout, stops, zoom, onZoomChange }: PlotCursorInput) {
  const [index, setIndex] = useState<number | null>(null);
  const [selection, setSelection] = useState<Range | null>(null);
  const anchor = useRef<number | null>(null);

  const xOf = (event: PointerEvent<HTMLElement>) => {
    const pixel = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return layout.x.valueAt(Math.min(layout.right, Math.max(layout.left, pixel)));
  };
  const clear = () => {
    anchor.current = null;
    setSelection(null);
  };
  const zoomTo = (range: Range | null) => {
    if (range && range[1] > range[0]) onZoomChange(range);
    clear();
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    anchor.current = xOf(event);
    setIndex(nearestStop(stops, anchor.current));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const x = xOf(event);
    setIndex(nearestStop(stops, x));
    if (anchor.current === null || event.buttons === 0) return;
    const drag = Math.abs(layout.x.at(x) - layout.x.at(anchor.current));
    setSelection(drag < leastDragPixels ? null : ordered(anchor.current, x));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const last = stops.length - 1;
    const move = moves[event.key];
    if (move && last >= 0) {
      event.preventDefault();
      const from = index ?? (event.key === "ArrowLeft" ? last + 1 : -1);
      const next = Math.min(last, Math.max(0, move(from, last)));
      const target = stops[next];
      setIndex(next);
      if (!event.shiftKey) clear();
      else if (target) {
        anchor.current ??= stops[index ?? next]?.x ?? target.x;
        setSelection(ordered(anchor.current, target.x));
      }
    }
    if (event.key === "Enter" && selection) zoomTo(selection);
    if (event.key === "Escape") {
      if (selection) clear();
      else if (index !== null) setIndex(null);
      else if (zoom) onZoomChange(null);
    }
  };
  const handlers = {
    onPointerDown,
    onPointerMove,
    onPointerUp: () => zoomTo(selection),
    onPointerCancel: clear,
    onPointerLeave: (event: PointerEvent) => event.pointerType === "mouse" && setIndex(null),
    onDoubleClick: () => onZoomChange(null),
    onKeyDown,
    onBlur: () => {
      setIndex(null);
      clear();
    },
  };
  const at = index === null ? null : Math.min(index, stops.length - 1);
  return { index: at, stop: at === null ? null : (stops[at] ?? null), selection, handlers };
}
