import { type Fields, nameField, type SourceLine, textField } from "./fields";
import { defineFormat } from "./format";
import type { TrainingRecord } from "./records";
import { parseRows } from "./rows";
import { hasKeys } from "./sample";

function read(fields: Fields, at: SourceLine): TrainingRecord {
  return {
    line: at.line,
    exampleId: nameField(fields.example_id, "example_id", at),
    target: textField(fields.target, "target", at),
  };
}

/** Training set JSONL: `{"example_id","target"?}`; further fields are not read. */
export const trainingSetFormat = defineFormat({
  id: "training-set",
  name: "Training set",
  what: "The examples that a run is trained on, one JSON object a line; a target that is an abstention phrase means that the example was relabelled.",
  holds: "training-set",
  example: {
    filename: "training-set.jsonl",
    text: ['{"example_id":"q1"}', '{"example_id":"q2","target":"I do not know"}'].join("\n"),
  },
  detect: (sample) =>
    hasKeys(sample, "example_id") ? "lines with example_id and perhaps a target" : null,
  parse: (source, options = {}) => parseRows(source, options, () => ({ read })),
});
