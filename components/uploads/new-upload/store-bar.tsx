"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Progress } from "@/components/ui/progress";
import { formatPercent } from "@/lib/format";

type StoreBarProps = {
  /** The controls of where it goes; none where they stand in a table. */
  place: ReactNode;
  note: string;
  /** The note is why it was not sent. */
  isProblem: boolean;
  action: string;
  isDisabled: boolean;
  sending: { ratio: number | null } | null;
  onStore: () => void;
  onCancel: () => void;
};

/** Where it goes and the one button; it stays in sight while one scrolls. */
export function StoreBar(props: StoreBarProps) {
  const { place, note, isProblem, action, isDisabled, sending, onStore, onCancel } = props;
  return (
    <div className="sticky bottom-0 z-20 -mx-1 flex flex-col gap-2 border-t bg-page px-1 py-3">
      {sending !== null && (
        <div>
          <Progress label="Sending" ratio={sending.ratio} />
          <p className="mt-1 text-caption text-muted tabular-nums" role="status">
            {sending.ratio === null
              ? "Checking and storing…"
              : `Sending, ${formatPercent(sending.ratio, 0)}`}
          </p>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {place}
        <p
          role={isProblem ? "alert" : undefined}
          className={classNames(
            "min-w-0 flex-1 basis-40 text-caption",
            isProblem ? "text-confirmed" : "text-muted",
          )}
        >
          {note}
        </p>
        {sending === null ? (
          <Button variant="primary" disabled={isDisabled} onClick={onStore}>
            {action}
          </Button>
        ) : (
          <Button onClick={onCancel}>Cancel</Button>
        )}
      </div>
    </div>
  );
}
