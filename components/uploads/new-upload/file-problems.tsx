"use client";

import { Notice } from "@/components/ui/notice";
import type { InspectedFile } from "@/lib/uploads/inspect-schema";
import { ProblemTable } from "./problem-table";

type FileProblemsProps = { files: readonly InspectedFile[]; hasOthers: boolean };

const shown = 50;

/** Brought into view and focused as it appears: a refusal must not be missed below the fold. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}

/** Files that cannot be read: why, where, and the way out. */
export function FileProblems({ files, hasOthers }: FileProblemsProps) {
  if (files.length === 0) return null;
  return (
    <section
      ref={focusOnce}
      tabIndex={-1}
      role="alert"
      aria-label="Files that cannot be read"
      className="flex flex-col gap-3 rounded-xl border border-confirmed/40 bg-card p-4 sm:px-[18px]"
    >
      <h2 className="font-semibold">
        {files.length === 1 ? "One file" : `${files.length} files`} cannot be read
        <span className="ml-2 font-normal text-caption text-muted">
          {hasOthers
            ? "The others below can be stored without."
            : "Nothing is stored. Correct it and drop it again."}
        </span>
      </h2>
      {files.slice(0, shown).map(({ path, name, problem }) => (
        <div key={path} className="min-w-0">
          <Notice tone="bad">
            <b className="wrap-anywhere font-semibold">{path}</b>
            {name && <span> ({name})</span>}: {problem?.message}
          </Notice>
          {problem !== null && problem.details.length > 0 && (
            <div className="mt-2 px-2">
              <ProblemTable label={`Problems in ${path}`} details={problem.details} />
            </div>
          )}
        </div>
      ))}
      {files.length > shown && (
        <p className="text-caption text-muted">and {files.length - shown} more like these</p>
      )}
    </section>
  );
}
