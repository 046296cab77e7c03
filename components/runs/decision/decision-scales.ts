import { createAxis, fitDomain } from "@/components/charts/axis";
import type { DecisionModel } from "@/components/runs/decision/decision-model";

const margin = { left: 44, right: 22, top: 20, bottom: 36 };

/** Where the dots of a decision stand in a room. */
export function decisionScales(
  { dots, band, x }: DecisionModel,
  { width, height }: { width: number; height: number },
) {
  const { left } = margin;
  const [right, bottom] = [width - margin.right, height - margin.bottom];
  const values = [...dots.map(({ y }) => y), band.low, band.high];
  return {
    ...{ left, right, bottom },
    x: createAxis({ domain: x.domain, pixels: [left, right], ticks: width < 380 ? 3 : 5 }),
    y: createAxis({
      domain: fitDomain({ values, unit: "ratio" }),
      pixels: [bottom, margin.top],
      ticks: 5,
      isNice: true,
    }),
  };
}
