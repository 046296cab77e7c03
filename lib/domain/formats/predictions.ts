import {
  categoryField,
  epochField,
  type Fields,
  flagField,
  nameField,
  optionalNameField,
  type Place,
  report,
  stepField,
  textField,
  textListField,
} from "./fields";
import type { Format } from "./format";
import { parseJsonLines } from "./json-lines";
import type { PredictionRecord } from "./records";

function checkOutcome(record: PredictionRecord, place: Place): void {
  if (record.correct === true && record.abstained === true) {
    report(place, "abstained", "correct and abstained are both true");
  } else if (record.prediction === null && record.correct === null && record.abstained !== true) {
    report(place, "prediction", "neither prediction nor correct is given");
  }
}

function read(fields: Fields, place: Place): PredictionRecord {
  const before = place.issues.length;
  const record: PredictionRecord = {
    line: place.line,
    step: stepField(fields.step, place),
    epoch: epochField(fields.epoch, place),
    split: optionalNameField(fields.split, "split", place),
    exampleId: nameField(fields.example_id, "example_id", place),
    prediction: textField(fields.prediction, "prediction", place),
    correct: flagField(fields.correct, "correct", place),
    abstained: flagField(fields.abstained, "abstained", place),
    category: categoryField(fields.category, place),
    question: textField(fields.question, "question", place),
    answers: textListField(fields.answers, "answers", place),
  };
  if (place.issues.length === before) checkOutcome(record, place);
  return record;
}

/**
 * Predictions JSONL: `{"step","epoch"?,"split"?,"example_id","prediction"?,"correct"?,"abstained"?}` and
 * optionally `category`, `question`, `answers`; further fields are not read. The same (step, split, example)
 * twice is for the reader of the records to find: it holds one outcome per example anyway.
 */
export const predictionsFormat: Format<PredictionRecord> = {
  id: "predictions",
  label: "Predictions (JSON lines)",
  parse: (source, options = {}) => parseJsonLines(source, options, { read }),
};
