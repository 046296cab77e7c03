import { z } from "zod";
import type { Shown } from "./about-model";
import { flowModel } from "./flow-model";
import { leaksModel } from "./leaks-model";
import { pathModel } from "./path-model";
import { slicesModel } from "./slices-model";

/** The cards of the run page that say what happened to single facts. A new one is a line here: then a link may show it. */
export const dynamicsModel = z.discriminatedUnion("chart", [
  flowModel,
  slicesModel,
  pathModel,
  leaksModel,
]);
export type DynamicsModel = z.infer<typeof dynamicsModel>;
export type DynamicsChartId = DynamicsModel["chart"];
export type ShownCard = Shown<DynamicsModel>;

/** Their names in addresses. */
export const dynamicsCharts = dynamicsModel.options.map(({ shape }) => shape.chart.value);
