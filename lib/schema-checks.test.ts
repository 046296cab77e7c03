import { expect, test, vi } from "vitest";

test("zod checks without code that it makes, in a browser, before any page loads it", async () => {
  vi.stubGlobal("window", {});
  vi.stubGlobal("__zod_globalConfig", undefined);
  vi.resetModules();
  await import("./schema-checks");
  const { config } = await import("zod");
  expect(config().jitless).toBe(true);
  vi.unstubAllGlobals();
});
