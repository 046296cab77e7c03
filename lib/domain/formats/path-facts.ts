/** What a file's place in a folder says of it. */
export type PathFacts = {
  /** The folder that is the run's, whole; "" is the top. */
  folder: string;
  /** The name of the run: the last folder that names something; null at the top. */
  run: string | null;
  step: number | null;
  epoch: number | null;
};

const stepFolder = /^(?:checkpoint|ckpt|step|steps|global_?step|iter|iteration)[-_=]?(\d{1,15})$/i;
const epochFolder = /^(?:epoch|ep)[-_=]?(\d{1,6})$/i;
/** At the end of a file's own name: `predictions_step_1000.jsonl`, `410m_step0.json`, `eval-checkpoint-500.json`. */
const stepInFilename =
  /(?:^|[-_.])(?:checkpoint|ckpt|step|global_?step|iter)[-_=]?(\d{1,15})(?=[-_.]|$)/i;
const epochInFilename = /(?:^|[-_.])(?:epoch)[-_=]?(\d{1,6})(?=[-_.]|$)/i;

/** Folders that loggers make in every run: they name no run. */
const plainFolders = new Set([
  ...[
    "results",
    "result",
    "outputs",
    "output",
    "out",
    "logs",
    "log",
    "eval",
    "evals",
    "evaluation",
  ],
  ...[
    "evaluations",
    "predictions",
    "preds",
    "samples",
    "metrics",
    "files",
    "media",
    "table",
    "history",
  ],
  ...[
    "checkpoints",
    "ckpts",
    "lightning_logs",
    "csv",
    "csvs",
    "json",
    "data",
    "tensorboard",
    "tb_logs",
  ],
  ...["train", "validation", "val", "test", "dev", "latest-run"],
]);

function isPlain(folder: string): boolean {
  return plainFolders.has(folder.toLowerCase()) || /^version_\d+$/.test(folder);
}

/** lm-evaluation-harness writes a model's path as one name, `__` for each slash: its last part may be a checkpoint. */
function withHarnessParts(parts: readonly string[]): string[] {
  return parts.flatMap((part) => {
    const at = part.lastIndexOf("__");
    const last = at <= 0 ? "" : part.slice(at + 2);
    const isCheckpoint = stepOf(last) !== null || epochOf(last) !== null;
    return isCheckpoint ? [part.slice(0, at), last] : [part];
  });
}

function stepOf(folder: string): number | null {
  const [, digits] = stepFolder.exec(folder) ?? [];
  return digits === undefined ? null : Number(digits);
}

function epochOf(folder: string): number | null {
  const [, digits] = epochFolder.exec(folder) ?? [];
  return digits === undefined ? null : Number(digits);
}

/**
 * Run and checkpoint from where a file stood: `run-a/checkpoint-500/trainer_state.json` is step 500 of run-a,
 * `step_1000/samples_x.jsonl` step 1000 of the top. The nearest folder that names a checkpoint counts; then the file's
 * own name.
 */
export function readPath(path: string): PathFacts {
  const all = path.split("/").filter((part) => part !== "");
  const filename = all.pop() ?? "";
  const parts = withHarnessParts(all);
  let step: number | null = null;
  let epoch: number | null = null;
  const rest: string[] = [];
  for (const part of parts.toReversed()) {
    const isCheckpoint = stepOf(part) !== null || epochOf(part) !== null;
    if (!isCheckpoint || step !== null || epoch !== null) rest.unshift(part);
    else {
      step = stepOf(part);
      epoch = epochOf(part);
    }
  }
  while (rest.length > 0 && isPlain(rest.at(-1) ?? "")) rest.pop();
  if (step === null && epoch === null) {
    step = numberIn(filename, stepInFilename);
    epoch = step === null ? numberIn(filename, epochInFilename) : null;
  }
  return { folder: rest.join("/"), run: rest.at(-1) ?? null, step, epoch };
}

function numberIn(filename: string, pattern: RegExp): number | null {
  const [, digits] = pattern.exec(filename.slice(0, 300)) ?? [];
  return digits === undefined ? null : Number(digits);
}

const plainNames =
  /^(trainer_state|trainer_log|training_logs?|train_log|train_metrics|metrics|history|results?|logs?|log_history|wandb[-_]?(export|history|summary)?.*|(display_)?predictions?|per_instance_stats|preds|samples?.*|eval(uation)?s?|aggregates|examples|questions|step_metrics|compiled_results|events\.out\.tfevents.*|data|output|upload|body|body\.bin)$/i;

/** A file's name as a name for a run: without its endings; null where it is one that every run has. */
export function runNameOf(filename: string): string | null {
  const stem = filename.replace(
    /(\.(jsonl?|csv|tsv|txt|gz|zst|ndjson|log|zip|tar|tgz|eval|parquet|db|sqlite))+$/i,
    "",
  );
  return stem === "" || plainNames.test(stem) ? null : stem;
}

/** A name as an id for an address, and unlike those that are taken. */
export function slugFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, 110)
    .replace(/-+$/, "");
  const base = plain === "" ? "run" : plain;
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}
