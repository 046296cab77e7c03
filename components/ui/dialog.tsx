"use client";

import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { DialogFrame, type DialogFrameProps } from "@/components/ui/dialog-frame";

export { DialogClose } from "@/components/ui/dialog-frame";

type DialogProps = Omit<DialogFrameProps, "isTitleHidden"> & { actions?: ReactNode };

export function Dialog({ children, actions, className, ...frame }: DialogProps) {
  return (
    <DialogFrame
      {...frame}
      className={classNames(
        "pop-in top-[12vh] left-1/2 max-h-[80vh] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 rounded-xl border p-5 shadow-pop",
        className,
      )}
    >
      {children}
      {actions && <div className="mt-5 flex flex-wrap justify-end gap-2">{actions}</div>}
    </DialogFrame>
  );
}
