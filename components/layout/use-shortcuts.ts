import { useEffect, useRef } from "react";

type Shortcuts = { onPalette: () => void; onHelp: () => void; onGo: (key: string) => void };

const sequenceMs = 1000;

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Ctrl/Cmd-K works while typing; single keys do not, and "g" waits a second for its partner. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    let pressedGoAt = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        latest.current.onPalette();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "?") latest.current.onHelp();
      const isSecond = event.timeStamp - pressedGoAt < sequenceMs && pressedGoAt > 0;
      pressedGoAt = event.key === "g" ? event.timeStamp : 0;
      if (isSecond && event.key !== "g") latest.current.onGo(event.key);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
