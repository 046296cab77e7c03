"use client";

import type { ReactNode } from "react";
import { onTouch, useLayer, WaitingTrigger } from "@/components/ui/on-touch";

const popover = onTouch(() => import("@/components/ui/popover-layer"));

type PopoverProps = {
  trigger: ReactNode;
  label: string;
  children: ReactNode;
  align?: "start" | "center" | "end";
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  className?: string;
};

export function Popover(props: PopoverProps) {
  const { trigger, label, children, align = "start", isOpen, onOpenChange, className } = props;
  const { parts, layer } = useLayer(popover, { isOpen, onOpenChange });
  if (parts === null) {
    return (
      <WaitingTrigger opens="dialog" parts={popover} onOpen={() => layer.onOpenChange(true)}>
        {trigger}
      </WaitingTrigger>
    );
  }
  return (
    <parts.PopoverLayer {...{ trigger, label, align, className, ...layer }}>
      {children}
    </parts.PopoverLayer>
  );
}
