// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ExhibitChart } from "@/components/charts/exhibit-chart";
import type { PlotSeries } from "@/components/charts/plot-model";

const series: readonly PlotSeries[] = [
  {
    id: "dev",
    label: "Dev Known",
    color: "dev",
    panel: "dev",
    points: [
      { x: 0, y: 0.8, label: "epoch 0", numerator: 640, total: 800 },
      { x: 1, y: 0.84, label: "epoch 1", numerator: 672, total: 800 },
      { x: 2, y: 0.5, label: "epoch 2", numerator: 400, total: 800 },
    ],
  },
];
const xAxis = { label: "epoch", unit: "number" } as const;

beforeAll(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(cleanup);

describe("ExhibitChart", () => {
  it("reads a checkpoint with its counts at each press of an arrow", () => {
    render(<ExhibitChart label="Exhibit 1" series={series} xAxis={xAxis} />);
    const plot = screen.getByRole("slider", { name: "Exhibit 1" });
    fireEvent.keyDown(plot, { key: "ArrowRight" });
    fireEvent.keyDown(plot, { key: "ArrowRight" });
    expect(plot.getAttribute("aria-valuetext")).toBe("epoch 1: Dev Known 84.0\u202f%, 672 of 800");
  });

  it("zooms into the range selected with Shift and Enter, and back with its button", () => {
    const onZoomChange = vi.fn();
    render(
      <ExhibitChart label="Exhibit 1" series={series} xAxis={xAxis} onZoomChange={onZoomChange} />,
    );
    const plot = screen.getByRole("slider", { name: "Exhibit 1" });
    fireEvent.keyDown(plot, { key: "Home" });
    fireEvent.keyDown(plot, { key: "ArrowRight", shiftKey: true });
    fireEvent.keyDown(plot, { key: "Enter" });
    expect(onZoomChange).toHaveBeenLastCalledWith([0, 1]);
    fireEvent.click(screen.getByRole("button", { name: "Show everything" }));
    expect(onZoomChange).toHaveBeenLastCalledWith(null);
  });

  it("hides a series by its legend", () => {
    const onHiddenChange = vi.fn();
    render(
      <ExhibitChart
        label="Exhibit 1"
        series={series}
        xAxis={xAxis}
        onHiddenChange={onHiddenChange}
      />,
    );
    fireEvent.click(screen.getByRole("button", { name: "Dev Known" }));
    expect(onHiddenChange).toHaveBeenCalledWith(["dev"]);
  });

  it("gives a reason instead of an empty picture", () => {
    render(
      <ExhibitChart label="Exhibit 1" series={[]} xAxis={xAxis} emptyReason="No dev split." />,
    );
    expect(screen.getByText("No dev split.")).toBeTruthy();
  });
});
