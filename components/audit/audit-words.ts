import type { AuditEntryItem, CallResult } from "@/lib/audit/schema";

export const endingWords: Record<CallResult, string> = {
  done: "Done",
  refused: "Refused",
  failed: "Failed",
};

/** "2026-11-29 01:02:03": as exact as a trail has to be, in UTC. */
export function secondOf(iso: string): string {
  return iso.slice(0, 19).replace("T", " ");
}

/** What was done, and to do. */
const verbs: Record<string, readonly [string, string]> = {
  create: ["made", "make"],
  change: ["changed", "change"],
  delete: ["deleted", "delete"],
  revoke: ["revoked", "revoke"],
  restore: ["restored", "restore"],
  undo: ["undid", "undo"],
  drop: ["dropped", "drop"],
  accept: ["accepted", "accept"],
  copy: ["copied", "copy"],
  move: ["moved", "move"],
  test: ["tested", "test"],
  handover: ["handed over", "hand over"],
  leave: ["left", "leave"],
  read: ["looked at", "look at"],
  log: ["logged to", "log to"],
  tag: ["tagged", "tag"],
  untag: ["took a tag from", "take a tag from"],
  color: ["coloured", "colour"],
  archive: ["archived", "archive"],
  unarchive: ["brought back from the archive", "bring back from the archive"],
};

/** Where the address says another word than the pages. */
const nouns: Record<string, string> = {
  share: "link",
  alert: "alert rule",
  channel: "alert channel",
  signing: "signing secret",
  "run-view": "saved view",
  example: "examples",
  "slick-sample": "samples of the base model",
  checkpoint: "checkpoints",
};

/** Of which more is said than verb and thing. */
const phrases: Record<string, readonly [string, string]> = {
  "member.handover": ["handed the project over", "hand the project over"],
  "run-action.create": ["changed several runs", "change several runs"],
  "upload.create": ["uploaded", "upload"],
};

/** Of which a project, run or dataset has one, or of which nobody asks for one alone. */
const alone =
  /^(project|settings|hyperparameters|training-set|choice|series|predictions|metrics|signing|trail)$/;

function wordsOf(noun: string): string {
  return nouns[noun] ?? noun.replaceAll("-", " ");
}

const numbered = new Set(["upload", "drop", "version"]);

/** Whether people call it so: an id says nothing. */
function isName(noun: string, text: string | undefined): text is string {
  const isNumber = numbered.has(noun) && /^\d+$/.test(text ?? "");
  return text !== undefined && !isNumber && !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text);
}

function one(noun: string, name: string | undefined): string {
  const words = wordsOf(noun);
  if (isName(noun, name)) return `the ${words} ${name}`;
  if (alone.test(noun)) return `the ${words}`;
  if (/^\w+s\b/.test(words)) return words;
  return `${/^[aeio]|^up/.test(words) ? "an" : "a"} ${words}`;
}

/** "the label set b of the dataset d" of datasets/d/label-sets/b, in which things and their names take turns. */
function thingOf(noun: string, verb: string, target: string): string {
  if (/^\d+ runs$/.test(target)) return target;
  const parts = target.split("/");
  if (parts.at(-1) === verb) parts.pop();
  const isNamed = parts.length % 2 === 0;
  const own = one(noun, isNamed ? parts.at(-1) : undefined);
  const [kind, name] = parts.slice(isNamed ? -4 : -3, isNamed ? -2 : -1);
  return kind === undefined ? own : `${own} of ${one(kind.replace(/s$/, ""), name)}`;
}

type AuditedAction = Pick<AuditEntryItem, "action" | "target" | "outcome">;

/** After the name of who did it: "made the key trainer (read)", "tried to change the settings: refused". */
export function actionWords({ action, target, outcome }: AuditedAction): string {
  const [noun = "", verb = ""] = action.split(".");
  const [done, toDo] = phrases[action] ?? verbs[verb] ?? [action, action];
  const thing = verb in verbs ? thingOf(noun, verb, target) : target;
  const [, of = ""] = / of (.*)$/.exec(thing) ?? [];
  const object = action === "upload.create" ? of && `to ${of}` : action in phrases ? "" : thing;
  const words = `${outcome === "done" ? done : `tried to ${toDo}`} ${object}`.trim();
  return outcome === "done" ? words : `${words}: ${outcome}`;
}
