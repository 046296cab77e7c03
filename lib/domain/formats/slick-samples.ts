import { drawnAnswers } from "./drawn-answers";
import { type Fields, nameField, report, type SourceLine } from "./fields";
import { defineFormat } from "./format";
import type { SlickRecord } from "./records";
import { parseRows } from "./rows";
import { hasAnyKey, hasKeys } from "./sample";

function read(fields: Fields, at: SourceLine): SlickRecord {
  const before = at.issues.length;
  const greedy = drawnAnswers(fields, "greedy", at);
  const isUnreported = at.issues.length === before;
  if (isUnreported && greedy === null) report(at, "greedy", "greedy is missing");
  if (isUnreported && greedy !== null && greedy.count === 0)
    report(at, "greedy", "greedy is empty: one greedy answer is needed");
  const sampled = drawnAnswers(fields, "sampled", at);
  return {
    line: at.line,
    exampleId: nameField(fields.example_id, "example_id", at),
    greedy: greedy?.texts ?? [],
    sampled: sampled?.texts ?? [],
    greedyCount: greedy?.count ?? 0,
    greedyCorrect: greedy?.correct ?? null,
    sampledCount: sampled?.count ?? 0,
    sampledCorrect: sampled?.correct ?? null,
  };
}

/**
 * SliCK samples JSONL: `{"example_id","greedy":[...],"sampled"?:[...]}` with texts or booleans, or counts
 * `{"example_id","greedy_correct":7,"greedy":10,"sampled_correct":31,"sampled":160}` (SCIENCE.md section 2).
 */
export const slickSamplesFormat = defineFormat({
  id: "slick-samples",
  name: "SliCK samples",
  what: "Answers of the base model before training, one JSON object a line: greedy and sampled ones, as texts, as true or false, or as counts of all and of right ones. Knowledge categories are computed from them.",
  holds: "slick-samples",
  example: {
    filename: "slick-samples.jsonl",
    text: [
      '{"example_id":"q1","greedy":["London","London"],"sampled":["London","Leeds"]}',
      '{"example_id":"q2","greedy":["Rome","Lyon"],"sampled":["Rome","Nice"]}',
    ].join("\n"),
  },
  detect: (sample) =>
    hasKeys(sample, "example_id") && hasAnyKey(sample, "greedy", "sampled", "greedy_correct")
      ? "lines with example_id, greedy and sampled"
      : null,
  parse: (source, options = {}) => parseRows(source, options, () => ({ read })),
});
