import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

const tsx = ["--import", "tsx", "--conditions=react-server"];
const backMs = 60_000;
/** Longer than `scripts/child.ts` gives a web server to end, and PostgreSQL after it. */
const longestStopMs = 30_000;

/** A disk of its own in memory, so that it can be filled; needs root. */
function mountDisk(folder: string, size: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=711`, "tmpfs", folder], {
      stdio: "ignore",
    });
    return true;
  } catch {
    return false;
  }
}

/** The built app as a container's engine runs it: started again whenever the whole of it ends. */
export class FaultyServer {
  readonly url: string;
  readonly key: string = "";
  readonly root = mkdtempSync(path.join(tmpdir(), "onset-faults-"));
  readonly dataDir = path.join(this.root, "data");
  /** Files of uploads lie here. */
  readonly filesDir = path.join(this.root, "files");
  /** Both folders are disks of their own, which can be filled. */
  readonly hasDisks: boolean;
  private cut = new AbortController();
  private child: ChildProcess | null = null;
  private isStopping = false;

  private constructor(private readonly port: number) {
    this.url = `http://127.0.0.1:${port}`;
    // The account postgres of a root run must pass through, or its files would lie elsewhere.
    chmodSync(this.root, 0o711);
    for (const folder of [this.dataDir, this.filesDir]) mkdirSync(folder);
    this.hasDisks = mountDisk(this.dataDir, "3g") && mountDisk(this.filesDir, "256m");
    this.start();
  }

  static async start(port: number): Promise<FaultyServer> {
    const server = new FaultyServer(port);
    await server.untilReady(120_000).catch(async (error) => {
      await server.stop();
      throw error;
    });
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
      ONSET_LOG_LEVEL: "error",
      ONSET_WEBHOOK_ALLOW: "127.0.0.1",
      TMPDIR: this.filesDir,
    };
  }

  private start(): void {
    const log = openSync(this.logPath(), "a");
    const child = spawn(process.execPath, [...tsx, "scripts/start.ts"], {
      env: this.env(),
      stdio: ["ignore", log, log],
    });
    this.child = child;
    child.once("exit", () => {
      if (!this.isStopping) this.start();
    });
  }

  private logPath(): string {
    return path.join(this.root, "log");
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
      await delay(50);
    }
    throw new Error(`no answer within ${patienceMs / 1000} s; the log ends:\n${this.logEnd()}`);
  }

  /** What the server logged last. */
  logEnd(): string {
    return readFileSync(this.logPath(), "utf8").slice(-4_000);
  }

  /** Sentences of errors in the server's log, and how often; of a fault of our own with its cause. */
  errors(): Map<string, number> {
    const counted = new Map<string, number>();
    for (const line of readFileSync(this.logPath(), "utf8").split("\n")) {
      const { level, msg, err } = readLine(line);
      if (level < 50) continue;
      const cause = msg === "unexpected failure" ? `: ${JSON.stringify(err).slice(0, 1_500)}` : "";
      counted.set(`${msg}${cause}`, (counted.get(`${msg}${cause}`) ?? 0) + 1);
    }
    return counted;
  }

  fetch(address: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}/api/v1/projects/faults${address}`, {
      signal: AbortSignal.any([AbortSignal.timeout(60_000), this.cut.signal]),
      ...init,
      headers: { authorization: `Bearer ${this.key}`, ...init.headers },
    });
  }

  /** All clients hang up in the middle of what they send and wait for. */
  cutClients(): void {
    this.cut.abort();
    this.cut = new AbortController();
  }

  connection(): { url: string; serverPid: number } {
    return JSON.parse(readFileSync(path.join(this.dataDir, "connection.json"), "utf8"));
  }

  async query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.connection().url });
    client.on("error", () => {});
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  treePid(): number {
    return this.child?.pid ?? 0;
  }

  /** Tells the whole to stop, waits for its end, and lets it be started again. Milliseconds. */
  async endGracefully(): Promise<number> {
    const { child } = this;
    const startedAt = performance.now();
    if (child === null || child.exitCode !== null || child.signalCode !== null) return 0;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    const isGone = await Promise.race([gone.then(() => true), delay(longestStopMs, false)]);
    if (!isGone) throw new Error(`it did not stop within ${longestStopMs / 1000} s`);
    return performance.now() - startedAt;
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
    return this.below(this.treePid()).find((pid) => commandOf(pid).startsWith("next-server")) ?? 0;
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.endGracefully();
    if (this.hasDisks) execFileSync("umount", ["-l", this.dataDir, this.filesDir]);
    rmSync(this.root, { recursive: true, force: true });
  }
}

function readLine(line: string): { level: number; msg: string; err?: unknown } {
  try {
    return JSON.parse(line);
  } catch {
    return { level: 0, msg: "" };
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
