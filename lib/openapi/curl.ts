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

/** Writes a small file in a shell. */
export function fileText(name: string, text: string): string {
  return `cat > ${name} <<'END'\n${text}\nEND`;
}

type CurlCall = {
  method: string;
  url: string;
  /** The key as it is shown; without one nobody has to be known. */
  key?: string;
  json?: unknown;
  /** The file that is sent as it is; named to the server where that has to guess its format. */
  file?: string;
  isNamed?: boolean;
};

/** A call of the API as a shell takes it, a part a line; every quote that is opened is closed. */
export function curlText({ method, url, key, json, file, isNamed = false }: CurlCall): string {
  return [
    ["curl", ...(method === "GET" ? [] : [`-X ${method}`]), url].join(" "),
    ...(key === undefined ? [] : [`-H "Authorization: Bearer ${key}"`]),
    ...(json === undefined
      ? []
      : ['-H "Content-Type: application/json"', `-d ${quote(JSON.stringify(json))}`]),
    ...(isNamed ? [`-H "X-Filename: ${file}"`] : []),
    ...(file === undefined ? [] : [`--data-binary @${file}`]),
  ].join(" \\\n  ");
}

/** A line for a terminal that makes this call to the server at `origin`; `$ONSET_KEY` holds the key. */
export function curlOf(operation: Operation, origin: string): string {
  const { method, path, id, json, file, headers, isOpen } = operation;
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => sampleNames[name] ?? name);
  return curlText({
    method: method.toUpperCase(),
    url: `${origin}/api/v1${address}`,
    ...(isOpen ? {} : { key: "$ONSET_KEY" }),
    ...(json ? { json: json.example } : {}),
    ...(file ? { file: sampleFiles[id] ?? "file.jsonl" } : {}),
    isNamed: headers !== undefined && "X-Filename" in headers.shape,
  });
}
