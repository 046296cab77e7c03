"use client";

import { useState } from "react";

declare global {
  /** Drawings by id, from the part of the server that makes a page to the one that writes it. */
  var onsetDrawn: Map<string, string> | undefined;
}

/** The page has the drawing already; only its server knows it otherwise. */
function markupOf(id: string): string {
  if (typeof document !== "undefined")
    return document.querySelector(`[data-drawn="${id}"]`)?.innerHTML ?? "";
  const markup = globalThis.onsetDrawn?.get(id);
  if (markup === undefined) throw new Error(`nothing is drawn as ${id}`);
  globalThis.onsetDrawn?.delete(id);
  return markup;
}

/** A drawing that comes in the page's HTML and not once more in what React reads to go on with it. */
export function Drawn({ id, className }: { id: string; className: string }) {
  const [markup] = useState(() => markupOf(id));
  return (
    <div
      data-drawn={id}
      className={className}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React wrote it and escaped what it was given
      dangerouslySetInnerHTML={{ __html: markup }}
    />
  );
}
