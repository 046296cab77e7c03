/**
 * A run of many metrics: how long a search by name and the points of one metric take among 5,000 names of 60 points
 * each, and whether the last name is found. Usage: npm run bench -- metric-keys [names, 5,000 by default], after npm
 * run build.
 */
import { median, startBenchServer } from "./server";

const names = Array.from(
  { length: Number(process.argv[2] ?? 5000) },
  (_, k) => `layers/${String(k).padStart(4, "0")}/grad_norm`,
);
const stepCount = 60;
const rounds = 15;
/** A line of a log may hold so many. */
const aLine = 500;
const server = await startBenchServer(Number(process.env.BENCH_PORT ?? 3997));

async function ask(address: string, init: RequestInit = {}) {
  const started = performance.now();
  const answer = await server.fetch(address, init);
  const body = await answer.text();
  if (!answer.ok) throw new Error(body.slice(0, 500));
  return { took: performance.now() - started, body };
}

try {
  await ask("/runs/wide", { method: "PUT", body: "{}" });
  const lines: string[] = [];
  for (let step = 1; step <= stepCount; step++) {
    for (let from = 0; from < names.length; from += aLine) {
      const values = names.slice(from, from + aLine).map((name, k) => [name, (step * k) % 97]);
      lines.push(JSON.stringify({ step, ...Object.fromEntries(values) }));
    }
  }
  const { took } = await ask("/runs/wide/uploads", { method: "POST", body: lines.join("\n") });
  console.log(`${names.length * stepCount} points stored in ${(took / 1000).toFixed(1)} s`);
  const last = names.at(-1) ?? "";
  const questions = {
    "the run": "/runs/wide",
    "a search for one name": `/runs/wide/metrics?q=${encodeURIComponent(last)}`,
    "a search that all names meet": "/runs/wide/metrics?q=grad",
    "one metric's points": `/runs/wide/metrics?limit=0&key=${encodeURIComponent(last)}`,
    "points and names": `/runs/wide/metrics?key=${encodeURIComponent(last)}`,
  };
  for (const [what, address] of Object.entries(questions)) {
    const first = await ask(address);
    const again: number[] = [];
    for (let round = 0; round < rounds; round++) again.push((await ask(address)).took);
    const isThere = first.body.includes(last) ? "has the last name" : "without the last name";
    console.log(
      `${what.padEnd(30)} first ${first.took.toFixed(0)} ms, then ${median(again).toFixed(0)}, ${(first.body.length / 1000).toFixed(0)} kB, ${isThere}`,
    );
  }
} finally {
  await server.stop();
}
