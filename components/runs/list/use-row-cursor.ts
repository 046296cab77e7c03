import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { rowAfter } from "@/components/runs/list/row-move";

type RowCursorProps = {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  scrollTo: (index: number) => void;
  onToggle: (index: number) => void;
  onExtend: (from: number, to: number) => void;
  onOpen: (index: number) => void;
  onClear: () => void;
};

const rowsPerScreen = 10;

/** The place of a row that holds what was touched; null outside of the rows. */
export function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest("[data-index]") : null;
  return row instanceof HTMLElement ? Number(row.dataset.index) : null;
}

function isBox(target: EventTarget): boolean {
  return target instanceof HTMLInputElement;
}

/** One row is in the tab order; arrows or j and k walk, with shift they choose, x or space chooses, Enter opens. */
export function useRowCursor(props: RowCursorProps) {
  const { scroller, count, scrollTo, onToggle, onExtend, onOpen, onClear } = props;
  const [active, setActive] = useState(0);
  const wantsFocus = useRef(false);
  const focus = (index: number) => {
    const row = scroller.current?.querySelector(`[data-index="${index}"] a`);
    if (!(row instanceof HTMLElement)) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  };
  // A row that was out of sight stands there only after the next drawing.
  useEffect(() => {
    if (wantsFocus.current) focus(active);
  });
  const go = (index: number) => {
    wantsFocus.current = true;
    setActive(index);
    scrollTo(index);
    focus(index);
  };
  const act = (key: string, target: EventTarget, at: number): boolean => {
    if (key === "x" || (key === " " && !isBox(target))) onToggle(at);
    else if (key === "Enter" && isBox(target)) onOpen(at);
    else if (key === "Escape") onClear();
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = rowIndexOf(event.target);
    if (at === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = rowAfter(event.key, { at, count, rowsPerScreen });
    if (to !== null) {
      if (event.shiftKey) onExtend(at, to);
      go(to);
    } else if (!act(event.key, event.target, at)) return;
    event.preventDefault();
  };
  const enter = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (isPlain && /^[jkx]$/.test(event.key) && event.target === document.body) go(active);
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => enter(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return { active: Math.min(active, Math.max(0, count - 1)), setActive, onKeyDown };
}
