const signs = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown"];

const listening = new AbortController();

/**
 * Comes true when somebody does more than look at what a page opens with: moves, scrolls, presses a key, prints. A page
 * that was reached by a press on another one is read from its beginning.
 */
export const isRead = new Promise<void>((resolve) => {
  listening.signal.addEventListener("abort", () => resolve(), { once: true });
});

export function beginReading(): void {
  listening.abort();
}

if (typeof window !== "undefined") {
  const options = { capture: true, passive: true, signal: listening.signal };
  for (const sign of [...signs, "beforeprint"])
    window.addEventListener(sign, beginReading, options);
  window.matchMedia("print").addEventListener("change", beginReading, options);
}
