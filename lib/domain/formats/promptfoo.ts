import { type AnswerFile, guessAnswers, parseAnswers } from "./answer-file";
import type { Fields } from "./fields";
import { defineFormat } from "./format";
import { isPromptfoo } from "./lm-eval-shape";
import { questionId } from "./question-id";
import { isObject } from "./trainer-history";

/** promptfoo's number for a test that could not be asked, as against one whose answer failed. */
const couldNotAsk = 2;
const exactAsserts = new Set(["equals", "contains", "icontains"]);

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function nameOf(given: unknown): string | null {
  const { label, id } = isObject(given) ? given : { label: given, id: null };
  return [label, id].find((each) => typeof each === "string" && each !== "")?.toString() ?? null;
}

/** Texts that an assertion demands; other assertions (a rubric, a script) name no answer. */
function answersIn(testCase: unknown): string[] | null {
  const list = isObject(testCase) && Array.isArray(testCase.assert) ? testCase.assert : [];
  const answers = list.flatMap((each) => {
    const isText = isObject(each) && exactAsserts.has(String(each.type));
    return isText && typeof each.value === "string" ? [each.value] : [];
  });
  return answers.length > 0 ? answers : null;
}

function promptOf({ prompt }: Fields): string | null {
  return isObject(prompt) ? textOf(prompt.raw) : textOf(prompt);
}

/** A question stands in the variables, or is all of the prompt. */
function questionOf(result: Fields): string | null {
  const vars = isObject(result.vars) ? result.vars : {};
  const names = Object.keys(vars).filter((name) => typeof vars[name] === "string");
  const named = names.find((name) => /^(question|query|input|prompt)$/i.test(name));
  const only = names.length === 1 ? names[0] : undefined;
  const name = named ?? only;
  return name === undefined ? promptOf(result) : textOf(vars[name]);
}

function exampleId(result: Fields, question: string | null): string {
  const vars = isObject(result.vars) ? result.vars : {};
  const given = vars.example_id ?? vars.id;
  if (typeof given === "string" || typeof given === "number") return String(given);
  const hasVars = Object.keys(vars).length > 0;
  return questionId(
    hasVars && question === promptOf(result) ? JSON.stringify(vars) : (question ?? ""),
  );
}

/** Providers are runs of their own, and so are prompts that ask the same questions in other words. */
function runNames(results: readonly Fields[]): (result: Fields) => string | null {
  const providers = new Set(results.map(({ provider }) => nameOf(provider)));
  const prompts = new Set(results.map(({ promptIdx }) => promptIdx));
  const tests = new Set(results.map((result) => exampleId(result, questionOf(result))));
  const areTemplates = prompts.size > 1 && tests.size * prompts.size <= results.length;
  return (result) => {
    const parts = [
      providers.size > 1 ? nameOf(result.provider) : null,
      areTemplates ? `prompt ${Number(result.promptIdx) + 1}` : null,
    ].filter((part) => part !== null);
    return parts.length > 0 ? parts.join(" · ") : null;
  };
}

function read(file: unknown): AnswerFile {
  const outer = isObject(file) && isObject(file.results) ? file.results : {};
  const results = Array.isArray(outer.results) ? outer.results.filter(isObject) : [];
  if (results.length === 0) {
    const problem =
      "the file lists no results: export it with promptfoo eval --output results.json";
    return { rows: [], warnings: [], problem };
  }
  const runOf = runNames(results);
  const asked = results.filter(({ failureReason }) => failureReason !== couldNotAsk);
  const rows = asked.map((result) => {
    const { success, response } = result;
    const question = questionOf(result);
    const run = runOf(result);
    return {
      example_id: exampleId(result, question),
      question,
      answers: answersIn(result.testCase),
      prediction: isObject(response) ? textOf(response.output) : null,
      correct: typeof success === "boolean" ? success : null,
      ...(run !== null && { run }),
    };
  });
  const left = results.length - asked.length;
  const warnings =
    left > 0
      ? [`${left} tests could not be asked (an error of the provider), and are left out`]
      : [];
  return { rows, warnings };
}

const shape = { what: "a file of promptfoo results", read };

/** Results of promptfoo as JSON (FORMATS.md section 9): a test is an example, passed is right. Its step is asked. */
export const promptfooFormat = defineFormat({
  id: "promptfoo",
  name: "promptfoo results",
  what: "results.json of promptfoo eval --output: each test is an example, and it is right where all assertions passed. Several providers are runs of their own. The checkpoint comes from its folder or name, else it is asked.",
  holds: "predictions",
  example: {
    filename: "checkpoint-500.json",
    text: '{"evalId":"eval-1","results":{"version":3,"prompts":[],"results":[{"provider":{"id":"ollama:tiny"},"promptIdx":0,"testIdx":0,"prompt":{"raw":"Where was Ada born?"},"vars":{"question":"Where was Ada born?"},"testCase":{"assert":[{"type":"icontains","value":"London"}]},"response":{"output":"In London."},"success":true}],"stats":{}},"config":{}}',
  },
  detect: (sample) => (isPromptfoo(sample) ? "results of promptfoo" : null),
  makesRows: true,
  guess: guessAnswers(shape),
  parse: parseAnswers(shape),
});
