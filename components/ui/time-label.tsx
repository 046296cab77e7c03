"use client";

import { useState } from "react";
import { ownMinute, utcDay, utcMinute } from "@/lib/format";

type TimeLabelProps = {
  iso: string | null;
  absent?: string;
  /** The minute too, where the day says too little. */
  hasMinute?: boolean;
};

/** A time in UTC, the same on the server and in the browser; on hover the minute there and where it is read. */
export function TimeLabel({ iso, absent = "–", hasMinute = false }: TimeLabelProps) {
  const [here, setHere] = useState<string | null>(null);
  if (iso === null) return <span className="text-muted">{absent}</span>;
  const utc = utcMinute(iso);
  return (
    <time
      dateTime={iso}
      title={here === null ? utc : `${here} · ${utc}`}
      className="whitespace-nowrap"
      onPointerEnter={() => setHere(ownMinute(iso))}
    >
      {hasMinute ? utc : utcDay(iso)}
    </time>
  );
}
