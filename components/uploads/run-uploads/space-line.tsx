"use client";

import { useQuery } from "@tanstack/react-query";
import { formatBytes } from "@/lib/format";
import { runSpaceOptions } from "@/lib/uploads/query-options";

/** What a run takes in the database; nothing until it is known. */
export function SpaceLine({ project, run }: { project: string; run: string }) {
  const { data } = useQuery(runSpaceOptions(project, run));
  if (data === undefined) return null;
  const { originals } = data.parts;
  return (
    <>
      This run takes {formatBytes(data.bytes)}
      {originals > 0 && `, ${formatBytes(originals)} of it kept files`}.
    </>
  );
}
