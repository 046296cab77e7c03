import { FilterRefusal } from "./filter-refusal";
import { jointMeant } from "./likely-meaning";

export type FilterToken = {
  kind: "word" | "quoted" | "operator" | "and" | "or" | "not" | "(" | ")" | "end";
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
  const tokens: FilterToken[] = [];
  for (const match of text.matchAll(pattern)) {
    const place = { from: match.index, to: match.index + match[0].length };
    const token = tokenOf(match[0], match.groups ?? {}, place);
    if (token !== null) tokens.push({ ...token, ...place });
  }
  return [...tokens, { kind: "end", text: "", from: text.length, to: text.length }];
}

function tokenOf(
  text: string,
  groups: Record<string, string | undefined>,
  place: { from: number; to: number },
): Pick<FilterToken, "kind" | "text"> | null {
  if (groups.open !== undefined)
    throw new FilterRefusal(
      `the text that starts at character ${place.from + 1} has no closing quote ${text}`,
      place,
    );
  if (groups.stray !== undefined)
    throw new FilterRefusal(
      `"${text}" at character ${place.from + 1} has no meaning here${jointMeant(text)}`,
      place,
    );
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
