"use client";

import { classNames } from "@/components/ui/class-names";
import { DialogFrame, type DialogFrameProps } from "@/components/ui/dialog-frame";

const sides = {
  left: "inset-y-0 left-0 w-[min(19rem,86vw)] border-r",
  right: "inset-y-0 right-0 w-[min(40rem,100vw)] border-l [--slide-from:16px]",
  bottom: "inset-x-0 bottom-0 max-h-[80vh] rounded-t-xl border-t [--slide-from:0px]",
} as const;

type SheetProps = DialogFrameProps & { side?: keyof typeof sides };

export function Sheet({ side = "right", className, ...frame }: SheetProps) {
  return <DialogFrame {...frame} className={classNames("slide-in p-4", sides[side], className)} />;
}
