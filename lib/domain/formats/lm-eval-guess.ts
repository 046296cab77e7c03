import type { Question } from "@/lib/domain/mapping/mapping";
import type { FileGuess } from "./format";
import type { FormatIssue } from "./issue";
import type { LmEvalSubject } from "./lm-eval-subject";

export const noStep: FormatIssue = {
  line: null,
  column: "step",
  message:
    "which checkpoint was evaluated is said neither by model_args nor by the file's place: say its step, in the mapping as constants.step, or name a folder after it: checkpoint-500",
};

const stepQuestion: Question = {
  id: "step",
  text: "Which checkpoint was evaluated?",
  reason: "Neither the file nor its place names one. Another step than 0 can be typed in.",
  options: [
    { value: "open", label: "Leave open: not stored", mapping: {} },
    {
      value: "base",
      label: "The model before fine-tuning: step 0",
      mapping: { constants: { step: 0 } },
    },
  ],
  chosen: "open",
};

/** The checkpoint as a guess with its reason, or as a question; what was said already is not asked. */
export function guessCheckpoint(
  { step, epoch, reason }: LmEvalSubject,
  said: { step?: number } | undefined,
): FileGuess {
  if (step === null) {
    return { mapping: {}, reasons: [], questions: said?.step === undefined ? [stepQuestion] : [] };
  }
  const constants = epoch === null ? { step } : { step, epoch };
  return {
    mapping: { constants },
    reasons: [{ about: "step", reason: reason ?? "" }],
    questions: [],
  };
}

const maxFilters = 20;

/** lm-eval scores one answer by several filters; they are different numbers and never averaged. */
export function guessFilter(filters: readonly string[], said: string | undefined): FileGuess {
  const none: FileGuess = { mapping: {}, reasons: [], questions: [] };
  const [first] = filters;
  if (first === undefined || filters.length < 2) return none;
  if (said !== undefined && filters.includes(said)) return none;
  return {
    mapping: {},
    reasons: [{ about: "filter", reason: `${first} comes first of ${filters.join(", ")}` }],
    questions: [
      {
        id: "filter",
        text: "Which filter's score counts?",
        reason: `The answers were scored by ${filters.length} filters: ${filters.slice(0, maxFilters).join(", ")}.`,
        options: filters
          .slice(0, maxFilters)
          .map((filter) => ({ value: filter, label: filter, mapping: { filter } })),
        chosen: first,
      },
    ],
  };
}

export function joinGuesses(...guesses: readonly FileGuess[]): FileGuess {
  return {
    mapping: Object.assign({}, ...guesses.map(({ mapping }) => mapping)),
    reasons: guesses.flatMap(({ reasons }) => reasons),
    questions: guesses.flatMap(({ questions }) => questions),
  };
}
