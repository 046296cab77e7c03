import type { LabelCategory } from "@/lib/domain/knowledge/knowledge";
import { parseKnowledgeCategory } from "@/lib/domain/knowledge/knowledge";
import { keyProblem } from "./attributes";
import type { Fields } from "./fields";
import type { AttributeValue } from "./records";
import { isObject } from "./trainer-history";
import { writtenList } from "./written-list";

const questionNames = ["question", "query", "problem", "prompt", "text", "goal", "ctx", "sentence"];
const answerNames = ["answers", "answer", "possible_answers", "correct_answers", "best_answer"];
const choiceNames = ["choices", "options"];
const classNames = ["category", "knowledge", "knowledge_category", "known"];
const idNames = ["question_id", "id", "idx", "index"];
const maxQuestionCharacters = 4000;
const maxAttributes = 30;
const maxAttributeCharacters = 200;

/** A task's own fields, whatever their case: `Question` of one is `question` of another. */
function fieldOf(doc: Fields, names: readonly string[]): unknown {
  for (const name of names) {
    const found = Object.keys(doc).find((key) => key.toLowerCase() === name);
    const value = found === undefined ? undefined : doc[found];
    if (value !== undefined && value !== null && value !== "") return value;
  }
  return undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

/** The last part of a few-shot prompt is the question itself. */
function endOfPrompt(value: unknown): string | null {
  const first = isObject(value) ? value.gen_args_0 : value;
  const prompt = [first]
    .flatMap((each) => (isObject(each) ? [each.arg_0] : each))
    .flat(3)
    .find(isText);
  if (prompt === undefined) return null;
  const tail = prompt.slice(-maxQuestionCharacters).trim();
  return tail.slice(tail.lastIndexOf("\n\n") + 1).trim();
}

/** What was asked: by the task's own field, else the end of the prompt, else which document it is. */
export function docQuestion(line: Fields, doc: Fields): string {
  const named = fieldOf(doc, questionNames);
  const question = isText(named) ? named : endOfPrompt(line.arguments);
  return (question ?? `document ${String(line.doc_id)}`).trim().slice(0, maxQuestionCharacters);
}

function choicesOf(doc: Fields): string[] | null {
  const value = fieldOf(doc, choiceNames);
  const list = isObject(value) ? value.text : value;
  return Array.isArray(list) && list.every((each) => typeof each === "string") ? list : null;
}

function textsIn(value: unknown): string[] {
  if (typeof value === "number") return [String(value)];
  if (isText(value)) {
    const listed = writtenList(value);
    return listed === null ? [value.trim()] : listed.flatMap(textsIn);
  }
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isObject(value)) return [];
  return [value.value, value.aliases, value.text].flatMap(textsIn);
}

/**
 * What counts as right: every spelling that the document lists, else the target, which is text however many it holds.
 * Of multiple choice the target may be a position among the choices.
 */
export function answersOf(line: Fields, doc: Fields): string[] {
  const target = textsIn(line.target);
  const choices = choicesOf(doc);
  const [position] = target;
  const chosen =
    target.length === 1 && /^\d{1,3}$/.test(position ?? "") ? choices?.[Number(position)] : null;
  if (isText(chosen)) return [chosen];
  const own = fieldOf(doc, answerNames);
  const isList = Array.isArray(own) || isObject(own) || (isText(own) && writtenList(own) !== null);
  const listed = isList ? textsIn(own) : [];
  const answers = listed.length > 0 ? listed : target.length > 0 ? target : textsIn(own);
  return [...new Set(answers)];
}

/** Where an example's key stands: `doc_hash`, `doc.question_id`, `doc_id`, or a field that somebody named. */
export function exampleFieldOf(line: Fields, doc: Fields): string {
  if (isText(line.doc_hash)) return "doc_hash";
  const own = doc.question_id;
  return isText(own) || typeof own === "number" ? "doc.question_id" : "doc_id";
}

/**
 * What tells an example apart at every checkpoint: the document's hash, else its own id, else its number in the task;
 * or the field that was said, `doc.id` for one of the document.
 */
export function exampleKeyOf(
  { line, doc }: { line: Fields; doc: Fields },
  { task, field }: { task: string | null; field: string | null },
): unknown {
  const name = field ?? exampleFieldOf(line, doc);
  const value = name.startsWith("doc.") ? doc[name.slice("doc.".length)] : line[name];
  const isId = isText(value) || typeof value === "number";
  return field === null && name === "doc_id" && isId && task !== null ? `${task}/${value}` : value;
}

export function classOf(line: Fields, doc: Fields): LabelCategory | null {
  for (const fields of [line, doc]) {
    for (const name of classNames) {
      const value = fields[name];
      if (typeof value === "boolean" && name === "known") return value ? "Known" : "Unknown";
      const said = typeof value === "string" ? parseKnowledgeCategory(value) : null;
      if (said !== null) return said;
    }
  }
  return null;
}

function isLabel(value: unknown): value is string | number | boolean {
  if (typeof value === "string")
    return value !== "" && value.length <= maxAttributeCharacters && !value.includes("\0");
  return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
}

/** Short fields of the document and labels that the task wrote beside its metrics. */
export function attributesOf(
  labels: readonly (readonly [string, unknown])[],
  doc: Fields,
): Record<string, AttributeValue> {
  const plain = new Set([...questionNames, ...answerNames, ...choiceNames, ...idNames]);
  const own = Object.entries(doc).filter(([name]) => !plain.has(name.toLowerCase()));
  const found = [...own, ...labels.filter(([, value]) => typeof value !== "number")].filter(
    ([name, value]) => keyProblem(name) === null && isLabel(value),
  );
  return Object.fromEntries(found.slice(-maxAttributes)) as Record<string, AttributeValue>;
}
