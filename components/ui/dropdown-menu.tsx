"use client";

import { type ReactNode, useState } from "react";
import type { MenuCheckItemProps, MenuItemProps, MenuLabelProps } from "@/components/ui/menu-layer";
import { onTouch, useLayer, WaitingTrigger } from "@/components/ui/on-touch";

const menu = onTouch(() => import("@/components/ui/menu-layer"));

type DropdownMenuProps = {
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "end";
  className?: string;
};

export function DropdownMenu({ trigger, children, align = "start", className }: DropdownMenuProps) {
  const [startsAtFirst, setStartsAtFirst] = useState(false);
  const { parts, layer } = useLayer(menu, {});
  if (parts === null) {
    const open = ({ byKey }: { byKey: boolean }) => {
      setStartsAtFirst(byKey);
      layer.onOpenChange(true);
    };
    return (
      <WaitingTrigger opens="menu" parts={menu} onOpen={open}>
        {trigger}
      </WaitingTrigger>
    );
  }
  return (
    <parts.MenuLayer {...{ trigger, align, className, startsAtFirst, ...layer }}>
      {children}
    </parts.MenuLayer>
  );
}

// What stands in a menu is drawn in an open one alone, and an open one has fetched its parts.

export function DropdownMenuItem(props: MenuItemProps) {
  const Part = menu.atHand()?.MenuItem;
  return Part && <Part {...props} />;
}

export function DropdownMenuCheckItem(props: MenuCheckItemProps) {
  const Part = menu.atHand()?.MenuCheckItem;
  return Part && <Part {...props} />;
}

export function DropdownMenuLabel(props: MenuLabelProps) {
  const Part = menu.atHand()?.MenuLabel;
  return Part && <Part {...props} />;
}

export function DropdownMenuSeparator() {
  const Part = menu.atHand()?.MenuSeparator;
  return Part && <Part />;
}
