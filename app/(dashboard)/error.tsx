"use client";

import { ErrorPanel } from "@/components/layout/error-panel";

type PageErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function PageError({ error, reset }: PageErrorProps) {
  return (
    <div className="mx-auto w-full max-w-xl pt-[8vh]">
      <ErrorPanel code="internal" reference={error.digest} onRetry={reset} />
    </div>
  );
}
