// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

type Report = (entries: readonly { isIntersecting: boolean }[]) => void;

const seen: { report?: Report } = {};
const print = new EventTarget();

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("matchMedia", () => print);
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(report: Report) {
        seen.report = report;
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A page with such a part, as it is opened: each test is the first to read it. */
async function openPage() {
  const { belowFold } = await import("@/components/ui/below-fold");
  const load = vi.fn(async () => () => <p>chart</p>);
  const Part = belowFold(load, "h-80");
  render(<Part />);
  return load;
}

describe("a part below the fold", () => {
  it("is not fetched for whoever only looks", async () => {
    const load = await openPage();
    seen.report?.([{ isIntersecting: false }]);
    window.dispatchEvent(new Event("load"));
    await act(async () => {});
    expect(load).not.toHaveBeenCalled();
  });

  it.each(["pointermove", "keydown", "wheel", "scroll", "touchstart", "beforeprint"])(
    "comes at the first %s",
    async (sign) => {
      await openPage();
      window.dispatchEvent(new Event(sign));
      expect(await screen.findByText("chart")).toBeTruthy();
    },
  );

  it("comes where the page is drawn for paper", async () => {
    await openPage();
    print.dispatchEvent(new Event("change"));
    expect(await screen.findByText("chart")).toBeTruthy();
  });

  it("comes where its place is in sight without a move", async () => {
    await openPage();
    seen.report?.([{ isIntersecting: false }, { isIntersecting: true }]);
    expect(await screen.findByText("chart")).toBeTruthy();
  });

  it("comes at once where another page was read before", async () => {
    await import("@/components/ui/reading");
    window.dispatchEvent(new Event("pointerdown"));
    await openPage();
    expect(await screen.findByText("chart")).toBeTruthy();
  });
});
