import { keyPlaceholder } from "@/components/members/key-placeholder";
import type { KeyedStep } from "@/components/members/keyed-lines";
import { apiPaths } from "@/lib/paths";

type Destination = { project: string; run: string; origin: string };

const sampleCounts = [
  "step,epoch,split,category,n,correct,abstained",
  "0,0,train,Known,100,80,0",
  "0,0,train,Unknown,100,0,0",
  "0,0,dev,Known,200,160,0",
].join("\n");

/** What to type into a shell to evaluate a first checkpoint of this run. */
export function runUploadLines({ project, run, origin }: Destination): readonly KeyedStep[] {
  return [
    {
      title:
        "A file: one JSON line for each prediction, or counts as here (the numbers are made up).",
      label: "the sample file",
      code: `cat > counts.csv <<'END'\n${sampleCounts}\nEND`,
    },
    {
      title: "Send it to this run. Later checkpoints go the same way.",
      label: "the line that uploads",
      code: [
        `curl -X POST ${origin}${apiPaths.runUploads(project, run)} \\`,
        `  -H "Authorization: Bearer ${keyPlaceholder}" \\`,
        `  -H "X-Filename: counts.csv" \\`,
        "  --data-binary @counts.csv",
      ].join("\n"),
    },
  ];
}
