"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { formatCount } from "@/lib/format";
import type { CandidateSeries } from "@/lib/uploads/inspect-schema";

type OtherMetricsProps = {
  metrics: readonly CandidateSeries[];
  /** Reads the metric as a rate from here on. */
  onUse: (series: CandidateSeries) => void;
  /** Open where there is no set above them. */
  isOpen: boolean;
};

const shown = 20;
const namedInLine = 4;

function inLine(metrics: readonly CandidateSeries[]): string {
  const names = metrics.slice(0, namedInLine).map(({ key }) => key);
  const rest = metrics.length - names.length;
  return `${names.join(", ")}${rest > 0 ? ` and ${formatCount(rest)} more` : ""}`;
}

/** What is stored besides the sets; each can be read as a set after all. */
export function OtherMetrics({ metrics, onUse, isOpen }: OtherMetricsProps) {
  const [text, setText] = useState("");
  if (metrics.length === 0) return null;
  const wanted = text.trim().toLowerCase();
  const found = metrics.filter(({ key }) => key.toLowerCase().includes(wanted));
  return (
    <details open={isOpen || undefined} className="mt-2 text-[0.8125rem]">
      <summary className="wrap-anywhere cursor-pointer rounded-sm">
        <span className="text-muted">Also kept as metrics:</span> {inLine(metrics)}
      </summary>
      <div className="mt-2 flex flex-col gap-2">
        {metrics.length > shown && (
          <Input
            type="search"
            aria-label="Find a metric"
            placeholder="Find a metric"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
        <ul className="max-h-64 overflow-y-auto">
          {found.slice(0, shown).map((series) => (
            <li key={series.key} className="flex items-center justify-between gap-3 border-b py-1">
              <span className="wrap-anywhere min-w-0 font-mono text-caption">{series.key}</span>
              <Button
                size="small"
                aria-label={`Read ${series.key} as a set`}
                onClick={() => onUse(series)}
              >
                Read as a set
              </Button>
            </li>
          ))}
        </ul>
        {found.length > shown && (
          <p className="text-caption text-muted">
            {formatCount(found.length - shown)} more: type more of the name.
          </p>
        )}
      </div>
    </details>
  );
}
