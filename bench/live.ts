/**
 * What a running training sends, calls a second: light calls of 200 predictions to Onset beside `log-batch` calls of 200
 * metrics to MLflow's own server on SQLite, in turn, one at a time and eight at once, with a dataset of 20,000 examples.
 * Usage: npm run bench -- peers, or MLFLOW=<the mlflow program of a virtual environment> npm run bench -- live [seconds of
 * each, 10 by default], after npm run build.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { median, startBenchServer } from "./server";

const seconds = Number(process.argv[2] ?? 10);
const rounds = 3;
const perCall = 200;
const parts = 100;
const { PEERS } = process.env;
const program = process.env.MLFLOW ?? (PEERS && path.join(PEERS, "mlflow/bin/mlflow"));
if (!program) throw new Error("MLFLOW names the mlflow program to compare with");
console.log(execFileSync(program, ["--version"], { encoding: "utf8" }).trim());

type Peer = { name: string; send: (call: number) => Promise<Response> };

async function onset(): Promise<Peer> {
  const examples = Array.from({ length: perCall * parts }, (_, n) =>
    JSON.stringify({
      ...{ example_id: `e${n}`, split: "dev", question: `Where is ${n}?`, answers: [`Place ${n}`] },
      category: n % 2 === 0 ? "HighlyKnown" : "Unknown",
    }),
  );
  await mustBeOk(server.fetch("/datasets/facts", { method: "PUT", body: "{}" }));
  await mustBeOk(
    server.fetch("/datasets/facts/examples", { method: "PUT", body: examples.join("\n") }),
  );
  const body = JSON.stringify({ dataset: "facts" });
  await mustBeOk(server.fetch("/runs/live", { method: "PUT", body }));
  return {
    name: "Onset, log",
    send: (call) => {
      const predictions = Array.from({ length: perCall }, (_, n) => ({
        step: 100 * (1 + Math.floor(call / parts)),
        example_id: `e${(call % parts) * perCall + n}`,
        prediction: `Place ${n % 7 === 0 ? 1 : (call % parts) * perCall + n}`,
      }));
      return server.fetch("/runs/live/log", {
        method: "POST",
        body: JSON.stringify({ predictions }),
      });
    },
  };
}

async function mlflow(port: number, folder: string): Promise<Peer & { stop: () => void }> {
  const store = `sqlite:///${path.join(folder, "mlflow.db")}`;
  const flags = ["server", "--backend-store-uri", store, "--port", String(port), "--workers", "2"];
  const child = spawn(program as string, flags, { cwd: folder, stdio: "ignore", detached: true });
  const api = `http://127.0.0.1:${port}/api/2.0/mlflow`;
  for (let tries = 0; tries < 600; tries += 1) {
    const isUp = await fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const post = (call: string, body: object) =>
    fetchAgain(`${api}/${call}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const made = await mustBeOk(post("runs/create", { experiment_id: "0", start_time: Date.now() }));
  const { run } = (await made.json()) as { run: { info: { run_id: string } } };
  return {
    name: "MLflow, log-batch",
    send: (call) =>
      post("runs/log-batch", {
        run_id: run.info.run_id,
        metrics: Array.from({ length: perCall }, (_, n) => ({
          ...{ key: `m${n}`, value: n / 200, timestamp: Date.now(), step: call },
        })),
      }),
    stop: () => process.kill(-(child.pid ?? 0), "SIGTERM"),
  };
}

/** A server may close a connection that was idle while the other one was asked. */
function fetchAgain(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, init).catch(() => fetch(url, init));
}

async function mustBeOk(answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  if (!response.ok) throw new Error(`${response.status}: ${(await response.text()).slice(0, 300)}`);
  return response;
}

const counts = new Map<Peer, number>();

type Measured = { rate: number; p50: number; p95: number };

async function measure(peer: Peer, atOnce: number): Promise<Measured> {
  const times: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  const work = async () => {
    while (performance.now() < end) {
      const call = counts.get(peer) ?? 0;
      counts.set(peer, call + 1);
      const from = performance.now();
      await (await mustBeOk(peer.send(call))).text();
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const took = (performance.now() - started) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { rate: times.length / took, p50: at(0.5), p95: at(0.95) };
}

const server = await startBenchServer();
const folder = mkdtempSync(path.join(tmpdir(), "onset-mlflow-"));
const theirs = await mlflow(3992, folder);
try {
  const peers: Peer[] = [await onset(), theirs];
  for (const atOnce of [1, 8]) {
    const found = new Map<string, Measured[]>();
    for (let round = 0; round < rounds; round += 1) {
      for (const peer of peers) {
        found.set(peer.name, [...(found.get(peer.name) ?? []), await measure(peer, atOnce)]);
      }
    }
    const rates: number[] = [];
    for (const [name, runs] of found) {
      const rate = median(runs.map((one) => one.rate));
      const p50 = median(runs.map((one) => one.p50)).toFixed(0);
      const p95 = median(runs.map((one) => one.p95)).toFixed(0);
      rates.push(rate);
      console.log(
        `${name}, ${atOnce} at once: ${rate.toFixed(1)} calls/s, p50 ${p50}, p95 ${p95} ms`,
      );
    }
    console.log(`ratio: ${((rates[0] ?? 0) / (rates[1] ?? 1)).toFixed(2)} x MLflow's rate`);
  }
} finally {
  theirs.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
