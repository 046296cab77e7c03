"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";

/** Its preview and tables are needed by few who look at a run. */
const RunSets = dynamic(() => import("./run-sets").then((module) => module.RunSets), {
  loading: () => <Skeleton className="h-96" />,
});

type SetsCardProps = { project: string; run: string };

/** For a run with metrics and no evaluation: its candidates, with the picture that they would come to. */
export function CandidatesCard({ project, run }: SetsCardProps) {
  return (
    <section aria-label="Candidate series" className="flex flex-col gap-3">
      <div>
        <h2 className="font-semibold">Candidate series</h2>
        <p className="text-caption text-muted">
          This run has metrics only. Say which of them is the accuracy of a set, and Exhibit 1 is
          drawn of it, without a second upload.
        </p>
      </div>
      <RunSets project={project} run={run} action="Draw it on Exhibit 1" />
    </section>
  );
}

/** For a run whose picture is of its metrics: what its sets measure, to be changed. */
export function SetsCard({ project, run }: SetsCardProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section id="sets" aria-label="What the sets measure" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-caption text-muted">
          Drawn of metrics: split, knowledge and number of examples can be said without a second
          upload.
        </p>
        <Button size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? "Close" : "Change what the sets measure"}
        </Button>
      </div>
      {isOpen && (
        <RunSets project={project} run={run} action="Save" onDone={() => setIsOpen(false)} />
      )}
    </section>
  );
}
