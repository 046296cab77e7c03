import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const tsx = ["--import", "tsx", "--conditions=react-server"];
const backMs = 60_000;

/** The built app as a container's engine runs it: started again whenever the whole of it ends. */
export class FaultyServer {
  readonly url: string;
  readonly key: string;
  readonly dataDir = mkdtempSync(path.join(tmpdir(), "onset-faults-"));
  /** Files of uploads lie here, so that it can be filled. */
  readonly filesDir = path.join(this.dataDir, "files");
  private child: ChildProcess | null = null;
  private isStopping = false;

  private constructor(
    private readonly port: number,
    private readonly script: string,
  ) {
    this.url = `http://127.0.0.1:${port}`;
    mkdirSync(this.filesDir);
    this.start();
    this.key = "";
  }

  static async start(port: number, script: string): Promise<FaultyServer> {
    const server = new FaultyServer(port, script);
    await server.untilReady(120_000);
    const flags = ["--project", "faults", "--scopes", "read,write,admin", "--create"];
    const key = execFileSync(process.execPath, [...tsx, "scripts/key.ts", ...flags], {
      env: server.env(),
      encoding: "utf8",
    }).trim();
    return Object.assign(server, { key });
  }

  private env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      PORT: String(this.port),
      ONSET_URL: this.url,
      ONSET_DATA_DIR: this.dataDir,
      ONSET_DEMO: "off",
      ONSET_LOG_LEVEL: "fatal",
      TMPDIR: this.filesDir,
    };
  }

  private start(): void {
    const child = spawn(process.execPath, [...tsx, this.script], {
      env: this.env(),
      stdio: "ignore",
    });
    this.child = child;
    child.once("exit", () => {
      if (!this.isStopping) this.start();
    });
  }

  /** Milliseconds until requests are served again. */
  async untilReady(patienceMs = backMs): Promise<number> {
    const startedAt = performance.now();
    while (performance.now() - startedAt < patienceMs) {
      // A key that nobody has is looked up in the database: 401 needs all that a call needs.
      const isReady = await fetch(`${this.url}/api/v1/projects`, {
        headers: { authorization: `Bearer onset_${"x".repeat(40)}` },
        signal: AbortSignal.timeout(5_000),
      }).then(
        ({ status }) => status === 401,
        () => false,
      );
      if (isReady) return performance.now() - startedAt;
      await delay(100);
    }
    throw new Error(`no answer within ${patienceMs / 1000} s`);
  }

  fetch(address: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}/api/v1/projects/faults${address}`, {
      signal: AbortSignal.timeout(60_000),
      ...init,
      headers: { authorization: `Bearer ${this.key}`, ...init.headers },
    });
  }

  connection(): { url: string; serverPid: number } {
    return JSON.parse(readFileSync(path.join(this.dataDir, "connection.json"), "utf8"));
  }

  treePid(): number {
    return this.child?.pid ?? 0;
  }

  /** Processes below the start script, the deepest last. */
  below(pid: number): number[] {
    const children = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => parentOf(name) === pid)
      .map(Number);
    return children.flatMap((child) => [child, ...this.below(child)]);
  }

  webPid(): number {
    return (
      this.below(this.treePid()).find((pid) =>
        /^next-server|server-process/.test(commandOf(pid)),
      ) ?? 0
    );
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    const { child } = this;
    if (child !== null && child.exitCode === null) {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

function parentOf(pid: string): number {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return 0;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
