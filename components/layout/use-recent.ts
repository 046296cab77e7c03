import { useEffect, useState } from "react";
import { z } from "zod";
import type { PaletteCommand } from "./palette-results";

const shown = 6;
const stored = z.array(
  z.object({
    id: z.string(),
    label: z.string(),
    hint: z.string().optional(),
    href: z.string().startsWith("/"),
  }),
);

function read(key: string): PaletteCommand[] {
  try {
    const found = stored.safeParse(JSON.parse(localStorage.getItem(key) ?? "[]"));
    return found.success
      ? found.data.map(({ hint, ...rest }) => ({ ...rest, ...(hint !== undefined && { hint }) }))
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
