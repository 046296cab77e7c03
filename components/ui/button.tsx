import type { ComponentProps } from "react";
import { type ButtonStyle, buttonStyle } from "@/components/ui/button-style";
import { classNames } from "@/components/ui/class-names";

type ButtonProps = ComponentProps<"button"> & ButtonStyle & { isBusy?: boolean };

export function Button({ variant, size, className, isBusy, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classNames(buttonStyle({ variant, size }), className)}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
      {...rest}
    />
  );
}
