"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import { type ComponentProps, type ReactNode, useRef } from "react";
import { classNames } from "@/components/ui/class-names";

const itemStyle =
  "flex min-h-7 select-none items-center gap-2 rounded-md px-2 py-1 text-[0.8125rem] outline-none data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-3.5 [&_svg]:text-muted";

type MenuLayerProps = {
  trigger: ReactNode;
  children: ReactNode;
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** Opened by a key before it was there to hear it: its first item has the focus, as in any menu opened by one. */
  startsAtFirst: boolean;
  align: "start" | "end";
  className: string | undefined;
};

export function MenuLayer(props: MenuLayerProps) {
  const { trigger, children, open, onOpenChange, startsAtFirst, align, className } = props;
  const isFirstFocus = useRef(startsAtFirst);
  return (
    <Primitive.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onFocus={({ currentTarget, target }) => {
            if (!isFirstFocus.current || target !== currentTarget) return;
            isFirstFocus.current = false;
            currentTarget
              .querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')
              ?.focus();
          }}
          className={classNames(
            "pop-in z-50 max-h-[60vh] min-w-44 max-w-80 overflow-y-auto rounded-lg border bg-raised p-1 shadow-pop",
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export type MenuItemProps = ComponentProps<typeof Primitive.Item> & { isDangerous?: boolean };

export function MenuItem({ isDangerous, className, ...rest }: MenuItemProps) {
  return (
    <Primitive.Item
      className={classNames(itemStyle, isDangerous && "text-confirmed", className)}
      {...rest}
    />
  );
}

export type MenuCheckItemProps = ComponentProps<typeof Primitive.CheckboxItem>;

export function MenuCheckItem({ children, className, ...rest }: MenuCheckItemProps) {
  return (
    <Primitive.CheckboxItem className={classNames(itemStyle, "pr-7 relative", className)} {...rest}>
      {children}
      <Primitive.ItemIndicator className="absolute right-2">
        <Check />
      </Primitive.ItemIndicator>
    </Primitive.CheckboxItem>
  );
}

export type MenuLabelProps = ComponentProps<typeof Primitive.Label>;

export function MenuLabel(props: MenuLabelProps) {
  return <Primitive.Label className="px-2 py-1 text-caption text-muted" {...props} />;
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 border-t" />;
}
