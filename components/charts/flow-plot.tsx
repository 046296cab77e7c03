import { memo } from "react";
import {
  Bar,
  type BarShapeProps,
  CartesianGrid,
  ComposedChart,
  ReferenceLine,
  XAxis,
  YAxis,
} from "recharts";
import { FlowBar, type FlowSide } from "@/components/charts/flow-bar";
import type { Flow, FlowChartProps } from "@/components/charts/flow-chart";
import { everyNthTick, flowLeft, mostChanged, signedCount } from "@/components/charts/flow-scale";

type FlowPlotProps = Pick<FlowChartProps, "flows" | "onSelect"> & {
  width: number;
  height: number;
  onHover: (flow: Flow | null) => void;
};

const axisProps = { axisLine: false, tickLine: false, interval: 0 } as const;
const textProps = { fontSize: 11, fill: "var(--muted)" } as const;

const FlowAxes = memo(function FlowAxes({ flows, width }: Pick<FlowPlotProps, "flows" | "width">) {
  const most = mostChanged(flows);
  const every = everyNthTick(flows.length, width);
  return (
    <>
      <XAxis
        {...axisProps}
        dataKey="key"
        height={22}
        ticks={flows.filter((_, index) => index % every === 0).map(({ key }) => key)}
        tick={({ x, y, index }) => (
          <text x={x} y={Number(y) + 8} textAnchor="middle" {...textProps}>
            {flows[index * every]?.tick ?? flows[index * every]?.label}
          </text>
        )}
      />
      <YAxis
        {...axisProps}
        width={flowLeft}
        domain={[-most, most]}
        niceTicks="none"
        ticks={[-most, 0, most]}
        tick={({ y, payload }) => (
          <text x={flowLeft - 8} y={y} dy="0.34em" textAnchor="end" {...textProps}>
            {signedCount(payload.value)}
          </text>
        )}
      />
      <CartesianGrid vertical={false} syncWithTicks stroke="var(--grid)" zIndex={0} />
      <ReferenceLine y={0} stroke="var(--line-strong)" zIndex={0} />
    </>
  );
});

const sides: readonly FlowSide[] = ["gained", "lost"];

/** Recharts takes a new function for new data and would draw the bars, and their focus, anew. */
const heightOf: Record<FlowSide, (flow: Flow) => number> = {
  gained: ({ gained }) => gained,
  lost: ({ lost }) => -lost,
};

/** A bar that Recharts has placed, as a button; its height is negative below zero. */
function renderBar(side: FlowSide, { flows, onSelect }: Pick<FlowPlotProps, "flows" | "onSelect">) {
  const first = flows.findIndex(({ gained, lost }) => gained + lost > 0);
  return ({ x, y, width, height, index }: BarShapeProps) => {
    const flow = flows[index];
    if (!flow) return <g />;
    const isFirst = index === first && (side === "gained" || flow.gained === 0);
    return (
      <FlowBar
        side={side}
        x={x}
        y={Math.min(y, y + height)}
        width={width}
        height={Math.abs(height)}
        words={`${flow.label}, ${flow[side]} ${side}`}
        place={index * sides.length + sides.indexOf(side)}
        isInTabOrder={isFirst}
        onSelect={onSelect && (() => onSelect(flow, side))}
      />
    );
  };
}

/** The bars as Recharts draws them; the pointer's column is reported, wherever in it the pointer is. */
export const FlowPlot = memo(function FlowPlot(props: FlowPlotProps) {
  const { flows, width, height, onHover } = props;
  return (
    <ComposedChart
      data={flows}
      width={width}
      height={height}
      margin={{ top: 6, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      stackOffset="sign"
      barCategoryGap="11%"
      maxBarSize={28}
      onMouseMove={({ isTooltipActive, activeTooltipIndex }) =>
        onHover(isTooltipActive ? (flows[Number(activeTooltipIndex)] ?? null) : null)
      }
      onMouseLeave={() => onHover(null)}
    >
      <FlowAxes flows={flows} width={width} />
      {sides.map((side) => (
        <Bar<Flow, number>
          key={side}
          dataKey={heightOf[side]}
          stackId="flow"
          shape={renderBar(side, props)}
          isAnimationActive={false}
          zIndex={0}
        />
      ))}
    </ComposedChart>
  );
});
