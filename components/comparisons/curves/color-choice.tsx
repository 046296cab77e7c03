"use client";

import type { ReactNode } from "react";
import { type ColorToken, strokeOf } from "@/components/charts/paint";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

type ColorChoiceProps = { run: string; name: string; color: ColorToken; children: ReactNode };

const offered: readonly { token: ColorToken; name: string }[] = [
  { token: "series-1", name: "blue" },
  { token: "series-2", name: "vermillion" },
  { token: "series-3", name: "green" },
  { token: "series-4", name: "violet" },
  { token: "series-5", name: "ochre" },
  { token: "series-6", name: "pink" },
  { token: "series-7", name: "teal" },
  { token: "series-8", name: "grey" },
  { token: "ink", name: "ink" },
];

/** A colour of one's own for a run; it stands in the address and goes with the link. */
export function ColorChoice({ run, name, color, children }: ColorChoiceProps) {
  const { view, setView } = useCompareView();
  const others = view.color.filter((entry) => entry.slice(0, entry.lastIndexOf(":")) !== run);
  return (
    <Popover
      label={`Colour of ${name}`}
      className="w-auto"
      trigger={
        <button
          type="button"
          aria-label={`Colour of ${name}`}
          className="grid size-6 place-items-center rounded-md hover:bg-hover"
        >
          {children}
        </button>
      }
    >
      <div className="flex flex-wrap gap-1">
        {offered.map(({ token, name: word }) => (
          <button
            key={token}
            type="button"
            aria-label={word}
            aria-pressed={token === color}
            onClick={() => setView({ color: [...others, `${run}:${token}`] })}
            className="size-7 rounded-md border-2 border-transparent p-1 aria-[pressed=true]:border-ink"
          >
            <span
              aria-hidden
              className="block size-full rounded-sm"
              style={{ background: strokeOf(token) }}
            />
          </button>
        ))}
      </div>
      <Button
        size="small"
        variant="ghost"
        className="mt-2"
        onClick={() => setView({ color: others })}
      >
        Its own colour
      </Button>
    </Popover>
  );
}
