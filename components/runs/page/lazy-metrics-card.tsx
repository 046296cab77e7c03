"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";

/** Below the fold: its code and its points are read after the answer stands. */
export const LazyMetricsCard = dynamic(
  () => import("@/components/runs/page/metrics-card").then((module) => module.MetricsCard),
  { ssr: false, loading: () => <Skeleton className="h-[21.5rem] rounded-xl" /> },
);
