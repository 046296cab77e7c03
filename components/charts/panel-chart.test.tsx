// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { exhibitPanels } from "@/components/charts/exhibit-panels";
import { PanelChart } from "@/components/charts/panel-chart";
import { layOutPanels } from "@/components/charts/panel-layout";
import type { PlotSeries } from "@/components/charts/plot-model";
import { stubResizeObserver } from "@/lib/testing/resize-observer";

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
const onePanel = [{ id: "only", unit: "ratio", domain: "fit", height: 180 } as const];

// What is fetched on touch is there already: no test waits for a module to be read.
beforeAll(() => import("@/components/charts/panel-recharts"));
beforeAll(stubResizeObserver);
afterEach(cleanup);

/** The chart library comes when somebody reaches for the picture. */
async function reachFor(container: HTMLElement) {
  fireEvent.pointerEnter(within(container).getByRole("slider"));
  await waitFor(() => expect(container.querySelector(".recharts-surface")).toBeTruthy());
  return container;
}

describe("PanelChart", () => {
  it("is drawn by the server for the width that it is told", () => {
    const at = (x: number, text: string) => ({ id: text, x, label: text, kind: "best" }) as const;
    const marks = [at(0.1, "recommended"), at(0.3, "1 point lost"), at(0.55, "confirmed")];
    const drawn = (serverWidth: number) => {
      const chart = { panels: exhibitPanels, label: "Exhibit 1", series, xAxis, marks };
      const html = renderToString(<PanelChart {...chart} serverWidth={serverWidth} />);
      return /width="(\d+)" height="([\d.]+)"/.exec(html)?.slice(1).map(Number);
    };
    const plot = { panels: exhibitPanels, series, marks, xAxis, zoom: null, hidden: [] };
    for (const width of [400, 600, 880]) {
      const { height } = layOutPanels({ ...plot, reads: "exact", extent: undefined }, width);
      expect(drawn(width)).toEqual([width, height]);
    }
  });

  it("reads a checkpoint with its counts at each press of an arrow", () => {
    render(<PanelChart panels={exhibitPanels} label="Exhibit 1" series={series} xAxis={xAxis} />);
    const plot = screen.getByRole("slider", { name: "Exhibit 1" });
    fireEvent.keyDown(plot, { key: "ArrowRight" });
    fireEvent.keyDown(plot, { key: "ArrowRight" });
    expect(plot.getAttribute("aria-valuetext")).toBe("epoch 1: Dev Known 84.0\u202f%, 672 of 800");
  });

  it("zooms into the range selected with Shift and Enter, and back with its button", () => {
    const onZoomChange = vi.fn();
    render(
      <PanelChart
        panels={exhibitPanels}
        label="Exhibit 1"
        series={series}
        xAxis={xAxis}
        onZoomChange={onZoomChange}
      />,
    );
    const plot = screen.getByRole("slider", { name: "Exhibit 1" });
    fireEvent.keyDown(plot, { key: "Home" });
    fireEvent.keyDown(plot, { key: "ArrowRight", shiftKey: true });
    fireEvent.keyDown(plot, { key: "Enter" });
    expect(onZoomChange).toHaveBeenLastCalledWith([0, 1]);
    fireEvent.click(screen.getByRole("button", { name: "Show everything" }));
    expect(onZoomChange).toHaveBeenLastCalledWith(null);
  });

  const other: PlotSeries = { ...(series[0] as PlotSeries), id: "other", label: "Dev Unknown" };
  const chartOf = (shown: readonly PlotSeries[], onHiddenChange: () => void) => (
    <PanelChart
      panels={exhibitPanels}
      label="Exhibit 1"
      series={shown}
      xAxis={xAxis}
      onHiddenChange={onHiddenChange}
    />
  );

  it("names a line at its end or in the legend, not in both", async () => {
    const onHiddenChange = vi.fn();
    const unnamed = { ...other, hasNoEndLabel: true };
    const { container } = render(chartOf([...series, unnamed], onHiddenChange));
    expect(screen.queryByRole("button", { name: "Dev Known" })).toBeNull();
    expect(container.querySelectorAll("svg text").length).toBeGreaterThan(0);
    const named = [...container.querySelectorAll("svg text")].map((text) => text.textContent);
    expect(named).toContain("Dev Known");
    expect(named).not.toContain("Dev Unknown");
    fireEvent.click(screen.getByRole("button", { name: "Dev Unknown" }));
    expect(onHiddenChange).toHaveBeenCalledWith(["other"]);
  });

  it("hides a line that is named at its end by the switch behind Lines", async () => {
    const onHiddenChange = vi.fn();
    render(chartOf([...series, other], onHiddenChange));
    fireEvent.click(screen.getByRole("button", { name: "Lines" }));
    const inSlow = { timeout: 20_000 };
    fireEvent.click(await screen.findByRole("button", { name: "Dev Known" }, inSlow));
    expect(onHiddenChange).toHaveBeenCalledWith(["dev"]);
  });

  it("gives a reason instead of an empty picture", () => {
    render(
      <PanelChart
        panels={exhibitPanels}
        label="Exhibit 1"
        series={[]}
        xAxis={xAxis}
        emptyReason="No dev split."
      />,
    );
    expect(screen.getByText("No dev split.")).toBeTruthy();
  });

  it("breaks a line where nothing was measured and draws a lonely checkpoint as a dot", async () => {
    const at = (x: number, y: number | null) => ({ x, y, label: `epoch ${x}` });
    const gap = [at(0, 0.8), at(1, 0.8), at(2, null), at(3, 0.8), at(4, 0.8)];
    const draw = (points: PlotSeries["points"]) => {
      const line = [{ id: "a", label: "a", color: "dev" as const, panel: "only", points }];
      const { container } = render(
        <PanelChart label="Line" panels={onePanel} series={line} xAxis={xAxis} />,
      );
      return reachFor(container);
    };
    const curve = (await draw(gap)).querySelector("path.recharts-line-curve");
    const pieces = curve?.getAttribute("d")?.split("M").slice(1);
    expect(pieces?.map((piece) => piece.split("L").length)).toEqual([2, 2]);
    expect((await draw([at(0, 0.8)])).querySelectorAll("circle")).toHaveLength(1);
  });

  it("draws a lighter band where the picture without a script has it", async () => {
    const points = [0, 1].map((x) => ({
      ...{ x, y: 0.5, label: `epoch ${x}` },
      lighter: { low: 0.7 + x / 10, high: 0.9 },
    }));
    const line = [{ id: "a", label: "a", color: "dev" as const, panel: "only", points }];
    const { container } = render(
      <PanelChart label="Line" panels={onePanel} series={line} xAxis={xAxis} />,
    );
    const numbersOf = (path: Element | null) =>
      (path?.getAttribute("d")?.match(/[\d.]+/g) ?? []).map((text) => Math.round(Number(text)));
    const still = numbersOf(container.querySelector("path[fill-opacity]"));
    expect(still).toHaveLength(8);
    await reachFor(container);
    expect(numbersOf(container.querySelector("path.recharts-area-area"))).toEqual(still);
  });

  it("keeps each series inside its panel, on the scale of the picture without script", async () => {
    const both = series.flatMap((item) => [
      item,
      { ...item, id: "train", label: "Train Known", panel: "train" },
    ]);
    const { container } = render(
      <PanelChart panels={exhibitPanels} label="Both" series={both} xAxis={xAxis} />,
    );
    expect(container.querySelector(".recharts-surface")).toBeNull();
    await reachFor(container);
    const layout = layOutPanels(
      { panels: exhibitPanels, series: both, marks: [], xAxis, zoom: null, hidden: [] },
      240,
    );
    const curves = [...container.querySelectorAll("path.recharts-line-curve")];
    expect(curves).toHaveLength(2);
    for (const [index, curve] of curves.entries()) {
      const panel = layout.panels[index];
      const numbers =
        curve
          .getAttribute("d")
          ?.match(/[\d.]+/g)
          ?.map(Number) ?? [];
      const expected = series[0]?.points.flatMap(({ x, y }) => [
        layout.x.at(x),
        panel?.y.at(y ?? 0) ?? Number.NaN,
      ]);
      expect(numbers.map((value) => Math.round(value))).toEqual(
        expected?.map((value) => Math.round(value)),
      );
    }
  });
});
