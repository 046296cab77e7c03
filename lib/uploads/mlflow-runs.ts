import "server-only";
import { type MlflowFacts, mlflowFacts, mlflowFile } from "@/lib/domain/formats/mlflow-path";
import type { RunFacts } from "@/lib/domain/formats/records";
import type { BundleFile } from "./open-file";

const maxFactBytes = 64 * 1024;

/** What the small files of MLflow's file store say, by the folder of their run. */
export type MlflowRuns = {
  /** Paths of these small files: they are read here and stored nowhere else. */
  factFiles: ReadonlySet<string>;
  facts: ReadonlyMap<string, RunFacts>;
  /** Folders of runs that are not taken over, and why. */
  refused: ReadonlyMap<string, { isMistake: boolean; reason: string }>;
};

const deleted = { isMistake: false, reason: "its run was deleted in MLflow" };
const child = {
  isMistake: true,
  reason:
    "its run is a child of another MLflow run, and such families are not read yet; send the folder of one child alone, without its tags/mlflow.parentRunId",
};

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
  const refused = new Map<string, { isMistake: boolean; reason: string }>();
  for (const { file, place } of placed) {
    if (place === null || place.kind === "metric" || !folders.has(place.folder)) continue;
    const said = mlflowFacts(file.path, new TextDecoder().decode(await file.head(maxFactBytes)));
    if (said === null) continue;
    factFiles.add(file.path);
    facts.set(said.folder, merged(facts.get(said.folder), said));
    if (said.isDeleted) refused.set(said.folder, deleted);
    else if (said.parentRun !== null && !refused.has(said.folder)) refused.set(said.folder, child);
  }
  return { factFiles, facts, refused };
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
