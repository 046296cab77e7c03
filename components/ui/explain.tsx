"use client";

import { CircleHelp } from "lucide-react";
import type { ReactNode } from "react";
import { Popover } from "@/components/ui/popover";

export type Explanation = {
  title: string;
  formula?: ReactNode;
  inputs?: readonly { name: string; value: ReactNode }[];
  method: ReactNode;
};

/** Any number explains itself: formula, inputs, method in two sentences; by click, touch or key. */
export function Explain({ title, formula, inputs = [], method }: Explanation) {
  return (
    <Popover
      label={title}
      className="w-80"
      trigger={
        <button
          type="button"
          aria-label={`How "${title}" is computed`}
          className="-m-1 inline-grid size-6 place-items-center rounded-full align-middle text-muted hover:text-ink"
        >
          <CircleHelp aria-hidden className="size-3.5" />
        </button>
      }
    >
      <p className="font-semibold">{title}</p>
      {formula && (
        <p className="mt-1.5 rounded bg-hover px-2 py-1 font-mono text-caption">{formula}</p>
      )}
      {inputs.length > 0 && (
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-caption">
          {inputs.map((input) => (
            <div key={input.name} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-muted">{input.name}</dt>
              <dd className="text-right">{input.value}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="mt-2 text-caption text-muted">{method}</p>
    </Popover>
  );
}
