import { vi } from "vitest";

/** jsdom measures nothing: charts are drawn at the width that the server takes. */
export function stubResizeObserver(): void {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
}
