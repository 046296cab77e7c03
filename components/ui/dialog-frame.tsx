"use client";

import type { ComponentProps, ReactNode } from "react";
import type { DialogContentProps, DialogLayerClose } from "@/components/ui/dialog-layer";
import { onTouch, useLayer, WaitingTrigger } from "@/components/ui/on-touch";

const dialog = onTouch(() => import("@/components/ui/dialog-layer"));

export type DialogFrameProps = DialogContentProps & {
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
};

/** A dialog or a sheet, fetched when it is first opened. */
export function DialogFrame({ trigger, isOpen, onOpenChange, ...content }: DialogFrameProps) {
  const { parts, layer } = useLayer(dialog, { isOpen, onOpenChange });
  if (parts !== null) return <parts.DialogLayer {...{ trigger, ...layer, ...content }} />;
  if (!trigger) return null;
  return (
    <WaitingTrigger opens="dialog" parts={dialog} onOpen={() => layer.onOpenChange(true)}>
      {trigger}
    </WaitingTrigger>
  );
}

/** Stands in an open dialog alone, and an open one has fetched its parts. */
export function DialogClose(props: ComponentProps<typeof DialogLayerClose>) {
  const Part = dialog.atHand()?.DialogLayerClose;
  return Part && <Part {...props} />;
}
