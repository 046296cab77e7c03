import { exhibitPanels } from "@/components/charts/exhibit-panels";
import type { PlotPicture } from "@/components/charts/picture-model";
import type { PlotPanel, PlotSeries } from "@/components/charts/plot-model";
import { detectableNote } from "@/components/runs/page/detectable-note";
import { exhibitMarks } from "@/components/runs/page/exhibit-marks";
import { exhibitSeries, type NamedCurve, panelsWith } from "@/components/runs/page/exhibit-series";
import { exhibitSummary } from "@/components/runs/page/exhibit-summary";
import { exhibitHowToRead, exhibitTitle } from "@/components/runs/page/exhibit-words";
import { metricPicture } from "@/components/runs/page/metric-picture";
import { setLook } from "@/components/runs/page/open-set-curves";
import { capitalise, curveName } from "@/components/runs/page/population-words";
import { curvePoints, sharedX } from "@/components/shares/curve-points";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import type { SharedCurve, SharedRunContent } from "@/lib/shares/shared-view";

type Look = Pick<PlotSeries, "color" | "panel" | "dash" | "shortLabel" | "isStrong">;

const looks: Readonly<Record<string, Look>> = {
  "train-known": { color: "known", panel: "train", shortLabel: "Known" },
  "train-unknown": { color: "unknown", panel: "train", shortLabel: "Unknown" },
  "train-all": { color: "muted", panel: "train", shortLabel: "train" },
  dev: { color: "dev", panel: "dev", isStrong: true },
  "dev-unknown": { color: "unknown", panel: "dev", dash: "dashed", shortLabel: "Unknown" },
  HighlyKnown: { color: "highly-known", panel: "categories", shortLabel: "Highly" },
  MaybeKnown: { color: "maybe-known", panel: "categories", shortLabel: "Maybe", dash: "dashed" },
  WeaklyKnown: { color: "weakly-known", panel: "categories", shortLabel: "Weakly", dash: "dotted" },
  Unknown: { color: "unknown", panel: "categories", shortLabel: "Unknown" },
};

const categoryPanels: readonly PlotPanel[] = [
  { id: "categories", unit: "ratio", domain: "full", height: 240 },
];

function namedCurve({ id, split, population, set, points }: SharedCurve, sets: number): NamedCurve {
  if (set !== undefined) {
    const look = setLook(Number(id.slice("set-".length)), sets);
    const panel = split === "train" ? "train" : "dev";
    return { ...{ id, label: set, shortLabel: set, panel }, ...look, curve: curvePoints(points) };
  }
  const look = { color: "muted", panel: "dev", shortLabel: split, ...looks[id] } as const;
  const label = id in categoryNames ? id : curveName(split, population);
  return { id, label, ...look, curve: curvePoints(points) };
}

const categoryNames = { HighlyKnown: 0, MaybeKnown: 0, WeaklyKnown: 0, Unknown: 0 };

function wordsOf(content: SharedRunContent, curves: readonly NamedCurve[]) {
  const rate = rateDefinition(content.rate);
  if (content.chart === "categories") {
    const split = content.curves[0]?.split ?? content.split ?? "dev";
    return {
      title: `${capitalise(split)} ${rate.label} by knowledge category`,
      howToRead: "What the base model was sure of stands at the top; loss there shows most",
    };
  }
  const heldOut = content.curves.find(({ id }) => id === "dev");
  const headline = heldOut ? { split: heldOut.split, population: heldOut.population } : null;
  return {
    title: exhibitTitle(curves, rate, heldOut?.split),
    howToRead: exhibitHowToRead({ curves, rate, headline }),
  };
}

/** The shared run as a picture: the same lines, marks and words as on the run page. */
export function runPicture(content: SharedRunContent): PlotPicture {
  if (content.metric) return metricPicture(content.metric);
  const places = content.curves.flatMap(({ id, set }) =>
    set === undefined ? [] : [Number(id.slice("set-".length)) + 1],
  );
  const curves = content.curves.map((curve) => namedCurve(curve, Math.max(0, ...places)));
  const x = sharedX(
    content.x,
    content.curves.flatMap(({ points }) => points),
  );
  const series = exhibitSeries(curves, x);
  const { best, recommended, alarm, onset } = content;
  const panels = content.chart === "categories" ? categoryPanels : exhibitPanels;
  return {
    kind: "plot",
    ...wordsOf(content, curves),
    summary: exhibitSummary(curves, rateDefinition(content.rate)),
    panels: panelsWith(panels, series),
    series,
    marks: exhibitMarks({ best, recommended, alarm, onset }, { x, points: [] }),
    xAxis: x.axis,
    note: detectableNote(content),
  };
}
