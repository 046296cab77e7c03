import { type Fields, nameField, type Place, report, textListField } from "./fields";
import { defineFormat } from "./format";
import { parseJsonLines } from "./json-lines";
import type { SlickRecord } from "./records";
import { hasAnyKey, hasKeys } from "./sample";

function read(fields: Fields, place: Place): SlickRecord {
  const before = place.issues.length;
  const greedy = textListField(fields.greedy, "greedy", place);
  const isUnreported = place.issues.length === before;
  if (isUnreported && greedy === null) report(place, "greedy", "greedy is missing");
  if (greedy?.length === 0) report(place, "greedy", "greedy is empty: one greedy answer is needed");
  return {
    line: place.line,
    exampleId: nameField(fields.example_id, "example_id", place),
    greedy: greedy ?? [],
    sampled: textListField(fields.sampled, "sampled", place) ?? [],
  };
}

/** SliCK samples JSONL: `{"example_id","greedy":[...],"sampled"?:[...]}` (SCIENCE.md section 2). */
export const slickSamplesFormat = defineFormat({
  id: "slick-samples",
  name: "SliCK samples",
  what: "Answers of the base model before training, one JSON object a line: greedy and sampled ones. Knowledge categories are computed from them.",
  holds: "slick-samples",
  example: {
    filename: "slick-samples.jsonl",
    text: [
      '{"example_id":"q1","greedy":["London","London"],"sampled":["London","Leeds"]}',
      '{"example_id":"q2","greedy":["Rome","Lyon"],"sampled":["Rome","Nice"]}',
    ].join("\n"),
  },
  detect: (sample) =>
    hasKeys(sample, "example_id") && hasAnyKey(sample, "greedy", "sampled")
      ? "lines with example_id, greedy and sampled"
      : null,
  parse: (source, options = {}) => parseJsonLines(source, options, { read }),
});
