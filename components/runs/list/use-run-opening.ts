import { useRouter } from "next/navigation";
import type { MouseEvent, PointerEvent } from "react";
import { rowIndexOf } from "@/components/runs/list/use-row-cursor";
import { paths } from "@/lib/paths";
import type { RunListItem } from "@/lib/runs/schema";

function isPlain({ button, altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return button === 0 && !altKey && !ctrlKey && !metaKey && !shiftKey;
}

/**
 * Opens the run of a row from wherever on it was clicked, and fetches it ahead when its name is pointed at. Heard by
 * the table: a router's link in each row would be most of what a row costs while thousands are scrolled through.
 */
export function useRunOpening(project: string, runs: readonly RunListItem[]) {
  const router = useRouter();
  const addressOf = (index: number) => {
    const run = runs[index];
    return run && paths.run(project, run.id);
  };
  const open = (index: number) => {
    const address = addressOf(index);
    if (address) router.push(address);
  };
  return {
    open,

    click: (event: MouseEvent, index: number) => {
      const link = event.target instanceof Element && event.target.closest("a");
      if (link ? !isPlain(event) : window.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      open(index);
    },
    onPointerOver: (event: PointerEvent) => {
      const isLink = event.target instanceof Element && event.target.closest("a") !== null;
      const address = isLink && addressOf(rowIndexOf(event.target) ?? -1);
      if (address) router.prefetch(address);
    },
  };
}
