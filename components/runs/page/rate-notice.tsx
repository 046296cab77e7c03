"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { paths } from "@/lib/paths";
import { runOptions } from "@/lib/runs/query-options";
import type { SeriesPoint } from "@/lib/runs/schema";

type RateNoticeProps = {
  project: string;
  run: string;
  points: readonly SeriesPoint[];
};

const linkStyle = "underline underline-offset-2";

/** Whether nothing that was kept out of training was counted: what is drawn are rates. */
export function hasOnlyRates(points: readonly SeriesPoint[]): boolean {
  const heldOut = points.filter(({ split }) => split !== "train");
  return heldOut.length > 0 && heldOut.every(({ basis }) => basis !== "counts");
}

/** Whether any point says which facts the base model knew. */
function hasClass(points: readonly SeriesPoint[]): boolean {
  return points.some(({ category }) => category !== null && category !== "all");
}

/** What the picture cannot say, and how to make it say it. */
export function RateNotice({ project, run, points }: RateNoticeProps) {
  const { dataset } = useSuspenseQuery(runOptions(project, run)).data;
  const isRates = hasOnlyRates(points);
  const isOpen = points.some(({ category }) => category === null);
  if (!isRates && hasClass(points)) return null;
  const labelling = dataset === null ? paths.datasets(project) : paths.dataset(project, dataset);
  return (
    <Notice className="flex flex-col gap-1">
      {isRates && (
        <p>
          Send{" "}
          <Link className={linkStyle} href={paths.newUpload(project, run)}>
            predictions or counts
          </Link>
          , and Onset can say whether a fall is real.
        </p>
      )}
      {!hasClass(points) && (
        <p>
          {isOpen ? (
            <>
              <a className={linkStyle} href="#sets">
                Say which sets the base model knew
              </a>
              {", or "}
            </>
          ) : (
            "Everything is drawn as all: "
          )}
          <Link className={linkStyle} href={labelling}>
            label the questions
          </Link>
          {isOpen ? ", " : " "}to see Known and Unknown apart.
        </p>
      )}
    </Notice>
  );
}
