"use client";

import { type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { SegmentButton } from "@/components/ui/segment-button";

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
  const group = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={classNames("flex flex-wrap gap-1.5", className)}
    >
      {options.map((option) => (
        <SegmentButton
          key={option.value}
          group={group}
          isChosen={option.value === value}
          onChoose={() => onValueChange(option.value)}
          isDisabled={option.isDisabled}
          className="h-6.5 whitespace-nowrap rounded-md border px-2 text-caption text-muted hover:bg-hover hover:text-ink has-checked:border-line-strong/60 has-checked:font-semibold has-checked:text-ink"
        >
          {option.label}
        </SegmentButton>
      ))}
    </div>
  );
}
