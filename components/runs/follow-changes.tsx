"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { followRuns } from "@/lib/runs/list/follow-runs";

/** Keeps what is shown of a project's runs up to date while the page is open; says so where it cannot. */
export function FollowChanges({ project, since }: { project: string; since: string }) {
  const client = useQueryClient();
  const [isLive, setIsLive] = useState(true);
  useEffect(
    () => followRuns(client, project, { since, onLive: setIsLive }),
    [client, project, since],
  );
  return (
    <div role="status" className="fixed right-3 bottom-3 z-30 print:hidden">
      {!isLive && (
        <p className="max-w-80 rounded-lg border bg-raised px-3 py-2 text-caption shadow-pop">
          <strong>Not live.</strong> Changes do not arrive here at once: the server is away, or a
          proxy holds them back. This page asks every 30 seconds.
        </p>
      )}
    </div>
  );
}
