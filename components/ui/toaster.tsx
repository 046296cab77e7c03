"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { toastsWanted } from "@/components/ui/toast";

const ToastRegion = dynamic(() =>
  import("@/components/ui/toast-region").then((module) => module.ToastRegion),
);

export function Toaster() {
  const isWanted = useSyncExternalStore(toastsWanted.subscribe, toastsWanted.get, () => false);
  return isWanted && <ToastRegion />;
}
