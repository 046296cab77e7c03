"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { classNames } from "@/components/ui/class-names";
import { useFocusBack } from "@/components/ui/use-focus-back";

const sides = {
  left: "inset-y-0 left-0 w-[min(19rem,86vw)] border-r",
  right: "inset-y-0 right-0 w-[min(40rem,100vw)] border-l [--slide-from:16px]",
  bottom: "inset-x-0 bottom-0 max-h-[80vh] rounded-t-xl border-t [--slide-from:0px]",
} as const;

type SheetProps = {
  title: ReactNode;
  description?: ReactNode;
  isTitleHidden?: boolean;
  side?: keyof typeof sides;
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children: ReactNode;
  className?: string;
};

export function Sheet({ trigger, isOpen, onOpenChange, ...content }: SheetProps) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <SheetContent {...content} />
    </Primitive.Root>
  );
}

function SheetContent(props: SheetProps) {
  const { title, description, isTitleHidden, side = "right", children, className } = props;
  const focusBack = useFocusBack();
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-overlay" />
      <Primitive.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        {...focusBack}
        className={classNames(
          "slide-in fixed z-50 overflow-y-auto bg-raised p-4",
          sides[side],
          className,
        )}
      >
        <Primitive.Title className={isTitleHidden ? "sr-only" : "pr-8 font-semibold text-[1rem]"}>
          {title}
        </Primitive.Title>
        {description && (
          <Primitive.Description className="mt-1 text-muted">{description}</Primitive.Description>
        )}
        <div className={isTitleHidden ? "" : "mt-4"}>{children}</div>
        <Primitive.Close
          aria-label="Close"
          className={classNames(
            buttonStyle({ variant: "ghost", size: "icon-small" }),
            "absolute top-3.5 right-3",
          )}
        >
          <X />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}
