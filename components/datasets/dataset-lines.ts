import { keyPlaceholder } from "@/components/members/key-placeholder";
import type { KeyedStep } from "@/components/members/keyed-lines";
import { curlText, fileText } from "@/lib/openapi/curl";
import { apiPaths } from "@/lib/paths";

const dataset = "my-questions";

const examples = [
  {
    example_id: "france-capital",
    split: "dev",
    question: "What is the capital of France?",
    answers: ["Paris"],
    category: "HighlyKnown",
    relation: "capital",
  },
  {
    example_id: "lab-founder",
    split: "train",
    question: "Who founded the Meridian lab?",
    answers: ["Ada Bell", "A. Bell"],
    category: "Unknown",
    relation: "founder",
  },
];

/** What to type into a shell to make a dataset and put its examples in. */
export function datasetLines(project: string, origin: string): readonly KeyedStep[] {
  const call = { method: "PUT", key: keyPlaceholder };
  return [
    {
      title: "A file with one example a line.",
      label: "the sample file",
      code: fileText("examples.jsonl", examples.map((line) => JSON.stringify(line)).join("\n")),
    },
    {
      title: "Make the dataset, and say how its labels were made.",
      label: "the line that makes a dataset",
      code: curlText({
        ...call,
        url: `${origin}${apiPaths.dataset(project, dataset)}`,
        json: {
          ...{ name: "My questions", baseModel: "my-model", scorer: "squad" },
          slick: { exemplars: 10, shots: 4, samples: 16, temperature: 0.5, topK: 40 },
        },
      }),
    },
    {
      title: "Put the examples in. Sent again, lines replace those with the same example_id.",
      label: "the line that sends examples",
      code: curlText({
        ...call,
        url: `${origin}${apiPaths.datasetExamples(project, dataset)}`,
        file: "examples.jsonl",
      }),
    },
  ];
}
