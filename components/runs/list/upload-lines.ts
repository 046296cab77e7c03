import { keyPlaceholder } from "@/components/members/key-placeholder";
import type { KeyedStep } from "@/components/members/keyed-lines";
import { samplePredictions } from "@/components/runs/list/sample-predictions";
import { apiPaths } from "@/lib/paths";

const run = "first-run";

/** What to type into a shell to get a first run on screen; a shell's quotes are ours to close. */
export function uploadLines(project: string, origin: string): readonly KeyedStep[] {
  const authorization = `-H "Authorization: Bearer ${keyPlaceholder}"`;
  return [
    {
      title:
        "A file with one line for each answer at each checkpoint. This one is small and made up.",
      label: "the sample file",
      code: `cat > predictions.jsonl <<'END'\n${samplePredictions}\nEND`,
    },
    {
      title: "Make a run.",
      label: "the line that makes a run",
      code: [
        `curl -X PUT ${origin}${apiPaths.run(project, run)} \\`,
        `  ${authorization} \\`,
        `  -H "Content-Type: application/json" \\`,
        `  -d '{"name": "First run", "baseModel": "my-model", "status": "running"}'`,
      ].join("\n"),
    },
    {
      title: "Send the file to it. Later checkpoints go the same way; the page updates by itself.",
      label: "the line that uploads",
      code: [
        `curl -X POST ${origin}${apiPaths.runUploads(project, run)} \\`,
        `  ${authorization} \\`,
        `  -H "X-Filename: predictions.jsonl" \\`,
        `  --data-binary @predictions.jsonl`,
      ].join("\n"),
    },
  ];
}
