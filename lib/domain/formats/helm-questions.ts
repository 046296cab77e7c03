import { linesOf } from "./answer-file";
import { examplesFormat } from "./examples";
import type { Fields } from "./fields";
import { defineFormat, type FormatOf } from "./format";
import { UnreadableText } from "./issue";
import { splitNamed } from "./named-split";
import { readJsonFile } from "./read-json-file";
import { hasKeys } from "./sample";
import { isObject } from "./trainer-history";

type Questions = { rows: Fields[]; warnings: string[] };

function textOf(value: unknown): string | null {
  return isObject(value) && typeof value.text === "string" ? value.text.trim() : null;
}

/** The outputs of the references that are tagged as correct. */
function answersIn({ references }: Fields): string[] {
  const list = Array.isArray(references) ? references.filter(isObject) : [];
  return list.flatMap(({ output, tags }) => {
    const answer = textOf(output);
    const isCorrect = Array.isArray(tags) && tags.includes("correct");
    return isCorrect && answer !== null && answer !== "" ? [answer] : [];
  });
}

function questionsIn(file: unknown): Questions {
  const all = Array.isArray(file) ? file.filter(isObject) : [];
  const plain = all.filter(({ perturbation }) => !isObject(perturbation));
  const rows = plain.flatMap((instance): Fields[] => {
    const { id, split, input } = instance;
    const answers = answersIn(instance);
    const own = typeof split === "string" ? (splitNamed(split) ?? split) : "test";
    return answers.length === 0
      ? []
      : [{ example_id: id, split: own, question: textOf(input), answers }];
  });
  const said: [number, string][] = [
    [all.length - plain.length, "left out since perturbed"],
    [plain.length - rows.length, "left out without a reference tagged correct"],
  ];
  return {
    rows,
    warnings: said.flatMap(([n, words]) => (n > 0 ? [`instances ${words}: ${n}`] : [])),
  };
}

const parse: FormatOf<"examples">["parse"] = async function* parse(source, options = {}) {
  try {
    const { rows, warnings } = questionsIn(
      await readJsonFile(source, "a file of HELM's questions"),
    );
    yield* examplesFormat.parse(linesOf(rows), options);
    yield {
      records: [],
      issues: [],
      warnings: warnings.map((message) => ({ line: null, message })),
    };
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    yield { records: [], issues: [error.issue], warnings: [] };
  }
};

/** The questions of a HELM run, by the source of crfm-helm 0.5.16: `Instance` of its scenarios. */
export const helmQuestionsFormat = defineFormat({
  id: "helm-questions",
  name: "HELM questions",
  what: "instances.json of a HELM run: the questions that its display_predictions.json answers, with the references tagged correct as accepted answers. Perturbed instances and those without a correct reference are left out.",
  holds: "examples",
  example: {
    filename: "instances.json",
    text: '[{"input":{"text":"Where was Ada born?"},"references":[{"output":{"text":"London"},"tags":["correct"]},{"output":{"text":"Rome"},"tags":[]}],"split":"test","id":"id12"},{"input":{"text":"Where was Bo born?"},"references":[{"output":{"text":"Paris"},"tags":["correct"]}],"split":"valid","id":"id13"}]',
  },
  detect: (sample) =>
    hasKeys(sample, "input", "references", "id") ? "input, references and id" : null,
  parse,
});
