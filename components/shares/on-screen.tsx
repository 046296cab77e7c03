import type { ReactNode } from "react";

/** The interactive picture for the screen, the server's for paper. */
export function OnScreen({ children, paper }: { children: ReactNode; paper: ReactNode }) {
  return (
    <>
      <div className="print:hidden">{children}</div>
      <div className="hidden print:block">{paper}</div>
    </>
  );
}
