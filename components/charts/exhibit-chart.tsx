"use client";

import { exhibitPanels } from "@/components/charts/exhibit-panels";
import { PanelChart, type PanelChartProps } from "@/components/charts/panel-chart";

type ExhibitChartProps = Omit<PanelChartProps, "panels">;

/** Exhibit 1: train accuracy above, dev accuracy below; series say `panel: "train"` or `"dev"`. */
export function ExhibitChart(props: ExhibitChartProps) {
  return <PanelChart panels={exhibitPanels} {...props} />;
}
