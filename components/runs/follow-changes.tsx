"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { followRuns } from "@/lib/runs/list/follow-runs";

/** Keeps what is shown of a project's runs up to date while the page is open; draws nothing. */
export function FollowChanges({ project, since }: { project: string; since: string }) {
  const client = useQueryClient();
  useEffect(() => followRuns(client, project, since), [client, project, since]);
  return null;
}
