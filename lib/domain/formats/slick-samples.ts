import { type Fields, nameField, type Place, report, textListField } from "./fields";
import type { Format } from "./format";
import { parseJsonLines } from "./json-lines";
import type { SlickRecord } from "./records";

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
export const slickSamplesFormat: Format<SlickRecord> = {
  id: "slick-samples",
  label: "SliCK samples (JSON lines)",
  parse: (source, options = {}) => parseJsonLines(source, options, { read }),
};
