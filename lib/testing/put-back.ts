import { afterAll, vi } from "vitest";

// The next file of this process finds the world as this one did.
afterAll(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.useRealTimers();
  vi.restoreAllMocks();
});
