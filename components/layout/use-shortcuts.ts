import { useEffect, useEffectEvent } from "react";

type Shortcuts = {
  /** The first half of Ctrl/Cmd-K: time to fetch what the second half opens. */
  onControl: () => void;
  onPalette: () => void;
  onHelp: () => void;
  onGo: (key: string) => void;
};

const sequenceMs = 1000;

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Ctrl/Cmd-K works while typing; single keys do not, and "g" waits a second for its partner. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const onControl = useEffectEvent(() => shortcuts.onControl());
  const onPalette = useEffectEvent(() => shortcuts.onPalette());
  const onHelp = useEffectEvent(() => shortcuts.onHelp());
  const onGo = useEffectEvent((key: string) => shortcuts.onGo(key));
  useEffect(() => {
    let pressedGoAt = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Control" || event.key === "Meta") onControl();
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        onPalette();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "?") onHelp();
      const isSecond = event.timeStamp - pressedGoAt < sequenceMs && pressedGoAt > 0;
      pressedGoAt = event.key === "g" ? event.timeStamp : 0;
      if (isSecond && event.key !== "g") onGo(event.key);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
