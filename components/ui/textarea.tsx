import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { inputStyle } from "@/components/ui/input-style";

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={classNames(inputStyle, "min-h-20 py-1.5", className)} {...rest} />;
}
