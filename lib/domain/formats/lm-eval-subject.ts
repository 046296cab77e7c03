import { filenameOf } from "./entry-path";
import { readPath } from "./path-facts";

/** What a results file says of the model that was evaluated; all null for a samples file, which says nothing. */
export type LmEvalModel = {
  /** `pretrained` of model_args, or `model`. */
  pretrained: string | null;
  peft: string | null;
  revision: string | null;
  /** The NeoX variant writes it among its model_args. */
  iteration: number | null;
};

export type LmEvalSubject = {
  run: string | null;
  step: number | null;
  epoch: number | null;
  /** Null where only a checkpoint of it is named. */
  baseModel: string | null;
  /** By what the checkpoint was told; null where nothing names one. */
  reason: string | null;
};

type Checkpoint = { step: number | null; epoch: number | null };

const maxPathCharacters = 1000;
const checkpointInName =
  /[-_.]?(?:checkpoint|ckpt|step|global_?step|iter|iteration|epoch)[-_=]?\d{1,15}(?=[-_.]|$)/i;

export const noModel: LmEvalModel = {
  pretrained: null,
  peft: null,
  revision: null,
  iteration: null,
};

function isNamed({ step, epoch }: Checkpoint): boolean {
  return step !== null || epoch !== null;
}

/** A model's path or name: the run that it is of and its checkpoint, from a folder of its own or the end of its name. */
function readModelPath(path: string): Checkpoint & { run: string | null } {
  const plain = path.slice(0, maxPathCharacters).replaceAll("\\", "/").replace(/\/+$/, "");
  const asFolder = readPath(`${plain}/-`);
  if (isNamed(asFolder)) return asFolder;
  const asName = readPath(plain);
  const name = filenameOf(plain);
  const run = isNamed(asName) ? name.replace(checkpointInName, "") : name;
  return { ...asName, run: run === "" ? asName.run : run };
}

/** lm-eval names the folder of a model by its path, `__` for each slash. */
function shortName(folder: string | null): string | null {
  const last = folder?.split("__").findLast((part) => part !== "" && !/^\.+$/.test(part));
  return last ?? folder;
}

/**
 * Which run and checkpoint a file of lm-evaluation-harness is about (FORMATS.md section 3): by the revision, the
 * adapter's or the model's path, NeoX's iteration, then by the file's own place. An epoch without a step counts as
 * step.
 */
export function lmEvalSubject(input: {
  filename: string | null;
  path: string | null;
  facts: LmEvalModel;
}): LmEvalSubject {
  const { filename, path, facts } = input;
  const { pretrained, peft, revision, iteration } = facts;
  const model = pretrained === null ? null : readModelPath(pretrained);
  const adapter = peft === null ? null : readModelPath(peft);
  const own = readPath(path ?? filename ?? "");
  const found: [string, Checkpoint | null][] = [
    [`revision=${revision}`, revision === null ? null : readPath(`${revision}/-`)],
    [`peft=${peft}`, adapter],
    [`pretrained=${pretrained}`, model],
    [`iteration ${iteration}`, { step: iteration, epoch: null }],
    [`its place: ${path ?? filename}`, own],
  ];
  const [reason, checkpoint] = found.find(([, each]) => each !== null && isNamed(each)) ?? [];
  const isBase = pretrained !== null && model !== null && !isNamed(model);
  return {
    run: adapter?.run ?? model?.run ?? shortName(own.run),
    step: checkpoint?.step ?? checkpoint?.epoch ?? null,
    epoch: checkpoint?.epoch ?? null,
    baseModel: isBase ? pretrained : null,
    reason: reason?.slice(0, 500) ?? null,
  };
}

/** What somebody said of the checkpoint, over what the file and its place say. */
export function lmEvalCheckpoint(
  place: LmEvalSubject,
  said: { step?: number; epoch?: number } | undefined,
): { step: number | null; epoch: number | null } {
  if (said?.step === undefined) return { step: place.step, epoch: said?.epoch ?? place.epoch };
  const isOwn = said.step === place.step;
  return { step: said.step, epoch: said.epoch ?? (isOwn ? place.epoch : null) };
}
