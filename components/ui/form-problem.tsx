"use client";

import { useEffect, useRef } from "react";

/** Why what was sent was refused, below the fields: in view and focused, also where the fields are long. */
export function FormProblem({ message }: { message: string | undefined }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (message !== undefined) place.current?.focus();
  }, [message]);
  return message === undefined ? null : (
    <p
      ref={place}
      tabIndex={-1}
      role="alert"
      className="min-w-0 text-caption text-confirmed outline-none wrap-anywhere"
    >
      {message}
    </p>
  );
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
