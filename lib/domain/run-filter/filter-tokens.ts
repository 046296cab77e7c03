import { FilterRefusal } from "./filter-refusal";
import { jointMeant } from "./likely-meaning";

export type FilterToken = {
  kind:
    | "word"
    | "quoted"
    | "operator"
    | "and"
    | "or"
    | "not"
    | "("
    | ")"
    | "open"
    | "stray"
    | "end";
  /** Of a quoted text, what stands between the quotes. */
  text: string;
  from: number;
  to: number;
};

const pattern =
  /\s+|(?<paren>[()])|(?<quoted>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<open>["'])|(?<operator><=|>=|!=|==|[<>=~])|(?<joint>&&|\|\||!)|(?<stray>[&|])|(?<word>[^\s()"'<>=~!&|]+)/gsu;

const joints: Record<string, "and" | "or" | "not"> = { "&&": "and", "||": "or", "!": "not" };

/** The tokens of a filter, closed by one of kind `end`. Throws a FilterRefusal for a text without a closing quote. */
export function filterTokens(text: string): FilterToken[] {
  const tokens = scanFilter(text);
  const unreadable = tokens.find(({ kind }) => kind === "open" || kind === "stray");
  if (unreadable !== undefined) throw refused(unreadable);
  return [...tokens, { kind: "end", text: "", from: text.length, to: text.length }];
}

/** The tokens of any text; a quote that is not closed is one of kind `open` that reaches to the end. */
export function scanFilter(text: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  for (const match of text.matchAll(pattern)) {
    const place = { from: match.index, to: match.index + match[0].length };
    const token = tokenOf(match[0], match.groups ?? {});
    if (token?.kind === "open")
      return [...tokens, { kind: "open", text: text.slice(place.from), ...place, to: text.length }];
    if (token !== null) tokens.push({ ...token, ...place });
  }
  return tokens;
}

function refused({ kind, text, from }: FilterToken): FilterRefusal {
  const place = { from, to: from + 1 };
  const message =
    kind === "open"
      ? `the text that starts at character ${from + 1} has no closing quote ${text[0]}`
      : `"${text}" at character ${from + 1} has no meaning here${jointMeant(text)}`;
  return new FilterRefusal(message, place);
}

function tokenOf(
  text: string,
  groups: Record<string, string | undefined>,
): Pick<FilterToken, "kind" | "text"> | null {
  if (groups.open !== undefined) return { kind: "open", text };
  if (groups.stray !== undefined) return { kind: "stray", text };
  if (groups.paren !== undefined) return { kind: text === "(" ? "(" : ")", text };
  if (groups.operator !== undefined) return { kind: "operator", text: text === "==" ? "=" : text };
  if (groups.joint !== undefined) return { kind: joints[text] ?? "and", text };
  if (groups.quoted !== undefined)
    return { kind: "quoted", text: text.slice(1, -1).replaceAll(/\\(.)/gsu, "$1") };
  if (groups.word === undefined) return null;
  const word = text.toLowerCase();
  const isJoint = word === "and" || word === "or" || word === "not";
  return { kind: isJoint ? word : "word", text };
}
