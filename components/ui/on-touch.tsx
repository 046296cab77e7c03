"use client";

import { Slot } from "radix-ui";
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useState,
} from "react";

export type Parts<P> = {
  /** Null until they have been fetched once. */
  atHand: () => P | null;
  fetch: () => Promise<P>;
};

/** Parts of a page that are fetched when somebody first reaches for them, not with the page. */
export function onTouch<P>(load: () => Promise<P>): Parts<P> {
  let loaded: P | null = null;
  return {
    atHand: () => loaded,
    fetch: async () => {
      loaded ??= await load();
      return loaded;
    },
  };
}

type LayerOptions = {
  isOpen?: boolean | undefined;
  onOpenChange?: ((isOpen: boolean) => void) | undefined;
};

/**
 * A layer, open by itself or by its owner. `parts` is null until it is first opened; where they cannot be had it
 * closes again.
 */
export function useLayer<P>(source: Parts<P>, { isOpen, onOpenChange }: LayerOptions) {
  const [ownOpen, setOwnOpen] = useState(false);
  const [parts, setParts] = useState<P | null>(null);
  const open = isOpen ?? ownOpen;
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const close = useEffectEvent(() => setOpen(false));
  useEffect(() => {
    if (!open || parts !== null) return;
    source.fetch().then(
      // A menu that has closed gives the focus back a task later; a layer opened from it must find it there.
      (loaded) => setTimeout(() => setParts(() => loaded)),
      () => close(),
    );
  }, [open, parts, source]);
  return { parts, layer: { open, onOpenChange: setOpen } };
}

type WaitingTriggerProps = {
  opens: "menu" | "dialog";
  parts: Parts<unknown>;
  onOpen: (opening: { byKey: boolean }) => void;
  children: ReactNode;
};

/** What opens a layer that is not there yet: it says so, and fetches it for whoever comes near. */
export function WaitingTrigger({ opens, parts, onOpen, children }: WaitingTriggerProps) {
  const fetchAhead = () => void parts.fetch().catch(() => undefined);
  return (
    <Slot.Root
      aria-haspopup={opens}
      aria-expanded={false}
      data-state="closed"
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      // A click without a count came from a key.
      onClick={(event: MouseEvent) => onOpen({ byKey: event.detail === 0 })}
      onKeyDown={(event: KeyboardEvent) => {
        if (opens !== "menu" || event.key !== "ArrowDown") return;
        event.preventDefault();
        onOpen({ byKey: true });
      }}
    >
      {children}
    </Slot.Root>
  );
}
