import type { Population } from "@/lib/domain/knowledge/knowledge";
import type { Quantity } from "./mapping";

/** What the words of a metric's name say; what they do not say is null. */
export type NameReading = {
  split: string | null;
  category: Population | null;
  /** The words that say nothing else, as they stand; null where there are none. */
  set: string | null;
  quantity: Quantity;
  /** The word that named the quantity, or why it is none of ours. */
  word: string | null;
  /** Why a name with a rate's word is no rate of an evaluation set. */
  objection: string | null;
};

const splits = new Map([
  ...["train", "training"].map((word) => [word, "train"] as const),
  ...["dev", "val", "valid", "validation", "eval", "evaluation", "heldout"].map(
    (word) => [word, "dev"] as const,
  ),
  ...["test", "testing"].map((word) => [word, "test"] as const),
]);

const categories = new Map<string, Population>([
  ["known", "Known"],
  ["unknown", "Unknown"],
  ["unk", "Unknown"],
  ["highlyknown", "HighlyKnown"],
  ["hk", "HighlyKnown"],
  ["maybeknown", "MaybeKnown"],
  ["mk", "MaybeKnown"],
  ["weaklyknown", "WeaklyKnown"],
  ["wk", "WeaklyKnown"],
  ["all", "all"],
  ["overall", "all"],
]);

const quantities = new Map<string, Quantity>([
  ...["accuracy", "acc", "em", "exactmatch"].map((word) => [word, "accuracy"] as const),
  ...["hallucination", "hallucinations", "hallucinated"].map(
    (word) => [word, "hallucination"] as const,
  ),
  ...["abstention", "abstentions", "abstained", "abstain", "idk"].map(
    (word) => [word, "abstention"] as const,
  ),
  ...["loss", "nll", "perplexity"].map((word) => [word, "loss"] as const),
]);

/** Two words that mean one thing. */
const pairs = new Map([
  ["highly known", "highlyknown"],
  ["maybe known", "maybeknown"],
  ["weakly known", "weaklyknown"],
  ["exact match", "exactmatch"],
  ["held out", "heldout"],
]);

/** Words that only dress a quantity. */
const empty = new Set(["rate", "score", "mean", "avg", "average", "epoch", "vs", "iterations"]);

const anywhere = new Map<string, string>([
  ["token", "it counts tokens, not answers"],
  ["tokens", "it counts tokens, not answers"],
  ["reward", "it is a reward"],
  ["rewards", "it is a reward"],
  ["balanced", "it is a mean over classes"],
  ...["best", "max", "min"].map((word) => [word, "it is a best until then, no course"] as const),
]);
const before = new Map([["sequence", "it is teacher-forced, over one batch"]]);
const after = new Map<string, string>([
  ...[
    "stderr",
    "std",
    "sem",
    "err",
    "error",
    "variance",
    "ci",
    "low",
    "high",
    "lower",
    "upper",
  ].map((word) => [word, "it is an uncertainty, no rate"] as const),
  ["norm", "it is a normalised score"],
  ["delta", "it is a difference"],
  ["diff", "it is a difference"],
]);

const maxNameLength = 256;

type Word = { text: string; lower: string };

/** A name's words: parted at signs and where camelCase rises, two that mean one thing joined. */
function wordsOf(name: string): Word[] {
  const parted = name.slice(0, maxNameLength).replace(/([a-z0-9])([A-Z])/g, "$1 $2");
  const texts = parted.split(/[^\p{L}\p{N}]+/u).filter((text) => text !== "");
  const words: Word[] = [];
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? "";
    const lower = text.toLowerCase();
    const pair = pairs.get(`${lower} ${(texts[at + 1] ?? "").toLowerCase()}`);
    words.push({ text, lower: pair ?? lower });
    if (pair !== undefined) at += 1;
  }
  return words;
}

function saysMore(word: Word): boolean {
  return !splits.has(word.lower) && !categories.has(word.lower) && !empty.has(word.lower);
}

/** Why a name with a rate's word at `at` is no rate of an evaluation set, or null. */
function objectionTo(name: string, words: readonly Word[], at: number): string | null {
  for (const { lower } of words) {
    const reason = anywhere.get(lower);
    if (reason !== undefined) return reason;
  }
  const reason = before.get(words[at - 1]?.lower ?? "") ?? after.get(words[at + 1]?.lower ?? "");
  if (reason !== undefined) return reason;
  // The quantity ends the name, or, before a slash, begins it: pred_age_acc and acc/popqa, but not acc_steps.
  const rest = words.slice(at + 1);
  const isFirst = name.includes("/") && !words.slice(0, at).some(saysMore);
  if (isFirst || !rest.some(saysMore)) return null;
  return `what follows "${words[at]?.text ?? ""}" is not understood`;
}

/** Reads a metric's name word by word: `eval/dev_known/accuracy` is the accuracy of Known facts of split dev. */
export function readName(name: string): NameReading {
  const words = wordsOf(name);
  const at = words.findLastIndex(({ lower }) => quantities.has(lower));
  const word = words[at]?.lower ?? null;
  const named = word === null ? "other" : (quantities.get(word) ?? "other");
  const isRate = named !== "other" && named !== "loss";
  const others = words.filter((_, index) => index !== at);
  // `eval` only says that it was evaluated: in eval_train_known_accuracy the split is train.
  const sides = others.filter(({ lower }) => splits.has(lower)).map(({ lower }) => lower);
  const side = sides.find((each) => each !== "eval" && each !== "evaluation") ?? sides[0];
  const classes = new Set(others.flatMap(({ lower }) => categories.get(lower) ?? []));
  const objection = !isRate
    ? null
    : classes.size > 1
      ? "it names two classes of facts"
      : objectionTo(name, words, at);
  const rest = others.filter(saysMore);
  return {
    split: side === undefined ? null : (splits.get(side) ?? null),
    category: [...classes][0] ?? null,
    set: rest.length === 0 ? null : rest.map(({ text }) => text).join("_"),
    quantity: objection === null ? named : "other",
    word,
    objection,
  };
}
