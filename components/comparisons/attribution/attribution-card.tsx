import type { ReactNode } from "react";
import {
  type AttributionRow,
  attributionPicture,
  attributionWords,
} from "@/components/comparisons/attribution/attribution-words";
import { PictureMenu } from "@/components/exports/picture-menu";
import type { Provenance } from "@/components/exports/provenance";
import { Card } from "@/components/ui/card";
import { Explain } from "@/components/ui/explain";

function Bar({ row: { found, fall }, most }: { row: AttributionRow; most: number }) {
  const share = (value: number) => `${(100 * Math.max(0, value)) / most}%`;
  const low = Math.max(0, found?.low ?? 0);
  return (
    <div aria-hidden className="relative mt-1 flex h-3 overflow-hidden rounded-sm bg-tone-neutral">
      {found ? (
        <>
          <span className="bg-abstained" style={{ width: share(found.controlFall) }} />
          <span className="bg-unknown" style={{ width: share(found.points) }} />
          <span
            className="absolute top-1/2 h-px bg-ink"
            style={{
              left: share(found.controlFall + low),
              width: share((found.high ?? 0) - low),
            }}
          />
        </>
      ) : (
        <span className="bg-line-strong/50" style={{ width: share(fall ?? 0) }} />
      )}
    </div>
  );
}

type AttributionCardProps = {
  rows: readonly AttributionRow[];
  /** Null where nothing may be taken away. */
  provenance: Provenance | null;
  isPagePrinted?: boolean;
  /** What may be chosen here. */
  choices?: ReactNode;
  /** What may be done about one run. */
  belowRun?: (id: string) => ReactNode;
};

/** Splits the fall of each run into what its control lost too and what came with the Unknown examples. None without such a run. */
export function AttributionCard(props: AttributionCardProps) {
  const { rows, provenance, isPagePrinted = false, choices, belowRun } = props;
  const picture = attributionPicture(rows);
  const most = rows.reduce(
    (high, { found, fall }) => Math.max(high, found?.high ?? 0, found?.runFall ?? 0, fall ?? 0),
    1,
  );
  if (rows.length === 0) return null;
  return (
    <Card
      className="break-inside-avoid"
      title={
        <>
          {picture.title}{" "}
          <Explain
            title="Attributable loss"
            formula="(fall of the run) − (fall of its control)"
            method="Fine-tuning alone makes a model forget. A control is the same set-up without Unknown examples; both falls are since each run's best, over the same steps. The interval is a paired bootstrap over the examples that both answered."
          />
        </>
      }
      howToRead={picture.howToRead}
      actions={
        <>
          {choices}
          {provenance && <PictureMenu {...{ picture, provenance, isPagePrinted }} />}
        </>
      }
    >
      <ul className="flex max-h-[40rem] flex-col gap-2.5 overflow-y-auto print:max-h-none print:gap-1">
        {rows.map((row) => {
          const { amount, detail } = attributionWords(row);
          return (
            <li key={row.id}>
              <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="font-semibold wrap-anywhere">{row.name}</span>
                <span className="text-[0.8125rem] tabular-nums">{amount}</span>
              </p>
              <Bar row={row} most={most} />
              <p className="mt-0.5 text-caption text-muted tabular-nums wrap-anywhere">{detail}</p>
              {belowRun?.(row.id)}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
