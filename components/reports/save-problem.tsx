import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/http/api-client";

type SaveProblemProps = { error: Error; onOverwrite: () => void };

/** Why nothing was saved, in view and focused; what was written stands untouched in the form above. */
export function SaveProblem({ error, onOverwrite }: SaveProblemProps) {
  const place = useRef<HTMLDivElement>(null);
  const isConflict = error instanceof ApiError && error.status === 409;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another refusal is told anew
  useEffect(() => place.current?.focus(), [error]);
  return (
    <div ref={place} tabIndex={-1} role="alert" className="outline-none">
      <Notice tone="bad" className="flex flex-col gap-2">
        <p>{error.message}</p>
        {isConflict && (
          <div className="flex flex-wrap items-center gap-2">
            <Button
              size="small"
              onClick={() => window.open(window.location.pathname, "_blank", "noopener")}
            >
              See the other version in a new tab
            </Button>
            <Button size="small" onClick={onOverwrite}>
              Save mine as the next version
            </Button>
            <span className="text-caption">The other one stays under Versions.</span>
          </div>
        )}
      </Notice>
    </div>
  );
}
