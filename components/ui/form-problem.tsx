"use client";

import { useEffect, useRef } from "react";
import { classNames } from "@/components/ui/class-names";

type FormProblemProps = { message: string | null | undefined; className?: string };

/** Why what was sent was refused, below the fields: in view and focused, also where the fields are long. */
export function FormProblem({ message, className }: FormProblemProps) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (message) place.current?.focus();
  }, [message]);
  return !message ? null : (
    <p
      ref={place}
      tabIndex={-1}
      role="alert"
      className={classNames(
        "min-w-0 text-caption text-confirmed outline-none wrap-anywhere",
        className,
      )}
    >
      {message}
    </p>
  );
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
