import type { RunFacts } from "./records";

/** A file of MLflow's file store, by its path; `folder` is its run's, the same for all files of the run. */
export type MlflowFile = {
  folder: string;
  kind: "metric" | "param" | "tag" | "meta";
  name: string;
};

const kinds = new Map([
  ["metrics", "metric" as const],
  ["params", "param" as const],
  ["tags", "tag" as const],
]);
const maxValueCharacters = 6000;

/**
 * `mlruns/1/<run>/metrics/eval/loss` is the metric eval/loss of the run's folder; null for what has no place in one. The
 * outermost metrics, params or tags folder counts: a metric may itself be called `metrics/x`.
 */
export function mlflowFile(path: string): MlflowFile | null {
  const parts = path.split("/");
  const at = parts.findIndex((part, index) => kinds.has(part) && index < parts.length - 1);
  const kind = kinds.get(parts[at] ?? "");
  if (kind !== undefined) {
    return { folder: parts.slice(0, at).join("/"), kind, name: parts.slice(at + 1).join("/") };
  }
  if (parts.at(-1) !== "meta.yaml") return null;
  return { folder: parts.slice(0, -1).join("/"), kind: "meta", name: "meta.yaml" };
}

/** What a small file beside the metrics says of its run. */
export type MlflowFacts = {
  folder: string;
  facts: RunFacts;
  /** The run was deleted in MLflow: it is not taken over unasked. */
  isDeleted: boolean;
  /** Set where the run is a child of another, as each step of a search may be. */
  parentRun: string | null;
};

/** A setting as MLflow keeps it, as text: numbers and truth are read. */
export function mlflowSetting(text: string): string | number | boolean | null {
  const value = text.trim().slice(0, maxValueCharacters);
  if (value === "" || value === "None") return null;
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === "true";
  const isNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(value.slice(0, 40));
  const number = isNumber && value.length <= 40 ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : value;
}

/** `key: value` lines, quotes taken off: meta.yaml is flat. */
function flatYaml(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of text.slice(0, 64 * 1024).split(/\r?\n/)) {
    const colon = line.indexOf(": ");
    if (colon <= 0 || line.startsWith(" ")) continue;
    const value = line.slice(colon + 2).trim();
    found.set(line.slice(0, colon), /^(['"]).*\1$/.test(value) ? value.slice(1, -1) : value);
  }
  return found;
}

function isoOf(text: string | undefined): string | null {
  const time = Number(text);
  return text !== undefined && Number.isFinite(time) && time > 0 && time <= 8.64e15
    ? new Date(time).toISOString()
    : null;
}

const statuses = new Map([
  ...["1", "RUNNING", "2", "SCHEDULED"].map((word) => [word, "running" as const] as const),
  ...["3", "FINISHED"].map((word) => [word, "finished" as const] as const),
  ...["4", "FAILED", "5", "KILLED"].map((word) => [word, "failed" as const] as const),
]);

/**
 * Whether runs of one parent are one curve: each has points at one step alone, and no two at the same. So a search or an
 * evaluation of checkpoints logs them. `steps`: the one step of each, null where it has none or several.
 */
export function isOneCurve(steps: readonly (number | null)[]): boolean {
  return steps.length > 1 && !steps.includes(null) && new Set(steps).size === steps.length;
}

/** The one step of a metric's file; null where it has several points. */
export function onlyStepIn(text: string): number | null {
  const [line = "", ...others] = text.trim().split("\n");
  const step = Number(line.trim().split(/ +/)[2] ?? 0);
  return others.length > 0 || !Number.isInteger(step) || step < 0 ? null : step;
}

/** By the word of the database or the number of meta.yaml. */
export function mlflowStatus(word: string | undefined): RunFacts["status"] {
  return statuses.get(word ?? "");
}

function metaFacts(text: string): { facts: RunFacts; isDeleted: boolean } {
  const meta = flatYaml(text);
  const name = meta.get("run_name") || meta.get("name") || null;
  const status = mlflowStatus(meta.get("status"));
  const startedAt = isoOf(meta.get("start_time"));
  const finishedAt = isoOf(meta.get("end_time"));
  const facts = {
    run: null,
    ...(name === null ? {} : { name: name.slice(0, 200) }),
    ...(status === undefined ? {} : { status }),
    ...(startedAt === null ? {} : { startedAt }),
    ...(finishedAt === null ? {} : { finishedAt }),
  };
  return { facts, isDeleted: meta.get("lifecycle_stage") === "deleted" };
}

/**
 * What `meta.yaml`, `params/<name>` or `tags/<name>` of MLflow's file store says of its run; null for other files. Later
 * facts of a folder are laid over earlier ones, settings by name.
 */
export function mlflowFacts(path: string, text: string): MlflowFacts | null {
  const file = mlflowFile(path);
  if (file === null || file.kind === "metric" || file.name === "__proto__") return null;
  const { folder, kind, name } = file;
  const plain = { folder, facts: { run: null } as RunFacts, isDeleted: false, parentRun: null };
  if (kind === "meta") return { ...plain, ...metaFacts(text) };
  if (kind === "param") {
    return { ...plain, facts: { run: null, hyperparameters: { [name]: mlflowSetting(text) } } };
  }
  const value = text.trim().slice(0, maxValueCharacters);
  if (name === "mlflow.parentRunId") return { ...plain, parentRun: value };
  if (name === "mlflow.runName" && value !== "") {
    return { ...plain, facts: { run: null, name: value.slice(0, 200) } };
  }
  if (name.startsWith("mlflow.") || value === "") return plain;
  return { ...plain, facts: { run: null, tags: [`${name}=${value}`.slice(0, 100)] } };
}
