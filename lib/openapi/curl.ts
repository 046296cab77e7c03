import type { Operation } from "./operation";

const sampleNames: Record<string, string> = {
  project: "my-project",
  dataset: "facts",
  run: "half-unknown-seed-1",
  example: "q1",
  key: "KEY_ID",
  share: "SHARE_ID",
  token: "TOKEN",
};

const sampleFiles: Record<string, string> = {
  putExamples: "examples.jsonl.gz",
  putSlickSamples: "slick_samples.jsonl.gz",
  putTrainingSet: "train_set.jsonl",
  uploadToRun: "predictions.jsonl.gz",
};

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A line for a terminal that makes this call to the server at `origin`; `$ONSET_KEY` holds the key. */
export function curlOf(operation: Operation, origin: string): string {
  const { method, path, id, json, file, headers, isOpen } = operation;
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => sampleNames[name] ?? name);
  const filename = sampleFiles[id] ?? "file.jsonl";
  const verb = method === "get" ? [] : [`-X ${method.toUpperCase()}`];
  const parts = [
    ["curl", ...verb, `${origin}/api/v1${address}`].join(" "),
    ...(isOpen ? [] : ['-H "Authorization: Bearer $ONSET_KEY"']),
    ...(json
      ? [`-H "Content-Type: application/json" -d ${quote(JSON.stringify(json.example))}`]
      : []),
    ...(headers ? [`-H "X-Filename: ${filename}"`] : []),
    ...(file ? [`--data-binary @${filename}`] : []),
  ];
  return parts.join(" \\\n  ");
}
