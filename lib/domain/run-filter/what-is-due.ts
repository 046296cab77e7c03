import { type FilterToken, scanFilter } from "./filter-tokens";

/** What may stand at a place of a filter that is being written. `word` is what is written of it, without quotes. */
type Word = { from: number; word: string };
export type Due =
  | (Word & { kind: "name" })
  | (Word & { kind: "joint" })
  | (Word & { kind: "operator"; name: string })
  | (Word & { kind: "value"; name: string; operator: string });

/**
 * What the word at the caret of a filter may become; an open quote is a word that is not at its end. Null after a
 * mistake, where nothing can follow. Takes time in the length of the text before the caret.
 */
export function whatIsDue(text: string, caret: number): Due | null {
  const tokens = scanFilter(text.slice(0, caret));
  const last = tokens.at(-1);
  if (last === undefined || last.to !== caret || !mayGrow.includes(last.kind))
    return dueAfter(tokens, { from: caret, word: "" });
  const word = last.kind === "open" ? last.text.slice(1) : last.text;
  return dueAfter(tokens.slice(0, -1), { from: last.from, word });
}

const mayGrow: readonly FilterToken["kind"][] = ["word", "quoted", "and", "or", "not", "open"];

function dueAfter(tokens: readonly FilterToken[], word: Word): Due | null {
  let due: Due | null = { ...word, kind: "name" };
  for (const token of tokens) {
    due = next(due, token, word);
    if (due === null) return null;
  }
  return due;
}

function next(due: Due, { kind, text }: FilterToken, word: Word) {
  const isText = kind === "word" || kind === "quoted";
  if (due.kind === "name" && (kind === "not" || kind === "(")) return due;
  if (due.kind === "name" && isText) return { ...word, kind: "operator", name: text } as const;
  if (due.kind === "operator" && kind === "operator")
    return { ...word, kind: "value", name: due.name, operator: text } as const;
  if (due.kind === "value" && isText) return { ...word, kind: "joint" } as const;
  if (due.kind === "joint" && kind === ")") return due;
  if (due.kind === "joint" && (kind === "and" || kind === "or"))
    return { ...word, kind: "name" } as const;
  return null;
}
