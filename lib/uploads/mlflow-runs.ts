import "server-only";
import { filenameOf, folderOf } from "@/lib/domain/formats/entry-path";
import {
  isOneCurve,
  type MlflowFacts,
  mlflowFacts,
  mlflowFile,
  onlyStepIn,
} from "@/lib/domain/formats/mlflow-path";
import type { RunFacts } from "@/lib/domain/formats/records";
import type { BundleFile } from "./open-file";

const maxFactBytes = 64 * 1024;
/** Of a metric's file: enough to tell one point from several. */
const maxPointBytes = 256;

/** What the small files of MLflow's file store say, by the folder of their run. */
export type MlflowRuns = {
  /** Paths of these small files: they are read here and stored nowhere else. */
  factFiles: ReadonlySet<string>;
  facts: ReadonlyMap<string, RunFacts>;
  /** Folders of runs that were deleted in MLflow: they are not taken over unasked. */
  deleted: ReadonlySet<string>;
  /** Folders of child runs that are points of their parent's curve, with the folder of the parent. */
  joined: ReadonlyMap<string, string>;
};

/** The folder of the run that a file is of, as it is taken over; null for one that is no file of MLflow's store. */
export function runFolderIn({ joined }: MlflowRuns, path: string): string | null {
  const folder = mlflowFile(path)?.folder ?? null;
  return folder === null ? null : (joined.get(folder) ?? folder);
}

/** Looks for runs of MLflow's file store in a bundle: folders with metrics/ or meta.yaml. */
export async function readMlflowRuns(files: readonly BundleFile[]): Promise<MlflowRuns> {
  const placed = files.map((file) => ({ file, place: mlflowFile(file.path) }));
  const folders = new Set(
    placed.flatMap(({ place }) =>
      place?.kind === "meta" || place?.kind === "metric" ? [place.folder] : [],
    ),
  );
  const factFiles = new Set<string>();
  const facts = new Map<string, RunFacts>();
  const deleted = new Set<string>();
  const parents = new Map<string, string>();
  for (const { file, place } of placed) {
    if (place === null || place.kind === "metric" || !folders.has(place.folder)) continue;
    const said = mlflowFacts(file.path, await textOf(file, maxFactBytes));
    if (said === null) continue;
    factFiles.add(file.path);
    facts.set(said.folder, merged(facts.get(said.folder), said));
    if (said.isDeleted) deleted.add(said.folder);
    if (said.parentRun !== null)
      parents.set(said.folder, parentFolder(said.folder, said.parentRun));
  }
  const children = [...parents].filter(([folder]) => !deleted.has(folder));
  const joined = await joinFamilies(files, new Map(children));
  nameChildren(facts, { parents, joined });
  return { factFiles, facts, deleted, joined };
}

async function textOf(file: BundleFile, bytes: number): Promise<string> {
  return new TextDecoder().decode(await file.head(bytes));
}

/** Runs of one experiment lie beside each other, under their ids. */
function parentFolder(folder: string, parent: string): string {
  const experiment = folderOf(folder);
  return experiment === "" ? parent : `${experiment}/${parent}`;
}

async function joinFamilies(
  files: readonly BundleFile[],
  parents: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const steps = new Map<string, Set<number | null>>();
  for (const file of files) {
    const place = mlflowFile(file.path);
    if (place?.kind !== "metric" || !parents.has(place.folder)) continue;
    const own = steps.get(place.folder) ?? new Set();
    steps.set(place.folder, own.add(onlyStepIn(await textOf(file, maxPointBytes))));
  }
  const families = Map.groupBy(parents, ([, parent]) => parent);
  const joined = new Map<string, string>();
  for (const family of families.values()) {
    const known = family.filter(([folder]) => steps.has(folder));
    const only = known.map(([folder]) => {
      const [step = null, ...others] = steps.get(folder) ?? [];
      return others.length > 0 ? null : step;
    });
    if (isOneCurve(only)) for (const [folder, parent] of known) joined.set(folder, parent);
  }
  return joined;
}

/** A child that is a run of its own is called after its parent as well: many parents have children of the same names. */
function nameChildren(
  facts: Map<string, RunFacts>,
  {
    parents,
    joined,
  }: { parents: ReadonlyMap<string, string>; joined: ReadonlyMap<string, string> },
): void {
  const ownNames = new Map([...facts].map(([folder, { name }]) => [folder, name]));
  for (const [folder, parent] of parents) {
    const about = facts.get(folder);
    const above = ownNames.get(parent);
    if (joined.has(folder) || about === undefined || above === undefined) continue;
    const own = ownNames.get(folder) ?? filenameOf(folder);
    facts.set(folder, { ...about, name: `${above} / ${own}`.slice(0, 200) });
  }
}

function merged(before: RunFacts | undefined, { facts }: MlflowFacts): RunFacts {
  const tags = [...(before?.tags ?? []), ...(facts.tags ?? [])];
  return {
    ...before,
    ...facts,
    hyperparameters: { ...before?.hyperparameters, ...facts.hyperparameters },
    ...(tags.length > 0 && { tags }),
  };
}
