"use client";

import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { WarningList } from "@/components/uploads/warning-list";
import { findFormat } from "@/lib/domain/formats/list";
import { paths } from "@/lib/paths";
import type { UploadsResponse } from "@/lib/uploads/inspect-schema";
import { focusOnce } from "./file-problems";
import { uploadWords } from "./stored-words";

type BundleResultsProps = { project: string; stored: UploadsResponse };

/** What became of every file of a bundle; green only where something was stored. */
export function BundleResults({ project, stored }: BundleResultsProps) {
  const { runs, datasets, problems, ignored } = stored;
  return (
    <div className="flex flex-col gap-4">
      {problems.length > 0 && (
        <section
          ref={focusOnce}
          tabIndex={-1}
          role="alert"
          aria-label="Files that were not stored"
          className="flex flex-col gap-2 rounded-xl border border-confirmed/40 bg-card p-4 sm:px-[18px]"
        >
          <h2 className="font-semibold">Not stored</h2>
          {problems.map(({ path, message }) => (
            <Notice key={`${path} ${message}`} tone="bad">
              <b className="wrap-anywhere font-semibold">{path}</b>: {message}
            </Notice>
          ))}
        </section>
      )}
      {runs.map(({ run, name, isNew, uploads }) => (
        <ResultCard
          key={run}
          title={name}
          badge={isNew ? "new run" : "run"}
          link={
            <LinkButton size="small" variant="primary" href={paths.run(project, run)}>
              Open the chart
            </LinkButton>
          }
          lines={uploads.map((upload) => ({
            path: upload.path,
            text: uploadWords(upload).join(" · "),
            isNothing: upload.upload.duplicate,
            warnings: upload.warnings,
          }))}
        />
      ))}
      {datasets.map(({ dataset, name, isNew, uploads }) => (
        <ResultCard
          key={dataset}
          title={name}
          badge={isNew ? "new dataset" : "dataset"}
          link={
            <LinkButton size="small" variant="primary" href={paths.dataset(project, dataset)}>
              See the dataset
            </LinkButton>
          }
          lines={uploads.map(({ path, format, warnings }) => ({
            ...{ path, warnings, isNothing: false },
            text: findFormat(format)?.name ?? format,
          }))}
        />
      ))}
      {ignored.length > 0 && <IgnoredFiles ignored={ignored} />}
    </div>
  );
}

type ResultLine = {
  path: string;
  text: string;
  isNothing: boolean;
  warnings: UploadsResponse["datasets"][number]["uploads"][number]["warnings"];
};

type ResultCardProps = {
  title: string;
  badge: string;
  link: ReactNode;
  lines: readonly ResultLine[];
};

function ResultCard({ title, badge, link, lines }: ResultCardProps) {
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {title} <Badge>{badge}</Badge>
        </span>
      }
      actions={link}
    >
      <ul className="flex flex-col gap-2">
        {lines.map(({ path, text, isNothing, warnings }) => (
          <li key={path}>
            <Notice tone={isNothing ? "neutral" : "good"}>
              <p>
                <b className="wrap-anywhere font-semibold">{path}</b>:{" "}
                {isNothing ? text : `stored. ${text}`}
              </p>
              <WarningList warnings={warnings} />
            </Notice>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type IgnoredFilesProps = { ignored: readonly { path: string; reason: string }[] };

const shownIgnored = 200;

/** Files without results are no mistake; they are named all the same. */
export function IgnoredFiles({ ignored }: IgnoredFilesProps) {
  return (
    <details className="text-[0.8125rem]">
      <summary className="w-fit cursor-pointer rounded-sm text-muted hover:text-ink">
        {ignored.length} {ignored.length === 1 ? "file holds" : "files hold"} no results
      </summary>
      <ul className="mt-1 max-h-64 overflow-y-auto">
        {ignored.slice(0, shownIgnored).map(({ path, reason }) => (
          <li key={path} className="wrap-anywhere border-b py-1">
            <span className="font-mono text-caption">{path}</span>
            <span className="text-muted">: {reason}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
