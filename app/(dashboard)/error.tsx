"use client";

import { OwnFault } from "@/components/layout/own-fault";

type PageErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function PageError({ error, reset }: PageErrorProps) {
  return (
    <div className="mx-auto w-full max-w-xl pt-[8vh]">
      <OwnFault reference={error.digest} onRetry={reset} />
    </div>
  );
}
