"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { classNames } from "@/components/ui/class-names";
import { FormProblem } from "@/components/ui/form-problem";
import { tellRefusals } from "@/components/ui/toast";

/** What opened a layer: the button behind the menu where an item of it did, since the item goes with the menu. */
function openerOf(focused: Element | null): Element | null {
  const menu = focused?.closest('[role="menu"]');
  return menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : focused;
}

/** Gives focus back to what opened a layer. Radix does so for its trigger only; an address or a menu is none. */
function useFocusBack() {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = openerOf(document.activeElement);
    },
    onCloseAutoFocus: (event: Event) => {
      if (!(opener.current instanceof HTMLElement) || opener.current === document.body) return;
      event.preventDefault();
      opener.current.focus({ preventScroll: true });
    },
  };
}

export type DialogContentProps = {
  title: ReactNode;
  description?: ReactNode;
  isTitleHidden?: boolean;
  children?: ReactNode;
  className?: string;
};

type DialogLayerProps = DialogContentProps & {
  trigger: ReactNode;
  open: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export const DialogLayerClose = Primitive.Close;

/** What a dialog and a sheet share: overlay, title, description, a way to close, and the focus back where it was. */
export function DialogLayer({ trigger, open, onOpenChange, ...content }: DialogLayerProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Content {...content} />
    </Primitive.Root>
  );
}

/** What is refused while the dialog is open, at its lower edge. */
function Refusals() {
  const [refusal, setRefusal] = useState<{ text: string; count: number }>();
  useEffect(
    () => tellRefusals((text) => setRefusal((last) => ({ text, count: (last?.count ?? 0) + 1 }))),
    [],
  );
  if (refusal === undefined) return null;
  return (
    <div className="sticky bottom-0 mt-3 bg-raised py-1">
      <FormProblem key={refusal.count} message={refusal.text} />
    </div>
  );
}

function Content({ title, description, isTitleHidden, children, className }: DialogContentProps) {
  const focusBack = useFocusBack();
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-overlay" />
      <Primitive.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        {...focusBack}
        className={classNames("fixed z-50 overflow-y-auto bg-raised", className)}
      >
        <Primitive.Title className={isTitleHidden ? "sr-only" : "pr-8 font-semibold text-[1rem]"}>
          {title}
        </Primitive.Title>
        {description && (
          <Primitive.Description className="mt-1 text-muted">{description}</Primitive.Description>
        )}
        <div className={isTitleHidden ? "" : "mt-4"}>{children}</div>
        <Refusals />
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
