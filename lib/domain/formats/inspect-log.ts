import type { Mapping } from "@/lib/domain/mapping/mapping";
import { type AnswerFile, guessAnswers, parseAnswers } from "./answer-file";
import { describeValue } from "./describe";
import type { Fields } from "./fields";
import { defineFormat, type FileGuess } from "./format";
import { hasKeys } from "./sample";
import { isObject } from "./trainer-history";
import { scoreOf } from "./verdict";

const maxScorers = 20;

/** A message's text: a string, or a list of parts of which some are text. */
function textIn(content: unknown): string | null {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return null;
  const parts = content.flatMap((part) =>
    isObject(part) && typeof part.text === "string" ? [part.text] : [],
  );
  return parts.length > 0 ? parts.join("\n") : null;
}

/** The question: a text, or the last message of the user. */
function questionIn(input: unknown): string | null {
  if (!Array.isArray(input)) return textIn(input);
  const asked = input.filter((message) => isObject(message) && message.role === "user");
  const last = asked.at(-1);
  return isObject(last) ? textIn(last.content) : null;
}

function answerIn(output: unknown, score: Fields | null): string | null {
  if (typeof score?.answer === "string") return score.answer;
  const [choice] = isObject(output) && Array.isArray(output.choices) ? output.choices : [];
  const message = isObject(choice) ? choice.message : null;
  return isObject(message) ? textIn(message.content) : null;
}

/** Inspect's own letters; anything but a letter, a number or a flag is no verdict. */
function verdictIn(value: unknown): boolean | number | null {
  if (value === "C") return true;
  if (value === "I" || value === "P" || value === "N") return false;
  return typeof value === "boolean" ? value : scoreOf(value);
}

function scoresOf(sample: Fields): Fields {
  return isObject(sample.scores) ? sample.scores : {};
}

function scorersIn(samples: readonly Fields[]): string[] {
  const names = new Set<string>();
  for (const sample of samples) {
    for (const name of Object.keys(scoresOf(sample))) if (names.size < maxScorers) names.add(name);
  }
  return [...names];
}

/** One answer has several scores; they are different numbers and never averaged. */
function guessScorer(scorers: readonly string[], said: string | undefined): FileGuess {
  const [first] = scorers;
  const isOpen = first !== undefined && scorers.length > 1 && !scorers.includes(said ?? "");
  if (!isOpen) return { mapping: {}, reasons: [], questions: [] };
  return {
    mapping: {},
    reasons: [{ about: "filter", reason: `${first} comes first of ${scorers.join(", ")}` }],
    questions: [
      {
        id: "scorer",
        text: "Which scorer counts?",
        reason: `Each answer was scored by ${scorers.length} scorers: ${scorers.join(", ")}.`,
        options: scorers.map((filter) => ({ value: filter, label: filter, mapping: { filter } })),
        chosen: first,
      },
    ],
  };
}

/** Reads the samples of one log and counts what is left out. */
class Samples {
  private readonly seen = new Set<string>();
  private readonly counts = { repetitions: 0, failed: 0, partial: 0, unscored: 0 };

  constructor(private readonly scorer: string | undefined) {}

  read(sample: Fields): Fields | null {
    const id = String(sample.id ?? "");
    if (this.seen.has(id)) {
      this.counts.repetitions += 1;
      return null;
    }
    const given = this.scorer === undefined ? undefined : scoresOf(sample)[this.scorer];
    const score = isObject(given) ? given : null;
    const prediction = answerIn(sample.output, score);
    const correct = verdictIn(score?.value);
    if (prediction === null && correct === null) {
      this.counts.failed += 1;
      return null;
    }
    this.seen.add(id);
    if (score?.value === "P") this.counts.partial += 1;
    if (correct === null) this.counts.unscored += 1;
    const target = Array.isArray(sample.target) ? sample.target : [sample.target];
    const answers = target.filter((each) => typeof each === "string" && each.trim() !== "");
    return {
      example_id: id,
      question: questionIn(sample.input),
      answers: answers.length > 0 ? answers.map((each) => String(each).trim()) : null,
      prediction,
      correct,
    };
  }

  warnings(): string[] {
    const { repetitions, failed, partial, unscored } = this.counts;
    const said: [number, string][] = [
      [repetitions, "further repetitions of a sample are left out: the first of each is read"],
      [failed, "samples have neither an answer nor a score, and are left out"],
      [partial, "answers scored P, right in part, count as wrong"],
      [unscored, "answers have no score: they are scored by the dataset's rule"],
    ];
    return said.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  }
}

function statusWords(status: unknown): string[] {
  const isWhole = status === "success" || status === undefined;
  const words = `the evaluation's status is ${describeValue(status)}: it may not have asked every sample`;
  return isWhole ? [] : [words];
}

function read(file: unknown, mapping: Mapping | null): AnswerFile {
  const log = isObject(file) ? file : {};
  const samples = Array.isArray(log.samples) ? log.samples.filter(isObject) : [];
  if (samples.length === 0) {
    const problem =
      "the log has no samples, so it does not say which example was right: run the evaluation with log_samples, which is Inspect's default";
    return { rows: [], warnings: [], problem };
  }
  const scorers = scorersIn(samples);
  const said = mapping?.filter;
  if (said !== undefined && scorers.length > 0 && !scorers.includes(said)) {
    const problem = `the log has no scorer ${describeValue(said)}; it has ${scorers.join(", ")}`;
    return { rows: [], warnings: [], problem };
  }
  const reader = new Samples(said ?? scorers[0]);
  const rows = samples.map((sample) => reader.read(sample)).filter((row) => row !== null);
  const warnings = [...statusWords(log.status), ...reader.warnings()];
  return { rows, warnings, guess: guessScorer(scorers, said) };
}

const shape = { what: "an Inspect log", read };

/**
 * Logs of Inspect AI as JSON (FORMATS.md section 9). An Inspect "epoch" is a repetition of a sample, not an epoch of the
 * training: the first of each is read. The log names no checkpoint, so its step is asked.
 */
export const inspectLogFormat = defineFormat({
  id: "inspect-log",
  name: "Inspect log",
  what: "A log of Inspect AI as JSON, or what is in an .eval file: what was answered to each sample, and its score. The checkpoint comes from its folder or name, else it is asked.",
  holds: "predictions",
  example: {
    filename: "checkpoint-500_2025-05-12T20-28-13-04-00_facts.json",
    text: '{"version":2,"status":"success","eval":{"task":"facts","model":"hf/tiny"},"plan":{},"samples":[{"id":1,"epoch":1,"input":"Where was Ada born?","target":"London","output":{"choices":[{"message":{"role":"assistant","content":"London"}}]},"scores":{"match":{"value":"C","answer":"London"}}}]}',
  },
  detect: (sample) =>
    hasKeys(sample, "version", "status", "eval", "plan") ? "version, status, eval, plan" : null,
  makesRows: true,
  guess: guessAnswers(shape),
  parse: parseAnswers(shape),
});
