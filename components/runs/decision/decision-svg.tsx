import { drawAxes } from "@/components/charts/axes-svg";
import { hundredth } from "@/components/charts/axis";
import type { Drawing, DrawingText } from "@/components/charts/drawing";
import { estimateTextWidth } from "@/components/charts/label-layout";
import { labelSize } from "@/components/charts/panel-layout";
import type { DecisionDot, DecisionModel } from "@/components/runs/decision/decision-model";
import { decisionScales } from "@/components/runs/decision/decision-scales";

type Size = { width: number; height: number };
type Scales = ReturnType<typeof decisionScales>;

const green = "var(--recommended)";
const muted = "var(--muted)";
/** Pixels between the names of two dots, and the height of one. */
const apart = 5;
const lineHeight = 12;

function radiusOf({ isBest, isFurthest, isLast }: DecisionDot): number {
  return isBest || isFurthest ? 5 : isLast ? 4 : 3.2;
}

function Dot({ dot, scales }: { dot: DecisionDot; scales: Scales }) {
  const [x, y] = [scales.x.at(dot.x), scales.y.at(dot.y)];
  const color = dot.isWithin ? green : dot.isLast ? "var(--ink)" : muted;
  const isFilled = dot.isWithin || dot.isLast;
  const tail = dot.tail === null ? y : Math.min(scales.bottom, scales.y.at(dot.tail));
  return (
    <g>
      {tail > y && <line x1={x} x2={x} y1={y} y2={tail} stroke={color} strokeWidth={1.2} />}
      <circle
        cx={x}
        cy={y}
        r={radiusOf(dot)}
        fill={isFilled ? color : "var(--card)"}
        stroke={color}
        strokeWidth={1.4}
      />
      {dot.isBest && <circle cx={x} cy={y} r={8} fill="none" stroke={green} strokeWidth={1.4} />}
    </g>
  );
}

type Box = { left: number; right: number; y: number };

function boxOf({ text, x, y, anchor }: DrawingText): Box {
  const width = estimateTextWidth(text, labelSize);
  return anchor === "end" ? { left: x - width, right: x, y } : { left: x, right: x + width, y };
}

/** Whether two names would lie over each other, or touch. */
function meets(a: Box, b: Box): boolean {
  return a.left < b.right + apart && b.left < a.right + apart && Math.abs(a.y - b.y) < lineHeight;
}

/** Named: the choices and the last, then every dot whose name has room. */
function namesOf(dots: readonly DecisionDot[], scales: Scales): DrawingText[] {
  const placed: Box[] = [];
  const order = [...dots].sort((a, b) => weightOf(b) - weightOf(a));
  return order.flatMap((dot): DrawingText[] => {
    const name = nameAt(dot, scales);
    const box = boxOf(name);
    if (weightOf(dot) === 0 && placed.some((other) => meets(other, box))) return [];
    placed.push(box);
    return [name];
  });
}

function nameAt(dot: DecisionDot, scales: Scales): DrawingText {
  const [x, y] = [scales.x.at(dot.x), scales.y.at(dot.y)];
  const isRight = x > scales.right - 40;
  const isNamed = weightOf(dot) > 0;
  return {
    ...{ id: `name ${dot.step}`, text: nameOf(dot), hasEdge: true },
    x: hundredth(isRight ? x - 11 : x + (isNamed ? 3 : 6)),
    y: hundredth(isRight ? y : y - (isNamed ? 15 : 9)),
    anchor: isRight ? "end" : "start",
    color: dot.isBest || dot.isFurthest ? green : dot.isLast ? "var(--ink)" : muted,
    ...(isNamed ? { weight: 600 } : {}),
  };
}

function weightOf({ isBest, isFurthest, isLast }: DecisionDot): number {
  return isBest ? 3 : isFurthest ? 2 : isLast ? 1 : 0;
}

function nameOf({ shortName, isBest, isFurthest, isLast }: DecisionDot): string {
  if (isBest) return `${shortName} best${isFurthest ? " and furthest" : ""}`;
  if (isFurthest) return `${shortName} furthest`;
  return isLast ? `${shortName} last` : shortName;
}

/** Shorter where the whole sentence would run into the best checkpoint's name. */
function bandWords({ decision }: DecisionModel, width: number): string {
  const points = `${decision.margin.toFixed(1)} points`;
  return width < 320 ? `within ${points}` : `at most ${points} below the best`;
}

/** Accuracy against new facts learned, without a script: the same scales in the browser and in a file. */
export function drawDecision(model: DecisionModel, room: Size): Drawing {
  const scales = decisionScales(model, room);
  const { left, right } = scales;
  const axes = drawAxes({
    ...{ scales, xUnit: model.x.unit },
    xLabel: { text: model.x.label, y: room.height - 8 },
  });
  const bandName: DrawingText = {
    ...{ id: "band", text: bandWords(model, right - left), hasEdge: true },
    ...{ x: right, y: scales.y.at(model.band.high) - 9, anchor: "end", color: green },
  };
  const [high, low] = [scales.y.at(model.band.high), scales.y.at(model.band.low)];
  const path = model.dots.map((dot) => `${scales.x.at(dot.x)},${scales.y.at(dot.y)}`).join(" ");
  const shapes = (
    <>
      {axes.shapes}
      <rect
        x={left}
        y={high}
        width={right - left}
        height={Math.max(0, hundredth(low - high))}
        fill={green}
        opacity={0.1}
      />
      <line x1={left} x2={right} y1={low} y2={low} stroke={green} strokeDasharray="4 3" />
      <polyline points={path} fill="none" stroke="var(--line)" strokeWidth={1.2} />
      {model.dots.map((dot) => (
        <Dot key={dot.step} dot={dot} scales={scales} />
      ))}
    </>
  );
  const texts = [...axes.texts, bandName, ...namesOf(model.dots, scales)];
  return { ...room, shapes, texts };
}
