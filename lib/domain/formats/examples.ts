import { collectAttributes } from "./attributes";
import {
  categoryField,
  type Fields,
  nameField,
  type Place,
  ratioField,
  report,
  textField,
  textListField,
} from "./fields";
import { defineFormat } from "./format";
import type { ExampleRecord } from "./records";
import { parseRows } from "./rows";
import { hasAnyKey, hasKeys } from "./sample";
import { SkippedFields } from "./skipped-fields";

function requiredText(value: unknown, column: string, place: Place): string {
  if (value === undefined || value === null) report(place, column, `${column} is missing`);
  return textField(value, column, place) ?? "";
}

function answersOf(value: unknown, place: Place): string[] {
  if (value === undefined || value === null) report(place, "answers", "answers is missing");
  const answers = textListField(value, "answers", place);
  if (answers?.length === 0) report(place, "answers", "answers is empty: one answer is needed");
  return answers ?? [];
}

function read(fields: Fields, place: Place, skipped: SkippedFields): ExampleRecord {
  return {
    line: place.line,
    exampleId: nameField(fields.example_id, "example_id", place),
    split: nameField(fields.split, "split", place),
    question: requiredText(fields.question, "question", place),
    answers: answersOf(fields.answers, place),
    category: categoryField(fields.category, place),
    pCorrectGreedy: ratioField(fields.p_correct_greedy, "p_correct_greedy", place),
    pCorrectSampled: ratioField(fields.p_correct_sampled, "p_correct_sampled", place),
    attributes: collectAttributes(fields, place, skipped),
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
      read: (fields, place) => read(fields, place, skipped),
      finish: () => skipped.warnings(),
    }));
  },
});
