"use client";

import { Notice } from "@/components/ui/notice";
import { asksRows } from "@/lib/domain/mapping/given-answers";
import type { InspectedFile } from "@/lib/uploads/inspect-schema";
import { type BundleDraft, givenOf, withGiven } from "./bundle-draft";
import { ProblemTable } from "./problem-table";
import { RowMapping } from "./row-mapping";

type FileProblemsProps = {
  files: readonly InspectedFile[];
  hasOthers: boolean;
  draft: BundleDraft;
  onDraft: (draft: BundleDraft) => void;
};

const shown = 50;

/** Brought into view and focused as it appears: a refusal must not be missed below the fold. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}

/** Files that cannot be read: why, where, and the way out. */
export function FileProblems({ files, hasOthers, draft, onDraft }: FileProblemsProps) {
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
            : `Nothing is stored. ${wayOut(files)}`}
        </span>
      </h2>
      {files.slice(0, shown).map((file) => (
        <FileProblem
          key={file.path}
          {...{ file, draft, onDraft }}
          isAlone={files.length === 1 && !hasOthers}
        />
      ))}
      {files.length > shown && (
        <p className="text-caption text-muted">and {files.length - shown} more like these</p>
      )}
    </section>
  );
}

function wayOut(files: readonly InspectedFile[]): string {
  if (files.some(({ questions }) => questions.some(asksRows)))
    return "Say what its rows and columns are, or drop what is said below instead.";
  const isRead = files.some(({ format }) => format !== null);
  return isRead ? "Correct it and drop it again." : "Drop what is said below instead.";
}

type FileProblemProps = Pick<FileProblemsProps, "draft" | "onDraft"> & {
  file: InspectedFile;
  isAlone: boolean;
};

function FileProblem({ file, draft, onDraft, isAlone }: FileProblemProps) {
  const { path, name, format, shape, problem, preview, questions } = file;
  if (problem === null) return null;
  const isAsked = questions.some(asksRows);
  const canBeMapped =
    (format !== null || isAsked) && !preview.isParsed && preview.columns.length > 0;
  const mapping = canBeMapped && (
    <RowMapping
      file={file}
      of={path}
      isAlone={isAlone}
      given={givenOf(file, draft)}
      onChange={(given) => onDraft(withGiven(draft, shape, given))}
    />
  );
  return (
    <div className="min-w-0">
      <Notice tone="bad">
        <b className="wrap-anywhere font-semibold">{path}</b>
        {name && <span> ({name})</span>}: {problem.message.replace(/^nothing was stored: /, "")}
      </Notice>
      {isAsked && <div className="mt-3">{mapping}</div>}
      {problem.details.length > 0 && (
        <div className="mt-2 px-2">
          <ProblemTable label={`Problems in ${path}`} details={problem.details} />
        </div>
      )}
      {!isAsked && mapping && (
        <details className="mt-2">
          <summary className="w-fit cursor-pointer rounded-sm text-[0.8125rem] text-muted hover:text-ink">
            Are its columns taken for something else? Say what each is
          </summary>
          <div className="mt-2">{mapping}</div>
        </details>
      )}
    </div>
  );
}
