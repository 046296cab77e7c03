import "server-only";
import { db } from "@/lib/db/client";
import { filenameOf, folderOf } from "@/lib/domain/formats/entry-path";
import { type GroupedFile, type GroupMember, groupFiles } from "@/lib/domain/formats/group-files";
import { goesIntoDataset } from "@/lib/domain/formats/list";
import { lmEvalSubject, noModel } from "@/lib/domain/formats/lm-eval-subject";
import { mlflowFile } from "@/lib/domain/formats/mlflow-path";
import { noResultReason } from "@/lib/domain/formats/no-result";
import { runNameOf, slugFor } from "@/lib/domain/formats/path-facts";
import type { RunFacts } from "@/lib/domain/formats/records";
import { isSameHistory } from "@/lib/domain/formats/same-history";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { AppError } from "@/lib/errors";
import type { ReadScope } from "@/lib/projects/access";
import type { UploadTarget } from "./inspect-schema";
import { targetsFilename } from "./inspect-schema";
import { lookAsSaid } from "./look-as-said";
import { type Look, type LookLimits, limitsFor, unreadLook } from "./look-at-file";
import { type MlflowRuns, readMlflowRuns, runFolderIn } from "./mlflow-runs";
import type { Bundle } from "./open-bundle";
import type { BundleFile } from "./open-file";
import { placeSamples } from "./place-samples";
import { readMapping } from "./prepare-upload";
import type { Remembered } from "./store-upload";

export type SeenFile = {
  look: Look;
  given: Mapping | null;
  remembered: Remembered | null;
};

export type ProposedRun = {
  id: string;
  name: string;
  members: GroupMember[];
  facts: RunFacts;
  /** What files beside its own say of it. */
  folderFacts: RunFacts | null;
};

export type ProposedDataset = { id: string; name: string; files: string[] };

/** What a bundle holds and where each file of it belongs, before anything is stored. */
export type Proposal = {
  seen: Map<string, SeenFile>;
  runs: ProposedRun[];
  datasets: ProposedDataset[];
  ignored: { path: string; reason: string }[];
};

/**
 * Looks at every file of a bundle and tells its runs and datasets apart. `bundleName` names what nothing else names;
 * mappings that `targets` carry count as said.
 */
export async function proposeBundle(
  scope: ReadScope,
  bundle: Bundle,
  { bundleName, targets }: { bundleName: string | null; targets: readonly UploadTarget[] },
): Promise<Proposal> {
  const ignored = [...bundle.ignored];
  const seen = new Map<string, SeenFile>();
  const said = new Map(targets.map((target) => [target.path, target]));
  const mlflow = await readMlflowRuns(bundle.isArchive ? bundle.files : []);
  const files = bundle.files.filter((file) => isRead(file, { bundle, mlflow, ignored }));
  const limits = limitsFor(files.length);
  for (const file of files) {
    const target = said.get(file.path);
    if (target?.skip === true) {
      ignored.push({ path: file.path, reason: "left out by its sender" });
      continue;
    }
    const one = await see(scope, { file, target, limits });
    if (one.look.nothing === null) seen.set(file.path, one);
    else ignored.push({ path: file.path, reason: one.look.nothing });
  }
  await placeSamples(seen, limits);
  const named = bundleName === null ? null : runNameOf(bundleName);
  const grouped = groupRuns(seen, { mlflow, bundleName: named ?? "run" });
  for (const { copies } of grouped) {
    for (const { path, of } of copies) {
      seen.delete(path);
      ignored.push({ path, reason: `it says no more than ${of}` });
    }
  }
  return {
    ...{ seen, ignored },
    runs: await nameRuns(scope, { grouped, seen, mlflow }),
    datasets: await nameDataset(scope, { seen, named }),
  };
}

type Reading = { bundle: Bundle; mlflow: MlflowRuns; ignored: Proposal["ignored"] };

function isRead({ path }: BundleFile, { bundle, mlflow, ignored }: Reading): boolean {
  if (path === targetsFilename) return false;
  if (mlflow.factFiles.has(path)) return false;
  const isDeleted = mlflow.deleted.has(mlflowFile(path)?.folder ?? "");
  const reason = bundle.isArchive ? noResultReason(path) : null;
  const why = reason ?? (isDeleted ? "its run was deleted in MLflow" : null);
  if (why !== null) ignored.push({ path, reason: why });
  return why === null;
}

async function see(
  scope: ReadScope,
  input: { file: BundleFile; target: UploadTarget | undefined; limits: LookLimits },
): Promise<SeenFile> {
  const { file, target, limits } = input;
  const { mapping, step } = target ?? {};
  const said = await readMapping(scope, typeof mapping === "string" ? { id: mapping } : mapping);
  const given: Mapping | null =
    step === undefined
      ? said.given
      : { ...said.given, constants: { ...said.given?.constants, step } };
  try {
    const { chosen } = said;
    return { ...(await lookAsSaid(scope, file, { given, chosen, limits })), given };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message } = error;
    const problem = { code, message, details: [] };
    return { look: unreadLook(file, problem), given, remembered: null };
  }
}

function groupRuns(
  seen: Proposal["seen"],
  { mlflow, bundleName }: { mlflow: MlflowRuns; bundleName: string },
) {
  const files = [...seen.values()].flatMap(({ look }): GroupedFile[] => {
    const { format, file, history, outcomes } = look;
    if (format === null || goesIntoDataset(format.holds)) return [];
    const { folder, run: folderRun } = runFolderOf(look, mlflow);
    const beside = mlflow.facts.get(folder);
    const runs = look.runs.length === 0 ? [null] : look.runs;
    return [
      {
        ...{ path: file.path, format: format.id, holds: format.holds, runs, folder, folderRun },
        ...{
          ownName: runNameOf(file.filename),
          facts: [...(beside ? [beside] : []), ...look.facts.values()],
        },
        ...{ history, outcomes },
      },
    ];
  });
  return groupFiles(files, { isSameHistory, bundleName });
}

/** An MLflow run's metrics lie in `metrics/`, under names with slashes. */
function runFolderOf(look: Look, mlflow: MlflowRuns): { folder: string; run: string | null } {
  const { place, file } = look;
  if (look.format?.id === "lm-eval-results" || look.format?.id === "lm-eval-samples") {
    const { run } = lmEvalSubject({ filename: null, path: file.path, facts: noModel });
    return { folder: place.folder, run };
  }
  const isMlflow = look.format?.id === "mlflow-metric";
  const folder = isMlflow ? runFolderIn(mlflow, file.path) : null;
  return folder === null ? place : { folder, run: filenameOf(folder) || null };
}

async function nameRuns(
  scope: ReadScope,
  input: {
    grouped: ReturnType<typeof groupFiles>;
    seen: Proposal["seen"];
    mlflow: MlflowRuns;
  },
): Promise<ProposedRun[]> {
  const { grouped, seen, mlflow } = input;
  const rows = await db.run.findMany({
    where: { projectId: scope.projectId },
    select: { slug: true },
  });
  const taken = new Set(rows.map(({ slug }) => slug));
  return grouped
    .filter(({ members }) => members.length > 0)
    .map(({ name, members }) => {
      const id = slugFor(name, taken);
      taken.add(id);
      const folders = members.map(({ path }) => runFolderIn(mlflow, path) ?? "");
      const folderFacts = folders.map((each) => mlflow.facts.get(each)).find(Boolean) ?? null;
      const facts = { ...factsOf(members, seen), ...folderFacts };
      return { id, name: name.slice(0, 200), members, facts, folderFacts };
    });
}

function factsOf(members: readonly GroupMember[], seen: Proposal["seen"]): RunFacts {
  const from = members.find((member) => member.from !== null)?.from ?? null;
  const said = members.flatMap((member) => {
    const facts = seen.get(member.path)?.look.facts;
    return facts?.get(member.from) ?? [];
  });
  const hyperparameters = Object.assign({}, ...said.map((facts) => facts.hyperparameters ?? {}));
  return Object.assign({ run: from }, ...said, { run: from, hyperparameters });
}

/** Questions of a bundle are one pool, however many files they came in. */
async function nameDataset(
  scope: ReadScope,
  { seen, named }: { seen: Proposal["seen"]; named: string | null },
): Promise<ProposedDataset[]> {
  const files = [...seen.values()].filter(
    ({ look }) => look.format !== null && goesIntoDataset(look.format.holds),
  );
  const [first] = files;
  if (first === undefined) return [];
  const { path, filename } = first.look.file;
  const folder = filenameOf(folderOf(path));
  const own = files.length === 1 ? runNameOf(filename) : null;
  const name = own ?? (folder !== "" ? folder : null) ?? named ?? "questions";
  const rows = await db.dataset.findMany({
    where: { projectId: scope.projectId },
    select: { slug: true },
  });
  const id = slugFor(name, new Set(rows.map(({ slug }) => slug)));
  return [{ id, name: name.slice(0, 200), files: files.map(({ look }) => look.file.path) }];
}
