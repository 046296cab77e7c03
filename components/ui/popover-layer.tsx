"use client";

import { Popover as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type PopoverLayerProps = {
  trigger: ReactNode;
  label: string;
  children: ReactNode;
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
  align: "start" | "center" | "end";
  className: string | undefined;
};

export function PopoverLayer(props: PopoverLayerProps) {
  const { trigger, label, children, align, open, onOpenChange, className } = props;
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className={classNames(
            "pop-in z-50 w-72 max-w-[calc(100vw-1.5rem)] rounded-lg border bg-raised p-3 text-[0.8125rem] shadow-pop",
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
