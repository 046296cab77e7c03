import type { ReactNode } from "react";
import type { ReportView } from "@/lib/shares/shared-view";

type Kind = ReportView["content"]["blocks"][number]["kind"];
type FlowProps = { kinds: readonly Kind[]; pieces: readonly ReactNode[] };

/** Blocks with the charts that follow one another in a row of their own. */
function rowsOf(kinds: readonly Kind[]): number[][] {
  const rows: number[][] = [];
  for (const [at, kind] of kinds.entries()) {
    const last = rows.at(-1);
    if (kind === "chart" && last !== undefined && kinds[at - 1] === "chart") last.push(at);
    else rows.push([at]);
  }
  return rows;
}

/** Blocks from top to bottom; charts that follow one another stand side by side where the width bears it, a table under one needs more. */
export function ReportFlow({ kinds, pieces }: FlowProps) {
  return (
    <div className="@container flex flex-col gap-4 sm:gap-5 print:gap-2">
      {rowsOf(kinds).map((row) => (
        <div
          key={row[0]}
          className="grid grid-cols-[minmax(0,1fr)] gap-4 has-[>:nth-child(2)]:@min-[60rem]:grid-cols-2 has-[>:nth-child(2)]:not-has-[table]:@min-[44rem]:grid-cols-2 print:block print:space-y-2 @min-[44rem]:[&>:last-child:nth-child(odd)]:col-span-full"
        >
          {row.map((at) => (
            <div key={at} className="min-w-0 [&>section]:h-full">
              {pieces[at]}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
