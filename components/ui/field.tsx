"use client";

import { Label as Primitive, Slot } from "radix-ui";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { classNames } from "@/components/ui/class-names";

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
  className?: string;
};

const written = "input, textarea, select";

/** Who pressed a button below is brought to the field that was refused; who is writing is left alone. */
function useFocusOnError(id: string, error: string | undefined): void {
  const told = useRef(error);
  useEffect(() => {
    if (error && error !== told.current && !document.activeElement?.matches(written))
      document.getElementById(id)?.focus();
    told.current = error;
  }, [id, error]);
}

/** Label, control, hint and error; the one child gets its id, description and invalid state. */
export function Field({ label, hint, error, children, className }: FieldProps) {
  const id = useId();
  useFocusOnError(id, error);
  const described = [hint && hint !== error ? `${id}-hint` : "", error ? `${id}-error` : ""]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={classNames("flex flex-col gap-1", className)}>
      <Primitive.Root htmlFor={id} className="font-medium text-[0.8125rem]">
        {label}
      </Primitive.Root>
      <Slot.Root
        id={id}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
      >
        {children}
      </Slot.Root>
      {hint && hint !== error && (
        <p id={`${id}-hint`} className="text-caption text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-caption text-confirmed">
          {error}
        </p>
      )}
    </div>
  );
}
