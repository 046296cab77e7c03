"use client";

import { belowFold } from "@/components/ui/below-fold";

export const LazyMetricsCard = belowFold(
  () => import("@/components/runs/page/metrics-card").then((module) => module.MetricsCard),
  "h-[21.5rem] rounded-xl",
);
