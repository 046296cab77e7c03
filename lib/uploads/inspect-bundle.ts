import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { goesIntoDataset } from "@/lib/domain/formats/list";
import type { SpooledBody } from "@/lib/http/spool";
import { openToWrite } from "@/lib/projects/access";
import type { InspectedFile, InspectResponse, UploadTarget } from "./inspect-schema";
import { openBundle } from "./open-bundle";
import { type Proposal, proposeBundle, type SeenFile } from "./propose-bundle";
import { readTargets } from "./read-targets";

/** Refuses who may not upload to the project before a byte of the body is read. */
export async function openProjectUpload(viewer: Viewer, project: string): Promise<void> {
  await openToWrite(viewer, project);
}

/**
 * Says what a file or an archive holds, what each file of it means and where it would go, by the first mebibyte of
 * each; nothing is stored. `isPartial`: no more than that was sent.
 */
export async function inspectBundle(
  viewer: Viewer,
  project: string,
  input: { body: SpooledBody; targets: readonly UploadTarget[] | undefined; isPartial: boolean },
): Promise<InspectResponse> {
  const scope = await openToWrite(viewer, project);
  const { body, isPartial } = input;
  const bundle = await openBundle(body, { isPartial });
  const targets = input.targets ?? (await readTargets(bundle));
  const proposal = await proposeBundle(scope, bundle, { bundleName: body.filename, targets });
  return {
    files: [...proposal.seen.values()].map((file) => toInspected(file, proposal)),
    runs: proposal.runs.map(({ id, name, members, facts }) => ({
      ...{ id, name, exists: false, facts },
      files: members.map(({ path }) => path),
    })),
    datasets: proposal.datasets.map((dataset) => ({ ...dataset, exists: false })),
    ignored: proposal.ignored,
  };
}

function toInspected(seen: SeenFile, { runs, datasets }: Proposal): InspectedFile {
  const { look, remembered } = seen;
  const { file, format, place, problem } = look;
  const { path, filename, bytes } = file;
  const own = runs.filter(({ members }) => members.some((member) => member.path === path));
  const isDataset = format !== null && goesIntoDataset(format.holds);
  const dataset = isDataset ? (datasets[0]?.id ?? null) : null;
  const run = own.length === 1 ? (own[0]?.id ?? null) : null;
  return {
    ...{ path, filename, bytes, format: format?.id ?? null, name: look.formatName },
    ...{ holds: format?.holds ?? null, rows: look.rows },
    ...{ isWhole: look.isWhole, needsWhole: look.needsWhole },
    target: targetOf({ run, dataset }),
    ...{ run, runs: own.map(({ id }) => id), step: look.used.constants?.step ?? place.step },
    mapping: look.used,
    remembered: remembered && { id: remembered.id, name: remembered.name },
    ...{ shape: look.shape, questions: look.questions, reasons: look.reasons },
    preview: look.preview,
    series: look.series,
    problem: problem && { message: problem.message, details: [...problem.details] },
    warnings: look.warnings,
  };
}

function targetOf({ run, dataset }: { run: string | null; dataset: string | null }) {
  if (dataset !== null) return { kind: "dataset" as const, id: dataset, isNew: true };
  return run === null ? null : { kind: "run" as const, id: run, isNew: true };
}
