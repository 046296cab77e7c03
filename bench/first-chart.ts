/**
 * From the address of a run to its first drawn chart in a browser that has never been there: Onset's demo beside MLflow,
 * TensorBoard, Trackio and Aim with a run of ten metrics at thirty steps each, those of them that are installed, in turn.
 * Usage: npm run bench -- peers [rounds, 5 by default], after npm run build.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { eventFile } from "@/lib/testing/event-file";
import { findChromium } from "../scripts/chromium.mjs";
import { median, startBenchServer } from "./server";
import { signIn } from "./sign-in";

const rounds = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(path.join(tmpdir(), "onset-first-chart-"));
const environment = { ...process.env, TRACKIO_DIR: path.join(folder, "trackio") };

type Peer = {
  name: string;
  port: number;
  /** Writes the run; returns what its address needs. */
  write: () => string;
  command: string[];
  address: (written: string) => string;
  /** There once a chart is drawn. */
  chart: string;
};

const programOf = (peer: string, program = peer) =>
  path.join(process.env.PEERS ?? "", peer, "bin", program);

function written(peer: string): string {
  const script = path.resolve("bench/peers.py");
  const said = execFileSync(programOf(peer, "python"), [script, peer, folder], {
    encoding: "utf8",
    env: environment,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return said.trim().split("\n").at(-1) ?? "";
}

function writeEvents(): string {
  const steps = Array.from({ length: 30 }, (_, step) => step);
  const events = steps.flatMap((step) =>
    Array.from({ length: 10 }, (_, k) => ({
      ...{ step, tag: `metric_${k}`, value: ((step * k) % 17) / 17 },
    })),
  );
  mkdirSync(path.join(folder, "events/run"), { recursive: true });
  const file = path.join(folder, "events/run/events.out.tfevents.1700000000.bench");
  writeFileSync(file, eventFile(events));
  return "";
}

const peers: Peer[] = [
  {
    ...{ name: "mlflow", port: 6181, write: () => written("mlflow") },
    command:
      `server --backend-store-uri sqlite:///${folder}/mlflow.db --port 6181 --workers 2`.split(" "),
    address: (run) => `/#/experiments/0/runs/${run}/model-metrics`,
    chart: "path.js-line",
  },
  {
    ...{ name: "tensorboard", port: 6182, write: writeEvents },
    command: ["--logdir", path.join(folder, "events"), "--port", "6182"],
    address: () => "/#timeseries",
    chart: "line-chart canvas",
  },
  {
    ...{ name: "trackio", port: 6183, write: () => written("trackio") },
    command: ["show", "--project", "bench"],
    address: () => "/?project=bench",
    chart: "canvas.marks",
  },
  {
    ...{ name: "aim", port: 6184, write: () => written("aim") },
    command: ["up", "--repo", folder, "--port", "6184"],
    address: (run) => `/runs/${run}/metrics`,
    chart: "svg .Line, svg path.Line",
  },
];

/** Notes in the page when a chart is there first; without a named function, to which tsx adds a helper. */
function watch(selector: string): void {
  const timer = setInterval(() => {
    if (document.querySelector(selector) === null) return;
    Object.assign(window, { drawnAt: performance.now() });
    clearInterval(timer);
  }, 4);
}

type Place = { name: string; url: string; chart: string; state?: Awaited<ReturnType<typeof stay>> };

const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ["--no-sandbox"],
});

async function drawnAfter({ url, chart, state }: Place): Promise<number> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ viewport, ...(state && { storageState: state }) });
  await context.addInitScript(watch, chart);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(() => "drawnAt" in window, null, { timeout: 120_000 });
  const drawnAt = await page.evaluate(() => (window as unknown as { drawnAt: number }).drawnAt);
  await context.close();
  return drawnAt;
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} did not answer within a minute`);
}

const server = await startBenchServer(Number(process.env.BENCH_PORT ?? 3998), "demo");
const stay = async () => {
  const page = await browser.newPage();
  await signIn(page, server);
  return page.context().storageState();
};
const stops: (() => void)[] = [];
try {
  const onset = {
    name: "onset",
    url: `${server.url}/demo/runs/unk050_s1`,
    chart: "main figure svg",
  };
  const places: Place[] = [{ ...onset, state: await stay() }];
  for (const { name, port, write, command, address, chart } of peers) {
    const program = programOf(name);
    if (!existsSync(program)) {
      console.log(`${name} is not installed and left out`);
      continue;
    }
    const url = `http://127.0.0.1:${port}`;
    const run = write();
    const env = { ...environment, GRADIO_SERVER_PORT: String(port) };
    const child = spawn(program, command, { env, stdio: "ignore", detached: true });
    stops.push(() => process.kill(-(child.pid ?? 0), "SIGTERM"));
    await answers(url);
    places.push({ name, url: url + address(run), chart });
  }
  const times = new Map(places.map(({ name }) => [name, [] as number[]]));
  // The first visit of each is the server's first too, and does not count.
  for (let round = 0; round <= rounds; round++) {
    for (const place of places) {
      const drawn = await drawnAfter(place);
      if (round > 0) times.get(place.name)?.push(drawn);
    }
  }
  const own = median(times.get("onset") ?? []);
  for (const [name, taken] of times) {
    console.log(
      `${name.padEnd(12)} ${median(taken).toFixed(0)} ms (${taken.map((ms) => ms.toFixed(0)).join(", ")}), ${(median(taken) / own).toFixed(1)} x Onset's`,
    );
  }
} finally {
  for (const stop of stops) stop();
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
