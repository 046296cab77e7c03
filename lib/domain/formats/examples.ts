import { collectAttributes } from "./attributes";
import {
  categoryField,
  type Fields,
  nameField,
  ratioField,
  report,
  type SourceLine,
  textField,
  textListField,
} from "./fields";
import { defineFormat } from "./format";
import type { ExampleRecord } from "./records";
import { parseRows } from "./rows";
import { hasAnyKey, hasKeys } from "./sample";
import { SkippedFields } from "./skipped-fields";

function requiredText(value: unknown, column: string, at: SourceLine): string {
  if (value === undefined || value === null) report(at, column, `${column} is missing`);
  return textField(value, column, at) ?? "";
}

function answersOf(value: unknown, at: SourceLine): string[] {
  if (value === undefined || value === null) report(at, "answers", "answers is missing");
  const answers = textListField(value, "answers", at);
  if (answers?.length === 0) report(at, "answers", "answers is empty: one answer is needed");
  return answers ?? [];
}

function read(fields: Fields, at: SourceLine, skipped: SkippedFields): ExampleRecord {
  return {
    line: at.line,
    exampleId: nameField(fields.example_id, "example_id", at),
    split: nameField(fields.split, "split", at),
    question: requiredText(fields.question, "question", at),
    answers: answersOf(fields.answers, at),
    category: categoryField(fields.category, at),
    pCorrectGreedy: ratioField(fields.p_correct_greedy, "p_correct_greedy", at),
    pCorrectSampled: ratioField(fields.p_correct_sampled, "p_correct_sampled", at),
    attributes: collectAttributes(fields, at, skipped),
  };
}

/**
 * Examples JSONL: `{"example_id","split","question","answers","category"?,"p_correct_greedy"?,...}`.
 * Relation, subject, the entries of `attributes` and every further field become attributes; lists and
 * objects among them cannot be sliced by and are left out with a warning.
 */
export const examplesFormat = defineFormat({
  id: "examples",
  name: "Examples",
  what: "The questions of a dataset, one JSON object a line: id, split, question, accepted answers, and what is known of each. Further fields become attributes to slice and filter by.",
  holds: "examples",
  example: {
    filename: "examples.jsonl",
    text: [
      '{"example_id":"q1","split":"dev","question":"Where was Ada born?","answers":["London"],"category":"HighlyKnown","relation":"birthplace"}',
      '{"example_id":"q2","split":"train","question":"Where was Bo born?","answers":["Paris"],"category":"Unknown"}',
    ].join("\n"),
  },
  detect: (sample) =>
    hasKeys(sample, "example_id") && hasAnyKey(sample, "question", "answers")
      ? "lines with example_id, question and answers"
      : null,
  parse: (source, options = {}) => {
    const skipped = new SkippedFields();
    return parseRows(source, options, () => ({
      read: (fields, at) => read(fields, at, skipped),
      finish: () => skipped.warnings(),
    }));
  },
});
