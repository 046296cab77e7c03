import type { Mapping } from "@/lib/domain/mapping/mapping";
import type { Fields } from "./fields";
import type { FileGuess } from "./format";

/** Fields of every line; what else stands at the top is a metric or a label. */
export const ownFields: ReadonlySet<string> = new Set([
  ...["doc_id", "doc", "target", "arguments", "resps", "filtered_resps", "filter", "metrics"],
  ...["doc_hash", "prompt_hash", "target_hash"],
]);

const usual = ["exact_match", "acc", "em", "accuracy", "correct", "is_correct"];
/** Parts of a match, which may happen to be 0 or 1 on the first lines, and what says the opposite of right. */
const noVerdict =
  /^(f1|rouge|bleu|chrf|ter|mae|mse|ppl|perplexity)(?!.{0,40}_acc$)|hallucinat|refus|abstain|error|wrong|toxic/i;
const maxOptions = 20;

function isVerdict(value: unknown): boolean {
  return value === 0 || value === 1 || typeof value === "boolean";
}

function rank(name: string): number {
  const at = usual.indexOf(name);
  return at === -1 ? usual.length : at;
}

/**
 * Metrics by which an answer is right or wrong: those that are 0 or 1 on every line that was looked at, the usual names
 * first. A normalised accuracy is none where the plain one stands beside it.
 */
export function verdictMetrics(lines: readonly Fields[]): string[] {
  const all = new Map<string, boolean>();
  for (const line of lines) {
    for (const [name, value] of Object.entries(line)) {
      if (ownFields.has(name) || noVerdict.test(name.slice(0, 100))) continue;
      all.set(name, (all.get(name) ?? true) && isVerdict(value));
    }
  }
  const found = [...all].filter(([, isKept]) => isKept).map(([name]) => name);
  const plain = found.filter((name) => !(name.startsWith("acc_") && found.includes("acc")));
  return plain.toSorted((a, b) => rank(a) - rank(b));
}

/** The metric that says right or wrong, and which it was where several do; null: the answers are scored. */
export function guessVerdict(
  lines: readonly Fields[],
  mapping: Mapping | null,
): FileGuess & { metric: string | null } {
  const names = verdictMetrics(lines);
  const [first] = names;
  const said = mapping?.columns?.correct;
  const metric = said ?? first ?? null;
  const none = { mapping: {}, reasons: [], questions: [], metric };
  if (said !== undefined || first === undefined) return none;
  const reasons = [{ about: "correct", reason: `${first} is 0 or 1 on every line` }];
  if (names.length === 1) return { ...none, reasons };
  const question = {
    id: "correct",
    text: "Which metric says that an answer is right?",
    reason: `${names.slice(0, maxOptions).join(", ")} are 0 or 1 on every line.`,
    options: names
      .slice(0, maxOptions)
      .map((name) => ({ value: name, label: name, mapping: { columns: { correct: name } } })),
    chosen: first,
  };
  return { ...none, reasons, questions: [question] };
}
