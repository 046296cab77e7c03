import { report, type SourceLine, textListField } from "./fields";

/** TriviaQA holds the answer with its aliases in an object; the main one comes first. */
function ofObject(value: object): unknown[] {
  const { value: main, aliases } = value as { value?: unknown; aliases?: unknown };
  const texts = [main, ...(Array.isArray(aliases) ? aliases : [])];
  return [...new Set(texts.filter((text) => typeof text === "string" && text !== ""))];
}

function plainAnswers(value: unknown): unknown {
  if (typeof value === "number") return String(value);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return ofObject(value);
  if (Array.isArray(value))
    return value.map((item) => (typeof item === "number" ? String(item) : item));
  return value;
}

/** The accepted answers of an example: a text, a list, a list spelled in a text, or TriviaQA's object of aliases. */
export function readAnswers(value: unknown, at: SourceLine): string[] {
  if (value === undefined || value === null) report(at, "answers", "answers is missing");
  const answers = textListField(plainAnswers(value), "answers", at);
  if (answers?.length === 0) report(at, "answers", "answers is empty: one answer is needed");
  return answers ?? [];
}
