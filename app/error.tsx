"use client";

import { ErrorPanel } from "@/components/layout/error-panel";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="mx-auto max-w-xl px-4 py-24">
      <ErrorPanel code="internal" reference={error.digest} onRetry={reset} />
    </main>
  );
}
