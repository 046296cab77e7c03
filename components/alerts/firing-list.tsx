"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { CurveUntil } from "@/components/alerts/curve-until";
import { Card } from "@/components/ui/card";
import { TimeLabel } from "@/components/ui/time-label";
import type { AlertKind } from "@/lib/alerts/choices";
import { firingsOptions } from "@/lib/alerts/query-options";
import type { AlertFiringResponse } from "@/lib/alerts/schema";
import { paths } from "@/lib/paths";

const names: Record<AlertKind, string> = {
  confirmed: "fall confirmed",
  lower: "lower, not confirmed",
  stalled: "silent",
  finished: "finished",
  below: "below the limit",
};

/** What the rules told, newest first, and whether it arrived. */
export function FiringList({ project }: { project: string }) {
  const { items, nextCursor } = useSuspenseQuery(firingsOptions(project)).data;
  return (
    <Card
      title="What was said"
      howToRead="Grey: what came after. Ring: the best checkpoint."
      footer={nextCursor !== null && `The last ${items.length}; older ones are in the API.`}
    >
      {items.length === 0 ? (
        <p className="text-muted">Nothing yet.</p>
      ) : (
        <ol className="divide-y">
          {items.map((firing) => (
            <Firing key={firing.id} project={project} firing={firing} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Firing({ project, firing }: { project: string; firing: AlertFiringResponse }) {
  const { run, runName, kind, sentence, curve, after, best } = firing;
  return (
    <li className="flex gap-3 py-3 first:pt-0 last:pb-0">
      <CurveUntil until={curve} after={after} best={best} label={`Accuracy of ${runName}`} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          {run === null ? (
            <strong className="break-all">{runName}</strong>
          ) : (
            <Link
              className="break-all font-semibold hover:underline"
              href={paths.run(project, run)}
            >
              {runName}
            </Link>
          )}
          <span className="text-caption text-muted">{names[kind]}</span>
          <span className="ml-auto text-caption text-muted">
            <TimeLabel iso={firing.at} />
          </span>
        </p>
        <p>{sentence}</p>
        <p className="break-words text-caption text-muted">{deliveryWords(firing)}</p>
      </div>
    </li>
  );
}

function deliveryWords({ channel, status, attempts, answer }: AlertFiringResponse): string {
  if (status === "muted") return `${channel}: muted, not sent`;
  if (status === "sent") return `${channel}: ${answer ?? "sent"}`;
  const tries = attempts === 1 ? "once" : `${attempts} times`;
  const what = answer === null ? "" : `: ${answer}`;
  if (status === "failed") return `${channel}: given up after being tried ${tries}${what}`;
  return attempts === 0
    ? `${channel}: on its way`
    : `${channel}: tried ${tries}${what}; tried again`;
}
