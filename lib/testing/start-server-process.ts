import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { build, type PluginBuild, stop } from "esbuild";
import { afterAll } from "vitest";

export type ServerProcess = { child: ChildProcess; url: string };

const root = process.cwd();
const children: ChildProcess[] = [];
let built: Promise<string> | undefined;

/** Once for a test file: translated by each process anew, the sources take longer than most that is tested. */
async function buildServer(): Promise<string> {
  // Among the packages, so that it finds them.
  const cache = path.join(root, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const outdir = mkdtempSync(path.join(cache, "onset-server-"));
  const routes = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
    .filter((name) => path.basename(name) === "route.ts")
    .map((name) => path.join("app", name));
  await build({
    entryPoints: ["lib/testing/server-process.ts", ...routes],
    ...{ bundle: true, splitting: true, platform: "node", format: "esm", packages: "external" },
    plugins: [{ name: "next-files", setup: nameNextFiles }],
    ...{ outdir, outbase: root, outExtension: { ".js": ".mjs" }, logLevel: "warning" },
  });
  await stop();
  return outdir;
}

/** Next exports no paths, and Node's own modules take none without an ending. */
function nameNextFiles(builder: PluginBuild): void {
  builder.onResolve({ filter: /^next\/[\w-]+$/ }, ({ path: name }) => ({
    ...{ path: `${name}.js`, external: true },
  }));
}

/** A web process that also does the jobs, ended with the test file at the latest; `onLog` hears what it logs. */
export async function startServerProcess(
  env: Record<string, string>,
  onLog?: (line: string) => void,
): Promise<ServerProcess> {
  built ??= buildServer();
  const folder = await built;
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", path.join(folder, "lib/testing/server-process.mjs")],
    {
      env: { ...process.env, ...env, SERVER_PROCESS_APP: path.join(folder, "app") },
      stdio: ["ignore", "pipe", onLog ? "pipe" : "inherit", "ipc"],
    },
  );
  children.push(child);
  if (onLog && child.stderr) createInterface({ input: child.stderr }).on("line", onLog);
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const url = await new Promise<string>((ready, fail) => {
    lines.once("line", ready);
    child.once("exit", (code) => fail(new Error(`a process ended with code ${code}`)));
  });
  return { child, url };
}

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  if (built) rmSync(await built, { recursive: true, force: true });
});
