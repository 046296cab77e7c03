"use client";

import { useQueryState } from "nuqs";
import { type ReactNode, useState } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Progress } from "@/components/ui/progress";
import type { DroppedFile } from "@/components/uploads/dropped-files";
import { formatBytes, formatPercent } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { InspectResponse } from "@/lib/uploads/inspect-schema";
import { type BundleDraft, rowTargetsOf, untouchedDraft } from "./bundle-draft";
import { bundleHeadline } from "./bundle-headline";
import { BundleResults } from "./bundle-results";
import { BundleReview } from "./bundle-review";
import { DropZone } from "./drop-zone";
import { type BundleState, useBundle } from "./use-bundle";

type NewUploadProps = {
  project: string;
  /** Links of the page at rest. */
  actions: ReactNode;
  /** What stands below while nothing was dropped: the formats and their templates. */
  children: ReactNode;
};

/** Files from the bundle to the chart: seen, said what they mean, stored. */
export function NewUpload({ project, actions, children }: NewUploadProps) {
  const { state, look, lookAgain, store, reset, cancel } = useBundle(project);
  const [run] = useQueryState("run");
  const [draft, setDraft] = useState<BundleDraft | null>(null);
  const answer = state.kind === "review" ? state.response : null;
  const current = draft ?? startingDraft(answer, run);
  const begin = (files: readonly DroppedFile[]) => {
    setDraft(null);
    look(files);
  };
  const change = (next: BundleDraft) => {
    setDraft(next);
    if (answer === null) return;
    const targets = rowTargetsOf(answer, next);
    if (JSON.stringify(targets) !== JSON.stringify(rowTargetsOf(answer, current)))
      lookAgain(targets);
  };
  return (
    <>
      <BundleHead {...{ project, state, draft: current }} actions={actions} onReset={reset} />
      {state.kind === "idle" && (
        <>
          <DropZone onFiles={begin} />
          {children}
        </>
      )}
      {state.kind === "looking" && <Looking {...state} onCancel={cancel} />}
      {state.kind === "unread" && (
        <ProblemPanel
          title="It could not be looked into"
          details={state.error.details}
          actions={<Button onClick={() => begin(state.files)}>Try again</Button>}
        >
          {state.error.message}
        </ProblemPanel>
      )}
      {state.kind === "review" && (
        <BundleReview
          {...{ project, ...state }}
          draft={current}
          onDraft={change}
          bundle={{ store, cancel }}
        />
      )}
      {state.kind === "done" && <BundleResults project={project} stored={state.stored} />}
    </>
  );
}

/** A page that was opened for a run proposes it for what is of one run. */
function startingDraft(response: InspectResponse | null, run: string | null): BundleDraft {
  const [only] = response?.runs ?? [];
  if (run === null || only === undefined || response?.runs.length !== 1) return untouchedDraft;
  return { ...untouchedDraft, runs: { [only.id]: { mode: "existing", id: run } } };
}

type BundleHeadProps = {
  project: string;
  state: BundleState;
  draft: BundleDraft;
  actions: ReactNode;
  onReset: () => void;
};

function BundleHead({ project, state, draft, actions, onReset }: BundleHeadProps) {
  const uploads = { label: "Uploads", href: paths.uploads(project) };
  if (state.kind === "idle")
    return (
      <PageHeader crumbs={[uploads, { label: "New" }]} title="Upload files" actions={actions} />
    );
  const another = <Button onClick={onReset}>Another file</Button>;
  const crumbs = [uploads, { label: filesWord(state.files) }];
  if (state.kind === "done")
    return <PageHeader {...{ crumbs }} title={doneTitle(state)} actions={another} />;
  if (state.kind !== "review")
    return <PageHeader {...{ crumbs }} title="Upload files" actions={another} />;
  const { title, text } = bundleHeadline(state.response, draft);
  const [only] = state.response.files;
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        <PageHeader
          crumbs={crumbs}
          title={title}
          badge={
            state.response.files.length === 1 &&
            only?.name && <Badge tone={only.problem === null ? "info" : "warn"}>{only.name}</Badge>
          }
          meta={`${formatBytes(sizeOf(state.files))} · not stored yet`}
        />
        <p className="mt-1 max-w-3xl text-muted">{text}</p>
      </div>
      {another}
    </header>
  );
}

function doneTitle({ stored }: Extract<BundleState, { kind: "done" }>): string {
  const count = [...stored.runs, ...stored.datasets].reduce(
    (total, { uploads }) => total + uploads.length,
    0,
  );
  if (count === 0) return "Nothing was stored.";
  return `${count} ${count === 1 ? "file was" : "files were"} taken in.`;
}

function sizeOf(files: readonly DroppedFile[]): number {
  return files.reduce((total, { file }) => total + file.size, 0);
}

function filesWord(files: readonly DroppedFile[]): string {
  const [first] = files;
  if (first === undefined) return "New";
  if (files.length === 1) return first.path;
  return `${files.length} files`;
}

type LookingProps = Extract<BundleState, { kind: "looking" }> & { onCancel: () => void };

function Looking({ ratio, files, onCancel }: LookingProps) {
  return (
    <div className="rounded-xl border bg-card p-5">
      <p className="mb-3 font-semibold" role="status">
        Looking into {filesWord(files)}…
      </p>
      <Progress label="Looking into the files" ratio={ratio} />
      <div className="mt-3 flex items-center justify-between gap-3">
        <p className="text-caption text-muted tabular-nums">
          {ratio === null
            ? "Recognising formats"
            : `Sending beginnings, ${formatPercent(ratio, 0)}`}
        </p>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
