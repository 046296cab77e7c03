import { goesIntoDataset } from "@/lib/domain/formats/list";
import type { RunFacts } from "@/lib/domain/formats/records";
import { AppError } from "@/lib/errors";
import type { UploadsResponse, UploadTarget } from "./inspect-schema";
import type { Proposal, ProposedRun, SeenFile } from "./propose-bundle";

export type PlannedFile = { path: string; from: string | null; seen: SeenFile };

export type PlannedRun = {
  id: string;
  /** For a run that is made; null: nothing names it. */
  name: string | null;
  about: NonNullable<UploadTarget["about"]>;
  /** What files beside its own say of it. */
  facts: RunFacts | null;
  files: PlannedFile[];
};

export type PlannedDataset = { id: string; name: string | null; files: PlannedFile[] };

export type Plan = {
  runs: PlannedRun[];
  datasets: PlannedDataset[];
  problems: UploadsResponse["problems"];
};

/** Where each file goes: as it was proposed, or as its target says. */
export function planBundle(proposal: Proposal, targets: readonly UploadTarget[]): Plan {
  refuseUnknownPaths(proposal, targets);
  const runs = new Map<string, PlannedRun>();
  const datasets = new Map<string, PlannedDataset>();
  const problems: Plan["problems"] = [];
  for (const [path, seen] of proposal.seen) {
    const { format, problem } = seen.look;
    if (format === null || problem !== null) {
      const { code = "unsupported-format", message = "this is no format that Onset reads" } =
        problem ?? {};
      problems.push({ path, code, message, details: [...(problem?.details ?? [])] });
      continue;
    }
    const own = targets.filter((target) => target.path === path);
    if (goesIntoDataset(format.holds)) {
      const proposed = proposal.datasets[0];
      const id = own[0]?.dataset ?? proposed?.id ?? "questions";
      const name = own[0]?.name ?? (id === proposed?.id ? proposed.name : null);
      const planned = datasets.get(id) ?? { id, name, files: [] };
      datasets.set(id, planned);
      planned.files.push({ path, from: null, seen });
      continue;
    }
    const proposedRuns = proposal.runs.filter(({ members }) =>
      members.some((member) => member.path === path),
    );
    for (const proposed of proposedRuns) addToRun(runs, { path, seen, proposed, own });
  }
  return { runs: [...runs.values()], datasets: [...datasets.values()], problems };
}

function addToRun(
  runs: Map<string, PlannedRun>,
  input: { path: string; seen: SeenFile; proposed: ProposedRun; own: readonly UploadTarget[] },
): void {
  const { path, seen, proposed, own } = input;
  const from = proposed.members.find((member) => member.path === path)?.from ?? null;
  const target = targetFor(own, { from, id: proposed.id });
  if (target === null || target?.skip === true) return;
  const id = target?.run ?? proposed.id;
  const name = target?.name ?? (id === proposed.id ? proposed.name : null);
  const planned = runs.get(id) ?? { id, name, about: {}, facts: null, files: [] };
  planned.name ??= name;
  planned.facts ??= proposed.folderFacts;
  planned.about = { ...planned.about, ...target?.about };
  planned.files.push({ path, from, seen });
  runs.set(id, planned);
}

/**
 * What was said of one run of a file. Of a file with several, those that no target names are left out; undefined:
 * nothing was said of the file.
 */
function targetFor(
  own: readonly UploadTarget[],
  { from, id }: { from: string | null; id: string },
): UploadTarget | undefined | null {
  if (own.length === 0) return undefined;
  if (from === null) return own[0];
  const named = own.find((target) => target.from === from);
  if (named !== undefined) return named;
  const byId = own.find((target) => target.from === undefined && target.run === id);
  if (byId !== undefined) return byId;
  const [only] = own;
  const isPlain = own.length === 1 && only?.from === undefined && only?.run === undefined;
  return isPlain ? only : null;
}

function refuseUnknownPaths({ seen, ignored }: Proposal, targets: readonly UploadTarget[]): void {
  const known = new Set([...seen.keys(), ...ignored.map(({ path }) => path)]);
  const unknown = targets.find(({ path }) => !known.has(path));
  if (unknown === undefined) return;
  const there = [...seen.keys()].slice(0, 20).join(", ");
  const message = `nothing was stored: a target names the file "${unknown.path}", which was not sent; there are ${there}`;
  throw new AppError("invalid-input", message, [{ column: "targets", message: unknown.path }]);
}
