"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { classNames } from "@/components/ui/class-names";
import { useFocusBack } from "@/components/ui/use-focus-back";

type DialogProps = {
  title: ReactNode;
  description?: ReactNode;
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

export const DialogClose = Primitive.Close;

export function Dialog({ trigger, isOpen, onOpenChange, ...content }: DialogProps) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <DialogContent {...content} />
    </Primitive.Root>
  );
}

function DialogContent({ title, description, children, actions, className }: DialogProps) {
  const focusBack = useFocusBack();
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-overlay" />
      <Primitive.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        {...focusBack}
        className={classNames(
          "pop-in fixed top-[12vh] left-1/2 z-50 max-h-[80vh] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 overflow-y-auto rounded-xl border bg-raised p-5 shadow-pop",
          className,
        )}
      >
        <Primitive.Title className="pr-8 font-semibold text-[1rem]">{title}</Primitive.Title>
        {description && (
          <Primitive.Description className="mt-1 text-muted">{description}</Primitive.Description>
        )}
        <div className="mt-4">{children}</div>
        {actions && <div className="mt-5 flex flex-wrap justify-end gap-2">{actions}</div>}
        <Primitive.Close
          aria-label="Close"
          className={classNames(
            buttonStyle({ variant: "ghost", size: "icon-small" }),
            "absolute top-3.5 right-3.5",
          )}
        >
          <X />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}
