import {
  asksStep,
  type Given,
  nothingGiven,
  saidMapping,
} from "@/lib/domain/mapping/given-answers";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import type { InspectedFile, InspectResponse, UploadTarget } from "@/lib/uploads/inspect-schema";

/** Where a run or dataset of the bundle goes: one that is there, or a new one under this id. */
export type Destination =
  | { mode: "new"; id: string; name: string }
  | { mode: "existing"; id: string };

export type AboutRun = NonNullable<UploadTarget["about"]>;

/** What a person changed of the proposal; what is not here stands as `inspect` proposed it. */
export type BundleDraft = {
  /** By shape: files of one shape are read alike. */
  given: Readonly<Record<string, Given>>;
  /** By path: the checkpoint of a file that names none. A step is of one file and never of a shape. */
  steps: Readonly<Record<string, number>>;
  /** Places of the bundle, as `placeKey` names them, that are not stored. */
  skipped: ReadonlySet<string>;
  /** By the ids that `inspect` proposed. */
  runs: Readonly<Record<string, Destination>>;
  datasets: Readonly<Record<string, Destination>>;
};

export const untouchedDraft: BundleDraft = {
  given: {},
  steps: {},
  skipped: new Set(),
  runs: {},
  datasets: {},
};

/** A file in the run or dataset that it is of; a file with several runs has several places. */
export type FileDestination = { file: InspectedFile; kind: "run" | "dataset"; id: string };

export function destinationKey({ file, kind, id }: FileDestination): string {
  return `${kind} ${id} ${file.path}`;
}

export function isReadable({ problem }: InspectedFile): boolean {
  return problem === null;
}

export function destinationsOf({ files }: InspectResponse): FileDestination[] {
  return files.filter(isReadable).flatMap((file): FileDestination[] => {
    if (file.target?.kind === "dataset") return [{ file, kind: "dataset", id: file.target.id }];
    return file.runs.map((id) => ({ file, kind: "run", id }));
  });
}

export function includedDestinations(
  response: InspectResponse,
  draft: BundleDraft,
): FileDestination[] {
  return destinationsOf(response).filter((place) => !draft.skipped.has(destinationKey(place)));
}

export function includedFiles(response: InspectResponse, draft: BundleDraft): InspectedFile[] {
  return [...new Set(includedDestinations(response, draft).map(({ file }) => file))];
}

export function givenOf(file: InspectedFile, draft: BundleDraft): Given {
  return draft.given[file.shape] ?? nothingGiven;
}

/** What is said of a file beyond its guess, of its own metrics only: a file of the same shape may have fewer. */
export function mappingToSend(file: InspectedFile, draft: BundleDraft): Mapping | null {
  const { series = {}, ...rest } = saidMapping(file.questions, givenOf(file, draft));
  const keys = new Set(file.series.map(({ key }) => key));
  const own = Object.entries(series).filter(([key]) => keys.has(key));
  const said = own.length === 0 ? rest : { ...rest, series: Object.fromEntries(own) };
  return Object.keys(said).length === 0 ? null : said;
}

/** What is said of how a file's rows are read: looked at once more with it, the file shows what it comes to. */
export function rowTargetsOf({ files }: InspectResponse, draft: BundleDraft): UploadTarget[] {
  return files.flatMap((file): UploadTarget[] => {
    const given = givenOf(file, draft);
    const answered = file.questions.filter(({ id }) => given.answers[id] !== undefined);
    const { series: _, ...mapping } = saidMapping(answered, given);
    const said = {
      ...stepOf(file, draft),
      ...(Object.keys(mapping).length === 0 ? {} : { mapping }),
    };
    return Object.keys(said).length === 0 ? [] : [{ path: file.path, ...said }];
  });
}

function stepOf({ path }: InspectedFile, { steps }: BundleDraft): { step?: number } {
  const step = steps[path];
  return step === undefined ? {} : { step };
}

/** Whether the file cannot be stored before it is said of which checkpoint it is. */
export function lacksStep(file: InspectedFile, draft: BundleDraft): boolean {
  if (!file.questions.some(asksStep) || draft.steps[file.path] !== undefined) return false;
  return saidMapping(file.questions, givenOf(file, draft)).constants?.step === undefined;
}

/**
 * What is said of the files of a bundle; those of which nothing is said go where `inspect` proposed. `abouts` holds fields
 * of runs by their proposed ids. Of an archive the files left out are named, else they are not sent.
 */
export function targetsOf(
  response: InspectResponse,
  draft: BundleDraft,
  { isPacked, abouts = {} }: { isPacked: boolean; abouts?: Readonly<Record<string, AboutRun>> },
): UploadTarget[] {
  const included = includedDestinations(response, draft);
  const sent = new Set(included.map(({ file }) => file));
  const left = response.files.filter((file) => !sent.has(file));
  const froms = new Map(response.runs.map(({ id, facts }) => [id, facts.run]));
  const said = included.flatMap((place): UploadTarget[] => {
    const { file, kind, id } = place;
    const mapping = mappingToSend(file, draft);
    const about = kind === "run" ? abouts[id] : undefined;
    const target = {
      ...destinationFields(place, draft, response),
      ...stepOf(file, draft),
      ...(mapping === null ? {} : { mapping }),
      ...(about === undefined ? {} : { about }),
    };
    const from = file.runs.length > 1 ? froms.get(id) : null;
    const isPart = from != null && hasLeftOut(file, draft);
    if (Object.keys(target).length === 0 && !isPart) return [];
    return [{ path: file.path, ...(from == null ? {} : { from }), ...target }];
  });
  const targets = completed(included, said, froms);
  return [...(isPacked ? left.map(({ path }) => ({ path, skip: true })) : []), ...targets];
}

function hasLeftOut(file: InspectedFile, { skipped }: BundleDraft): boolean {
  return file.runs.some((id) => skipped.has(destinationKey({ file, kind: "run", id })));
}

/** Of a file with several runs, those that no target names are left out: if one is named, all are. */
function completed(
  included: readonly FileDestination[],
  said: readonly UploadTarget[],
  froms: ReadonlyMap<string, string | null>,
): UploadTarget[] {
  const named = new Set(said.map(({ path, from }) => `${from ?? ""} ${path}`));
  const touched = new Set(said.map(({ path }) => path));
  const missing = included.flatMap(({ file, id }): UploadTarget[] => {
    const from = froms.get(id);
    const isNeeded = file.runs.length > 1 && touched.has(file.path) && from != null;
    return isNeeded && !named.has(`${from} ${file.path}`) ? [{ path: file.path, from }] : [];
  });
  return [...said, ...missing];
}

/**
 * A changed destination. Where something is left out every one is said, since what remains might be grouped under other
 * names.
 */
function destinationFields(
  { kind, id }: FileDestination,
  draft: BundleDraft,
  response: InspectResponse,
): Pick<UploadTarget, "run" | "dataset" | "name"> {
  const all = kind === "run" ? response.runs : response.datasets;
  const chosen = kind === "run" ? draft.runs[id] : draft.datasets[id];
  const proposed = all.find((item) => item.id === id);
  const fallback =
    draft.skipped.size === 0 || proposed === undefined ? undefined : proposedDestination(proposed);
  const destination = chosen ?? fallback;
  if (destination === undefined) return {};
  const { mode, id: to } = destination;
  const name = mode === "new" && destination.name !== "" ? { name: destination.name } : {};
  return { ...(kind === "run" ? { run: to } : { dataset: to }), ...name };
}

export function proposedDestination(item: {
  id: string;
  name: string;
  exists: boolean;
}): Destination {
  const { id, name, exists } = item;
  return exists ? { mode: "existing", id } : { mode: "new", id, name };
}

export function withGiven(draft: BundleDraft, shape: string, given: Given): BundleDraft {
  return { ...draft, given: { ...draft.given, [shape]: given } };
}

export function withSkipped(
  draft: BundleDraft,
  places: readonly FileDestination[],
  isSkipped: boolean,
): BundleDraft {
  const skipped = new Set(draft.skipped);
  for (const place of places) {
    if (isSkipped) skipped.add(destinationKey(place));
    else skipped.delete(destinationKey(place));
  }
  return { ...draft, skipped };
}
