"use client";

import { ToggleGroup as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type SegmentedProps<Value extends string> = {
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; isDisabled?: boolean }[];
  className?: string;
};

/** One of a few; the chosen one cannot be switched off, only replaced. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, onValueChange, options, className } = props;
  return (
    <Primitive.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onValueChange(chosen.value);
      }}
      className={classNames("flex flex-wrap gap-1.5", className)}
    >
      {options.map((option) => (
        <Primitive.Item
          key={option.value}
          value={option.value}
          disabled={option.isDisabled}
          className="h-6.5 whitespace-nowrap rounded-md border px-2 text-caption text-muted hover:bg-hover hover:text-ink disabled:opacity-50 data-[state=on]:border-line-strong/60 data-[state=on]:font-semibold data-[state=on]:text-ink"
        >
          {option.label}
        </Primitive.Item>
      ))}
    </Primitive.Root>
  );
}
