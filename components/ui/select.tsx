import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { inputStyle } from "@/components/ui/input-style";

type SelectProps = ComponentProps<"select"> & {
  options: readonly { value: string; label: string; isDisabled?: boolean }[];
  isSmall?: boolean;
};

/** The browser's own list: it works by keyboard, by touch and by screen reader everywhere. */
export function Select({ options, isSmall, className, ...rest }: SelectProps) {
  return (
    <span className={classNames("relative inline-flex min-w-0", className)}>
      <select
        className={classNames(
          inputStyle,
          "appearance-none truncate pr-7",
          isSmall ? "h-6.5 pl-2 text-caption" : "h-8",
        )}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
