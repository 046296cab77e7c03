"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { paths } from "@/lib/paths";
import { runOptions } from "@/lib/runs/query-options";

/** Labels say what one base model knew; of a run of another one they say nothing. */
export function ForeignLabelsNotice({ project, run }: { project: string; run: string }) {
  const { foreignLabels, baseModel, dataset } = useSuspenseQuery(runOptions(project, run)).data;
  if (foreignLabels === null || dataset === null) return null;
  return (
    <Notice>
      The labels of{" "}
      <Link className="underline underline-offset-2" href={paths.dataset(project, dataset)}>
        {dataset}
      </Link>{" "}
      say what {foreignLabels} knew. This run started from {baseModel}, so its answers are counted
      without labels until the questions are labelled for {baseModel}.
    </Notice>
  );
}
