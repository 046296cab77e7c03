"use client";

import { useFirstData } from "@/components/connect/use-first-data";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";

type WaitingCardProps = { project: string; openedAt: string };

/** A light that turns on when the first data arrives. */
export function WaitingCard({ project, openedAt }: WaitingCardProps) {
  const run = useFirstData(project, openedAt);
  const isHere = run !== null;
  return (
    <Card>
      <div className="flex items-start gap-3" role="status">
        <span
          aria-hidden
          className={classNames(
            "mt-1 size-3 shrink-0 rounded-full ring-4",
            isHere
              ? "bg-recommended ring-recommended/20"
              : "bg-muted ring-line motion-safe:animate-pulse",
          )}
        />
        <div className="min-w-0">
          <p className="font-semibold">{isHere ? "Data arrived" : "Waiting for the first data"}</p>
          <p className="text-caption text-muted">
            {isHere
              ? `${run.name} is being read.`
              : "This light turns green when something comes in."}
          </p>
        </div>
      </div>
      {isHere && (
        <LinkButton className="mt-3" variant="primary" href={paths.run(project, run.id)}>
          Open the run
        </LinkButton>
      )}
    </Card>
  );
}
