import type { ExampleResponse } from "@/lib/runs/examples/examples-schema";

export type OutcomeMark = ExampleResponse["predictions"][number]["outcome"];

export const outcomeWords: Record<OutcomeMark, string> = {
  "+": "correct",
  "-": "wrong",
  "0": "abstained",
  ".": "not evaluated",
};

export const outcomeLooks: Record<OutcomeMark, string> = {
  "+": "text-known-text",
  "-": "text-unknown-text",
  "0": "text-muted",
  ".": "text-muted",
};
