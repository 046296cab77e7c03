"use client";

import { OwnFault } from "@/components/layout/own-fault";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="mx-auto max-w-xl px-4 py-24">
      <OwnFault reference={error.digest} onRetry={reset} />
    </main>
  );
}
