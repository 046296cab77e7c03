import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const folder = path.join(process.cwd(), "lib/testing/python");

export type PythonResult = { code: number | null; out: string; said: string };

/** Runs python3 among the client's tests; what it writes into its folder of temporary files goes with it. */
export async function runPython(
  parameters: readonly string[],
  env: Record<string, string> = {},
): Promise<PythonResult> {
  const temporary = await mkdtemp(path.join(tmpdir(), "onset-python-"));
  const child = spawn(process.env.ONSET_PYTHON ?? "python3", ["-B", ...parameters], {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary, ...env },
  });
  const texts = { out: "", said: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    texts.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    texts.said += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  }).finally(() => rm(temporary, { recursive: true, force: true }));
  return { code, ...texts };
}
