import { type Fields, nameField, type Place, textField } from "./fields";
import type { Format } from "./format";
import { parseJsonLines } from "./json-lines";
import type { TrainingRecord } from "./records";

function read(fields: Fields, place: Place): TrainingRecord {
  return {
    line: place.line,
    exampleId: nameField(fields.example_id, "example_id", place),
    target: textField(fields.target, "target", place),
  };
}

/** Training set JSONL: `{"example_id","target"?}`; further fields are not read. */
export const trainingSetFormat: Format<TrainingRecord> = {
  id: "training-set",
  label: "Training set (JSON lines)",
  parse: (source, options = {}) => parseJsonLines(source, options, { read }),
};
