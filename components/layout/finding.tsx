import type { ReactNode } from "react";

/** The answer first: a sentence or two that a lead can repeat, what matters in bold. */
export function Finding({ children }: { children: ReactNode }) {
  return <p className="max-w-[54rem] text-finding text-pretty">{children}</p>;
}
