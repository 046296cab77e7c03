// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { FlowChart } from "@/components/charts/flow-chart";
import type { Flow } from "@/components/charts/flow-svg";
import { stubResizeObserver } from "@/lib/testing/resize-observer";

const flows: readonly Flow[] = [
  { key: "1", label: "epoch 1", gained: 0, lost: 0 },
  { key: "2", label: "epoch 2", gained: 5, lost: 3 },
  { key: "3", label: "epoch 3", gained: 0, lost: 2 },
];

beforeAll(stubResizeObserver);
afterEach(cleanup);

const nameOf = (element: Element | null) => element?.getAttribute("aria-label");

describe("FlowChart", () => {
  it("draws a button for every count above zero, lost from zero down and gained up", () => {
    render(<FlowChart label="Flows" flows={flows} onSelect={() => {}} />);
    const [gained, lost] = ["epoch 2, 5 gained", "epoch 2, 3 lost"].map((words) =>
      screen.getByRole("button", { name: `${words}: show the examples` }),
    );
    expect(screen.getAllByRole("button")).toHaveLength(3);
    const number = (name: string, bar?: HTMLElement) => Number(bar?.getAttribute(name));
    expect(number("y", gained) + number("height", gained)).toBeCloseTo(number("y", lost), 6);
    expect(number("height", gained) / number("height", lost)).toBeCloseTo(5 / 3, 6);
  });

  it("is one stop in the tab order and walks from bar to bar by arrows", () => {
    render(<FlowChart label="Flows" flows={flows} onSelect={() => {}} />);
    const stops = screen.getAllByRole("button").filter((bar) => bar.tabIndex === 0);
    expect(stops.map(nameOf)).toEqual(["epoch 2, 5 gained: show the examples"]);
    stops[0]?.focus();
    for (const expected of ["epoch 2, 3 lost", "epoch 3, 2 lost", "epoch 3, 2 lost"]) {
      fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowRight" });
      expect(nameOf(document.activeElement)).toBe(`${expected}: show the examples`);
    }
  });

  it("keeps the focus and calls the newest function when its owner draws again", () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const { rerender } = render(<FlowChart label="Flows" flows={flows} onSelect={first} />);
    screen.getByRole("button", { name: /epoch 3, 2 lost/ }).focus();
    rerender(<FlowChart label="Flows" flows={structuredClone(flows)} onSelect={second} />);
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "Enter" });
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledWith(flows[2], "lost");
  });

  it("draws other flows when they change", () => {
    const { rerender } = render(<FlowChart label="Flows" flows={flows} onSelect={() => {}} />);
    rerender(<FlowChart label="Flows" flows={flows.slice(2)} onSelect={() => {}} />);
    expect(screen.getAllByRole("button").map(nameOf)).toEqual([
      "epoch 3, 2 lost: show the examples",
    ]);
  });

  it("gives a reason instead of an empty picture", () => {
    render(<FlowChart label="Flows" flows={flows.slice(0, 1)} emptyReason="Nothing moved." />);
    expect(screen.getByText("Nothing moved.")).toBeTruthy();
  });
});
