import type { ReactNode } from "react";

/** The sentence in the place of a picture that has nothing to draw. */
export function EmptyChart({ children }: { children: ReactNode }) {
  return (
    <p className="rounded-lg border border-dashed px-4 py-10 text-center text-muted">{children}</p>
  );
}
