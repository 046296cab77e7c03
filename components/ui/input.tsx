import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { inputStyle } from "@/components/ui/input-style";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={classNames(inputStyle, "h-8", className)} {...rest} />;
}
