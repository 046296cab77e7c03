// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { FlowChart } from "@/components/charts/flow-chart";
import { drawFlow, type Flow } from "@/components/charts/flow-svg";
import { PathChart } from "@/components/charts/path-chart";
import type { PathSeries } from "@/components/charts/path-model";
import { drawPath } from "@/components/charts/path-svg";
import { stubResizeObserver } from "@/lib/testing/resize-observer";

/** What a chart measures where nothing has a size. */
const room = { width: 240, height: 200 };

beforeAll(stubResizeObserver);
afterEach(cleanup);

function numbersOf(within: Element, shape: string, names: readonly string[]): number[][] {
  return [...within.querySelectorAll(shape)]
    .map((element) => names.map((name) => Number(element.getAttribute(name))))
    .toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
}

/** To half a pixel: Recharts rounds the width of a bar. */
const sameTo = (places: number[][]) =>
  places.map((place) => place.map((at) => expect.closeTo(at, 0)));

it.each([3, 12])(
  "draws %i bars of the flow at the same pixels with a script and without",
  (count) => {
    const flows: readonly Flow[] = Array.from({ length: count }, (_, k) => ({
      ...{ key: String(k), label: `Epoch ${k}`, gained: 12 - k / 2, lost: 1 + ((k * 5) % 9) },
    }));
    const box = ["x", "y", "width", "height"];
    const live = render(
      <FlowChart label="Flows" flows={flows} height={room.height} onSelect={() => {}} />,
    );
    const bars = numbersOf(live.container, '[role="button"]', box);
    cleanup();
    const still = render(<svg aria-hidden>{drawFlow(flows, room).shapes}</svg>);
    expect(bars).toHaveLength(2 * count);
    expect(bars).toEqual(sameTo(numbersOf(still.container, "rect", box)));
  },
);

it("draws the stops of the path at the same pixels with a script and without", () => {
  const paths: readonly PathSeries[] = [
    {
      ...{ id: "p", label: "dev Known", color: "unknown", ringAt: 1 },
      points: [
        { x: 0, y: 0.8, label: "Epoch 0", shortLabel: "0" },
        { x: 0.1, y: 0.85, label: "Epoch 1", shortLabel: "1" },
        { x: 1, y: 0.54, label: "Epoch 2", shortLabel: "2" },
      ],
    },
  ];
  const labels = { xLabel: "fitted", yLabel: "accuracy" };
  const live = render(<PathChart label="Path" {...labels} paths={paths} height={room.height} />);
  const stops = numbersOf(live.container, "circle", ["cx", "cy"]);
  cleanup();
  const { shapes } = drawPath(paths, { ...room, xLabel: "fitted" });
  const still = render(<svg aria-hidden>{shapes}</svg>);
  expect(stops).toHaveLength(3);
  expect(stops).toEqual(sameTo(numbersOf(still.container, "circle", ["cx", "cy"])));
});
