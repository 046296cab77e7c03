import { useEffect, useState } from "react";
import type { PaletteCommand } from "./palette-results";

const shown = 6;

/** What this browser kept may be of another version of Onset, or of anybody. */
function isCommand(found: unknown): found is PaletteCommand & { href: string } {
  const { id, label, hint, href } = Object(found) as Record<string, unknown>;
  const isHint = hint === undefined || typeof hint === "string";
  const isPath = typeof href === "string" && href.startsWith("/");
  return typeof id === "string" && typeof label === "string" && isHint && isPath;
}

function read(key: string): PaletteCommand[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(found) && found.every(isCommand)
      ? found.map(({ id, label, href, hint }) => ({ id, label, href, ...(hint && { hint }) }))
      : [];
  } catch {
    return [];
  }
}

/** The pages that were last opened by the palette in one project, newest first, as this browser keeps them. */
export function useRecent(project: string): {
  recent: readonly PaletteCommand[];
  remember: (command: PaletteCommand) => void;
} {
  const key = `onset-recent-${project}`;
  const [recent, setRecent] = useState<readonly PaletteCommand[]>([]);
  useEffect(() => setRecent(read(key)), [key]);
  const remember = ({ id, label, hint, href }: PaletteCommand) => {
    if (href === undefined) return;
    const newest = { id, label, href, ...(hint !== undefined && { hint }) };
    const next = [newest, ...read(key).filter((each) => each.id !== id)].slice(0, shown);
    setRecent(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing forgets the list with the page.
    }
  };
  return { recent, remember };
}
