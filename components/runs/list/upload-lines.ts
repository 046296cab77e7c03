import { keyPlaceholder } from "@/components/members/key-placeholder";
import type { KeyedStep } from "@/components/members/keyed-lines";
import { samplePredictions } from "@/components/runs/list/sample-predictions";
import { curlText, fileText } from "@/lib/openapi/curl";
import { apiPaths } from "@/lib/paths";

type Destination = { project: string; run: string; origin: string };

const sampleCounts = [
  "step,epoch,split,category,n,correct,abstained",
  "0,0,train,Known,100,80,0",
  "0,0,train,Unknown,100,0,0",
  "0,0,dev,Known,200,160,0",
].join("\n");

function sendLine({ project, run, origin }: Destination, file: string): string {
  const url = `${origin}${apiPaths.runUploads(project, run)}`;
  return curlText({ method: "POST", url, key: keyPlaceholder, file, isNamed: true });
}

/** What to type into a shell to get a first run on screen. */
export function uploadLines(project: string, origin: string): readonly KeyedStep[] {
  const run = "first-run";
  return [
    {
      title:
        "A file with one line for each answer at each checkpoint. This one is small and made up.",
      label: "the sample file",
      code: fileText("predictions.jsonl", samplePredictions),
    },
    {
      title: "Make a run.",
      label: "the line that makes a run",
      code: curlText({
        ...{ method: "PUT", url: `${origin}${apiPaths.run(project, run)}`, key: keyPlaceholder },
        json: { name: "First run", baseModel: "my-model", status: "running" },
      }),
    },
    {
      title: "Send the file to it. Later checkpoints go the same way; the page updates by itself.",
      label: "the line that uploads",
      code: sendLine({ project, run, origin }, "predictions.jsonl"),
    },
  ];
}

/** What to type into a shell to evaluate a first checkpoint of a run that is there. */
export function runUploadLines(destination: Destination): readonly KeyedStep[] {
  return [
    {
      title:
        "A file: one JSON line for each prediction, or counts as here (the numbers are made up).",
      label: "the sample file",
      code: fileText("counts.csv", sampleCounts),
    },
    {
      title: "Send it to this run. Later checkpoints go the same way.",
      label: "the line that uploads",
      code: sendLine(destination, "counts.csv"),
    },
  ];
}
