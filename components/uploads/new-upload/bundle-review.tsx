"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import type { DroppedFile } from "@/components/uploads/dropped-files";
import type { ApiError } from "@/lib/http/api-client";
import { slug } from "@/lib/http/schema";
import { paths as pagePaths } from "@/lib/paths";
import type { InspectResponse, UploadsResponse } from "@/lib/uploads/inspect-schema";
import { destinationDatasetsOptions } from "@/lib/uploads/query-options";
import { isPacked } from "./bundle-body";
import {
  type AboutRun,
  type BundleDraft,
  type Destination,
  destinationKey,
  includedDestinations,
  includedFiles,
  lacksStep,
  mappingToSend,
  proposedDestination,
  targetsOf,
} from "./bundle-draft";
import { IgnoredFiles } from "./bundle-results";
import { DatasetPicker } from "./dataset-picker";
import { FileProblems, focusOnce } from "./file-problems";
import { type FileGroup, FoundFiles, groupsOf } from "./found-files";
import { ProblemTable } from "./problem-table";
import { RunDestination } from "./run-destination";
import { type DetailErrors, detailsToSend, type RunDetails, startingDetails } from "./run-details";
import { RunDetailsForm } from "./run-details-form";
import { ShapeMappings } from "./shape-mappings";
import { StoreBar } from "./store-bar";
import type { useBundle } from "./use-bundle";

/** What is told of the one new run of a bundle besides its files; several runs are told nothing at once. */
function useRunDetails(response: InspectResponse, draft: BundleDraft) {
  const [said, setSaid] = useState<Partial<RunDetails>>({});
  const [errors, setErrors] = useState<DetailErrors>({});
  const [run] = response.runs;
  const isOne = run !== undefined && response.runs.length === 1;
  const destination = isOne ? (draft.runs[run.id] ?? proposedDestination(run)) : null;
  const starting = isOne && destination?.mode === "new" ? startingDetails(run) : null;
  const shown = starting === null ? null : { ...starting, ...said };
  /** By proposed run; null: something said cannot be. */
  const check = (): Record<string, AboutRun> | null => {
    if (run === undefined || starting === null || shown === null) return {};
    const { about, errors: found } = detailsToSend(shown, starting);
    setErrors(found);
    if (Object.keys(found).length > 0) return null;
    return Object.keys(about).length === 0 ? {} : { [run.id]: about };
  };
  const change = (patch: Partial<RunDetails>) => setSaid((old) => ({ ...old, ...patch }));
  return { shown, errors, change, check };
}

type BundleReviewProps = {
  project: string;
  files: readonly DroppedFile[];
  response: InspectResponse;
  draft: BundleDraft;
  onDraft: (draft: BundleDraft) => void;
  sending: { ratio: number | null } | null;
  error: ApiError | null;
  bundle: Pick<ReturnType<typeof useBundle>, "store" | "cancel">;
};

/** What is in a bundle, what it is taken for, and where it goes: all of it before anything is stored. */
export function BundleReview(props: BundleReviewProps) {
  const { project, files, response, draft, onDraft, sending, error, bundle } = props;
  const router = useRouter();
  const { data: datasets = [] } = useQuery(destinationDatasetsOptions(project));
  const details = useRunDetails(response, draft);
  const [placeProblem, setPlaceProblem] = useState<string | null>(null);
  const included = includedFiles(response, draft);
  const groups = groupsOf(response);
  const [only] = groups;
  const isSingle = groups.length === 1 && response.files.length === 1;

  const store = async () => {
    const open = included.find((file) => lacksStep(file, draft));
    const problem =
      open === undefined
        ? findPlaceProblem(groups, draft)
        : `say first of which checkpoint ${open.path} is`;
    const abouts = details.check();
    setPlaceProblem(problem);
    if (problem !== null || abouts === null) return;
    const paths = new Set(included.map(({ path }) => path));
    const stored = await bundle.store({
      files: isPacked(files) ? files : files.filter(({ path }) => paths.has(path)),
      targets: targetsOf(response, draft, { isPacked: isPacked(files), abouts }),
    });
    const run = onlyRun(stored);
    if (run === null) return;
    const notice = leavingNotice(run.uploads);
    if (notice !== null) toast.info(notice);
    router.push(pagePaths.run(project, run.run));
  };
  const pick = (group: FileGroup) => (
    <PlacePicker {...{ project, datasets, group, draft, onDraft }} error={placeProblem} />
  );
  const isSaid = included.some((file) => mappingToSend(file, draft) !== null);
  const note = placeProblem ?? (isSaid ? "The mapping is remembered for the next file." : "");
  return (
    <div className="flex flex-col gap-4">
      <FileProblems
        files={response.files.filter(({ problem }) => problem !== null)}
        hasOthers={groups.length > 0}
        {...{ draft, onDraft }}
      />
      {error !== null && <Refusal error={error} />}
      {!isSingle && groups.length > 0 && (
        <FoundFiles {...{ response, draft }} onChange={onDraft} placeOf={pick} />
      )}
      <fieldset disabled={sending !== null} className="contents">
        <legend className="sr-only">What the files mean</legend>
        <ShapeMappings {...{ project, response, draft }} onChange={onDraft} />
        {details.shown !== null && groups.length > 0 && (
          <RunDetailsForm
            {...{ datasets }}
            details={details.shown}
            errors={details.errors}
            onChange={details.change}
          />
        )}
      </fieldset>
      {response.ignored.length > 0 && <IgnoredFiles ignored={response.ignored} />}
      {groups.length > 0 && (
        <StoreBar
          place={
            isSingle &&
            only !== undefined && (
              <>
                <span className="text-muted">Goes into</span>
                {pick(only)}
              </>
            )
          }
          note={note}
          isProblem={placeProblem !== null}
          action={actionWord(groups, {
            files: included.length,
            places: includedDestinations(response, draft).length,
          })}
          isDisabled={included.length === 0}
          sending={sending}
          onStore={store}
          onCancel={bundle.cancel}
        />
      )}
    </div>
  );
}

/** The run to open, where all that was stored is one. */
function onlyRun(stored: UploadsResponse | null): UploadsResponse["runs"][number] | null {
  if (stored === null || stored.datasets.length > 0 || stored.problems.length > 0) return null;
  const [run] = stored.runs;
  return stored.runs.length === 1 && run !== undefined ? run : null;
}

/** What would be missed by leaving for the chart: that nothing was new, or what was read with a warning. */
function leavingNotice(uploads: UploadsResponse["runs"][number]["uploads"]): string | null {
  if (uploads.every(({ upload }) => upload.duplicate))
    return "Nothing new: the same bytes are stored already.";
  const warnings = uploads.flatMap((upload) => upload.warnings);
  const [first] = warnings;
  if (first === undefined) return null;
  const rest = warnings.length - 1;
  const more = rest === 0 ? "" : ` ${rest} more stand under Uploads.`;
  return `Stored, with a warning: ${first.message}.${more}`;
}

function actionWord(
  groups: readonly FileGroup[],
  { files, places }: { files: number; places: number },
): string {
  if (groups.length === 1 && groups[0]?.kind === "run") return "Store and open the chart";
  if (files === 1 && places > 1) return "Store the runs";
  return files === 1 ? "Store it" : `Store ${files} files`;
}

function destinationOf(group: FileGroup, draft: BundleDraft): Destination {
  const { kind, id } = group;
  const chosen = kind === "dataset" ? draft.datasets[id] : draft.runs[id];
  return chosen ?? proposedDestination(group);
}

/** Why the files cannot go where they are said to; null where they can. */
function findPlaceProblem(groups: readonly FileGroup[], draft: BundleDraft): string | null {
  for (const group of groups) {
    if (group.places.every((place) => draft.skipped.has(destinationKey(place)))) continue;
    const { id } = destinationOf(group, draft);
    if (id === "") return `choose where ${group.name} goes`;
    const issue = slug.safeParse(id).error?.issues[0]?.message;
    if (issue !== undefined) return `${group.name}: ${issue}`;
  }
  return null;
}

type PlacePickerProps = {
  project: string;
  datasets: readonly { id: string; name: string }[];
  group: FileGroup;
  draft: BundleDraft;
  onDraft: (draft: BundleDraft) => void;
  error: string | null;
};

function PlacePicker({ project, datasets, group, draft, onDraft, error }: PlacePickerProps) {
  const { kind, id, name } = group;
  const destination = destinationOf(group, draft);
  const shared = { destination, proposed: { id, name }, error: error ?? undefined };
  if (kind === "dataset")
    return (
      <DatasetPicker
        {...shared}
        datasets={datasets}
        onChange={(next) => onDraft({ ...draft, datasets: { ...draft.datasets, [id]: next } })}
      />
    );
  return (
    <RunDestination
      {...shared}
      project={project}
      onChange={(next) => onDraft({ ...draft, runs: { ...draft.runs, [id]: next } })}
    />
  );
}

function Refusal({ error }: { error: ApiError }) {
  return (
    <section
      ref={focusOnce}
      tabIndex={-1}
      role="alert"
      aria-label="Why nothing was stored"
      className="rounded-xl border border-confirmed/40 bg-card p-4 sm:px-[18px]"
    >
      <Notice tone="bad">
        <b className="font-semibold">Nothing was stored.</b>{" "}
        {error.message.replace(/^nothing was stored: /, "")}
      </Notice>
      {error.details.length > 0 && (
        <div className="mt-3 px-2">
          <ProblemTable label="Problems" details={error.details} />
        </div>
      )}
    </section>
  );
}
