import type { FilterExpression, FilterMistake } from "./filter-expression";
import { FilterRefusal } from "./filter-refusal";
import { type FilterToken, filterTokens } from "./filter-tokens";
import { jointMeant, signMeant } from "./likely-meaning";
import { readComparison } from "./read-comparison";

export const longestFilter = 2000;
const deepest = 32;
const mostComparisons = 100;

export type ParsedFilter =
  | { filter: FilterExpression | null; mistake: null }
  | { filter: null; mistake: FilterMistake };

/**
 * Reads the language of the run list's filter: comparisons `name operator value` joined by and, or, not (also
 * && || !) and parentheses; not binds tighter than and, and tighter than or. A text without a comparison is no
 * filter (null). Never throws: a mistake is a sentence and a place.
 *
 * Example: `learning_rate < 1e-4 and not (method = lora)`.
 */
export function parseFilter(text: string): ParsedFilter {
  if (text.length > longestFilter) {
    const message = `a filter has at most ${longestFilter} characters; this has ${text.length}`;
    return { filter: null, mistake: { message, from: longestFilter, to: text.length } };
  }
  try {
    const tokens = filterTokens(text);
    if (tokens.length === 1) return { filter: null, mistake: null };
    return { filter: new Parser(tokens).parse(), mistake: null };
  } catch (error) {
    if (error instanceof FilterRefusal) return { filter: null, mistake: error.mistake };
    throw error;
  }
}

class Parser {
  private position = 0;
  private comparisons = 0;

  constructor(private readonly tokens: readonly FilterToken[]) {}

  parse(): FilterExpression {
    const expression = this.joined("or", 0);
    const rest = this.peek();
    if (rest.kind === "end") return expression;
    if (rest.kind === ")") throw refusal(`the ${named(rest)} closes nothing`, rest);
    throw this.withoutJoint('"and" or "or"');
  }

  private joined(kind: "and" | "or", depth: number): FilterExpression {
    const part = () => (kind === "or" ? this.joined("and", depth) : this.negated(depth));
    const first = part();
    const parts = [first];
    while (this.peek().kind === kind) {
      this.position++;
      parts.push(part());
    }
    return parts.length === 1 ? first : { kind, parts };
  }

  private negated(depth: number): FilterExpression {
    const token = this.peek();
    if (token.kind !== "not" && token.kind !== "(") return this.comparison();
    if (depth >= deepest)
      throw refusal(`a filter is at most ${deepest} parentheses and nots deep`, token);
    this.position++;
    if (token.kind === "not") return { kind: "not", part: this.negated(depth + 1) };
    const inner = this.joined("or", depth + 1);
    const close = this.peek();
    if (close.kind !== ")")
      throw close.kind === "end"
        ? refusal(`the "(" at character ${token.from + 1} is not closed`, token)
        : this.withoutJoint('"and", "or" or ")"');
    this.position++;
    return inner;
  }

  private comparison(): FilterExpression {
    const name = this.expect(["word", "quoted"], () => `expected a name${this.whereNow()}`);
    const operator = this.expect(
      ["operator"],
      () => `expected ${signs}${this.whereNow()}${signMeant(this.peek().text)}`,
    );
    const value = this.expect(["word", "quoted"], () => `expected a value${this.whereNow()}`);
    if (++this.comparisons > mostComparisons)
      throw refusal(`a filter has at most ${mostComparisons} comparisons`, name);
    return readComparison(name, operator, value);
  }

  private expect(kinds: readonly FilterToken["kind"][], sentence: () => string): FilterToken {
    const token = this.peek();
    if (!kinds.includes(token.kind)) throw refusal(sentence(), token);
    this.position++;
    return token;
  }

  /** A word before a sign is the next comparison's name; any other may be a joint misspelt. */
  private withoutJoint(expected: string): FilterRefusal {
    const found = this.peek();
    const isName = this.tokens[this.position + 1]?.kind === "operator";
    const meant = isName ? "" : jointMeant(found.text);
    return refusal(`expected ${expected} before ${named(found)}${meant}`, found);
  }

  /** After the last token that was read, which is where the eye looks for what is missing. */
  private whereNow(): string {
    const last = this.tokens[this.position - 1];
    return last === undefined ? ` before ${named(this.peek())}` : ` after ${named(last)}`;
  }

  private peek(): FilterToken {
    return this.tokens[Math.min(this.position, this.tokens.length - 1)] ?? endOfNothing;
  }
}

const signs = "one of <, <=, >, >=, =, != or ~";

const endOfNothing: FilterToken = { kind: "end", text: "", from: 0, to: 0 };

function refusal(message: string, place: FilterToken): FilterRefusal {
  return new FilterRefusal(message, place);
}

function named({ text, from }: FilterToken): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `${JSON.stringify(short)} at character ${from + 1}`;
}
