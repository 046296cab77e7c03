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
import { defineFormat } from "./format";
import { parseJsonLines } from "./json-lines";
import type { PredictionRecord } from "./records";
import { hasAnyKey, hasKeys } from "./sample";

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
export const predictionsFormat = defineFormat({
  id: "predictions",
  name: "Predictions",
  what: "What checkpoints answered, one JSON object a line. Without correct the answer is scored by the dataset's rule; question, answers and category may come along.",
  holds: "predictions",
  example: {
    filename: "predictions.jsonl",
    text: [
      '{"step":100,"epoch":1,"split":"dev","example_id":"q1","question":"Where was Ada born?","answers":["London"],"category":"HighlyKnown","prediction":"London"}',
      '{"step":100,"epoch":1,"split":"dev","example_id":"q2","question":"Where was Bo born?","answers":["Paris"],"category":"Unknown","prediction":"Rome"}',
    ].join("\n"),
  },
  detect: (sample) =>
    hasKeys(sample, "example_id") && hasAnyKey(sample, "step", "prediction", "correct", "abstained")
      ? "lines with example_id and step or prediction"
      : null,
  parse: (source, options = {}) => {
    const { step, epoch, split } = options.mapping?.constants ?? {};
    return parseJsonLines(source, options, {
      read: (fields, place) => read({ step, epoch, split, ...fields }, place),
    });
  },
});
