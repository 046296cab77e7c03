import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startBuilt } from "@/scripts/built-files.mjs";

export type BenchServer = {
  url: string;
  /** When it first answered that it is ready, as performance.now() says it. */
  readyAt: number;
  key: string;
  databaseUrl: string;
  dataDir: string;
  /** A key of a project, which is made where it is missing. */
  makeKey: (project: string) => string;
  /** Opens a session in a browser; works once. */
  signInLink: () => string;
  /** Resident memory of the web server process, MB. */
  memoryMb: () => number;
  /** The web server's process as it is now: another one after a crash. */
  webPid: () => number;
  fetch: (address: string, init?: RequestInit) => Promise<Response>;
  stop: () => Promise<void>;
};

const tsx = ["--import", "tsx", "--conditions=react-server"];

/** The built app on a data directory of its own, with a key of project `bench`, or of the demo. */
export async function startBenchServer(port = 3991, project = "bench"): Promise<BenchServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "onset-bench-"));
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    ONSET_URL: url,
    ONSET_DATA_DIR: dataDir,
    ONSET_DEMO: project === "demo" ? "on" : "off",
  };
  const child = spawn(process.execPath, startBuilt, { env, stdio: "ignore" });
  await waitUntilReady(url, child);
  const readyAt = performance.now();
  const makeKey = (slug: string) => {
    const flags = ["--project", slug, "--scopes", "read,write,admin", "--create"];
    const script = [...tsx, "scripts/key.ts", ...flags];
    return execFileSync(process.execPath, script, { env, encoding: "utf8" }).trim();
  };
  const key = makeKey(project);
  const signInLink = () =>
    execFileSync(process.execPath, [...tsx, "scripts/sign-in-link.ts"], {
      env,
      encoding: "utf8",
    }).trim();
  const connection = JSON.parse(readFileSync(path.join(dataDir, "connection.json"), "utf8"));
  return {
    url,
    readyAt,
    key,
    databaseUrl: connection.url,
    dataDir,
    makeKey,
    signInLink,
    memoryMb: () => residentMb(webProcess(child)),
    webPid: () => webProcess(child),
    fetch: (address, init = {}) =>
      fetch(`${url}/api/v1/projects/${project}${address}`, {
        ...init,
        headers: { authorization: `Bearer ${key}`, ...init.headers },
      }),
    stop: async () => {
      child.kill("SIGTERM");
      await new Promise((resolve) => child.once("exit", resolve));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) throw new Error("the server ended; run npm run build first");
    const isReady = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no answer at ${url}`);
}

/** The next-server process below the start script; it is the one with the most memory. */
function webProcess(start: ChildProcess): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, "utf8")) ?? [];
      parents.set(Number(name), Number(parent));
    } catch {}
  }
  const isBelow = (pid: number): boolean =>
    pid === start.pid || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  const web = [...parents.keys()].filter(
    (pid) => isBelow(pid) && commandOf(pid).startsWith("next-server"),
  );
  return web.sort((a, b) => residentMb(b) - residentMb(a))[0] ?? 0;
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** 0 for a process that has ended. */
function residentMb(pid: number): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
