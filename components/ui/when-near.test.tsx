// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WhenNear } from "@/components/ui/when-near";

type Report = (entries: readonly { isIntersecting: boolean }[]) => void;

const observed: { report?: Report } = {};

beforeEach(() => {
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(report: Report) {
        observed.report = report;
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

function renderFar() {
  render(<WhenNear placeholder="soon">chart</WhenNear>);
  return (...seen: boolean[]) =>
    act(() => observed.report?.(seen.map((isIntersecting) => ({ isIntersecting }))));
}

describe("WhenNear", () => {
  it("holds the place while the reader is far", () => {
    const report = renderFar();
    report(false);
    expect(screen.getByText("soon")).toBeTruthy();
  });

  it("shows its children when far and near are reported together", () => {
    const report = renderFar();
    report(false, true);
    expect(screen.getByText("chart")).toBeTruthy();
  });

  it("keeps its children once they were near", () => {
    const report = renderFar();
    report(true);
    report(false);
    expect(screen.getByText("chart")).toBeTruthy();
  });

  it("shows its children for print", () => {
    renderFar();
    act(() => void window.dispatchEvent(new Event("beforeprint")));
    expect(screen.getByText("chart")).toBeTruthy();
  });
});
