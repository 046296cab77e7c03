import { useRef } from "react";

/** What opened a layer: the button behind the menu where an item of it did, since the item goes with the menu. */
function openerOf(focused: Element | null): Element | null {
  const menu = focused?.closest('[role="menu"]');
  return menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : focused;
}

/** Gives focus back to what opened a layer. Radix does so for its trigger only; an address or a menu is none. */
export function useFocusBack() {
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
