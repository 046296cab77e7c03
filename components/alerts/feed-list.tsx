"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { TimeLabel } from "@/components/ui/time-label";
import { feedOptions } from "@/lib/alerts/query-options";
import type { FeedItem } from "@/lib/alerts/schema";
import { paths } from "@/lib/paths";

/** What happened in the project, whether a rule speaks of it or not. */
export function FeedList({ project }: { project: string }) {
  const { items } = useSuspenseQuery(feedOptions(project)).data;
  return (
    <Card title="What happened here" howToRead="Uploads, changes and what was found, newest first.">
      {items.length === 0 ? (
        <p className="text-muted">Nothing yet.</p>
      ) : (
        <ol className="flex flex-col gap-2">
          {items.map((item) => (
            <li
              key={`${item.at} ${item.run} ${item.sentence}`}
              className="flex flex-wrap items-baseline gap-x-3"
            >
              <span className="min-w-0 flex-1 basis-56 break-words">
                <Sentence project={project} item={item} />
              </span>
              <span className="text-caption text-muted">
                <TimeLabel iso={item.at} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** What was found is said of a run; what somebody did ends in its name. */
function Sentence({ project, item }: { project: string; item: FeedItem }) {
  const { run, runName, sentence, actor } = item;
  if (run === null || runName === null) return sentence;
  const link = (
    <Link className="font-medium hover:underline" href={paths.run(project, run)}>
      {runName}
    </Link>
  );
  if (actor !== null && sentence.endsWith(runName)) {
    return (
      <>
        {sentence.slice(0, -runName.length)}
        {link}
      </>
    );
  }
  return (
    <>
      {link}: {sentence}
    </>
  );
}
