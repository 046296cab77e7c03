import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { built } from "@/scripts/built-files.mjs";

/** Longer than a large upload needs to be stored once it is received. */
const stopTimeoutMs = 15_000;
const preload = path.resolve("scripts/follow-parent.cjs");

/** A Node process that ends when this one does, even when this one is killed hard. */
export function spawnNode(
  parameters: readonly string[],
  options: { env: Record<string, string>; output?: "inherit" | "pipe" },
): ChildProcess {
  return spawn(process.execPath, ["--require", preload, ...parameters], {
    env: {
      ...process.env,
      ...options.env,
      ONSET_PARENT: String(process.pid),
    } as NodeJS.ProcessEnv,
    stdio: ["ignore", options.output ?? "inherit", "inherit", "ipc"],
  });
}

export function spawnScript(
  name: string,
  options: { env: Record<string, string>; parameters?: readonly string[] },
): ChildProcess {
  const { env, parameters = [] } = options;
  const isBuilt = import.meta.dirname === built.scripts;
  const file = isBuilt
    ? [path.join(built.scripts, `${name}.mjs`)]
    : ["--conditions=react-server", "--import", "tsx", path.resolve("scripts", `${name}.ts`)];
  return spawnNode([...file, ...parameters], { env });
}

export function waitForExit(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve(child.exitCode ?? 1);
  }
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

export async function stopChild(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  const timeout = new AbortController();
  await Promise.race([
    waitForExit(child),
    delay(stopTimeoutMs, undefined, { signal: timeout.signal }).then(
      () => child.kill("SIGKILL"),
      () => {},
    ),
  ]);
  timeout.abort();
}
