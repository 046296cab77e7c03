import type { ComponentProps, ComponentType } from "react";
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

type IconButtonProps = ButtonProps & {
  label: string;
  icon: ComponentType<{ "aria-hidden": boolean }>;
};

/** A small button without words: its label is read aloud, and a drawn sign stands for it. */
export function IconButton({ label, icon: Icon, ...rest }: IconButtonProps) {
  return (
    <Button size="icon-small" variant="ghost" aria-label={label} {...rest}>
      <Icon aria-hidden />
    </Button>
  );
}
