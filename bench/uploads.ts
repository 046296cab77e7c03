/**
 * Predictions accepted a second through HTTP with scoring and storage, memory of the web server while a large file
 * streams in, and bytes stored for each outcome. Usage: tsx bench/uploads.ts [MiB of the large file, 1024 by default]
 */
import { Readable } from "node:stream";
import pg from "pg";
import { median, startBenchServer } from "./server";

const largeMib = Number(process.argv[2] ?? 1024);
const examples = 50_000;
const batch = 1000;
const server = await startBenchServer();

async function send(
  address: string,
  method: "PUT" | "POST",
  lines: AsyncIterable<string> | string,
): Promise<unknown> {
  const body = typeof lines === "string" ? lines : Readable.toWeb(Readable.from(encode(lines)));
  const response = await server.fetch(address, { method, body, duplex: "half" } as RequestInit);
  const answer = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer).slice(0, 500));
  return answer;
}

async function* encode(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) yield encoder.encode(line);
}

async function* exampleLines(): AsyncGenerator<string> {
  for (let from = 0; from < examples; from += batch) {
    yield Array.from({ length: batch }, (_, i) => {
      const n = from + i;
      const category = ["HighlyKnown", "MaybeKnown", "WeaklyKnown", "Unknown"][n % 4];
      return `${JSON.stringify({ example_id: `e${n}`, split: "dev", question: `Where was person ${n} born?`, answers: [`Place ${n % 997}`], category })}\n`;
    }).join("");
  }
}

async function* predictionLines(steps: readonly number[], filler = ""): AsyncGenerator<string> {
  for (const step of steps) {
    for (let from = 0; from < examples; from += batch) {
      yield Array.from({ length: batch }, (_, i) => {
        const n = from + i;
        const place = (n * 31 + step * 7) % 10 < 7 ? n % 997 : (n * 13 + step) % 997;
        return `{"step":${step},"epoch":${step / 100},"example_id":"e${n}","prediction":"Place ${place}${filler}"}\n`;
      }).join("");
    }
  }
}

async function tableBytes(): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    `SELECT relname, pg_total_relation_size(oid)::float8 AS bytes FROM pg_class
     WHERE relname IN ('outcome_vector', 'evaluation', 'checkpoint', 'prediction_block')`,
  );
  await client.end();
  return Object.fromEntries(rows.map(({ relname, bytes }) => [relname, bytes]));
}

try {
  await send("/datasets/facts", "PUT", '{"scorer":"squad"}');
  await send("/datasets/facts/examples", "PUT", exampleLines());
  const rates: number[] = [];
  for (const run of ["warm", "a", "b", "c"]) {
    await send(`/runs/${run}`, "PUT", '{"dataset":"facts"}');
    const steps = Array.from({ length: 10 }, (_, i) => (i + 1) * 100);
    const started = performance.now();
    await send(`/runs/${run}/uploads`, "POST", predictionLines(steps));
    if (run !== "warm")
      rates.push((steps.length * examples) / ((performance.now() - started) / 1000));
  }
  console.log(
    `predictions a second, squad scorer, median of ${rates.length}: ${Math.round(median(rates))}`,
  );
  const stored = await tableBytes();
  const outcomes = 4 * 10 * examples;
  const bare = (stored.outcome_vector ?? 0) + (stored.evaluation ?? 0) + (stored.checkpoint ?? 0);
  console.log(`bytes an outcome without texts: ${(bare / outcomes).toFixed(3)}`);
  console.log(
    `bytes an outcome with texts: ${((bare + (stored.prediction_block ?? 0)) / outcomes).toFixed(2)}`,
  );
  await send("/runs/large", "PUT", '{"dataset":"facts"}');
  const line = 80;
  const steps = Array.from(
    { length: Math.ceil((largeMib * 2 ** 20) / (examples * line)) },
    (_, i) => i + 1,
  );
  const samples: number[] = [server.memoryMb()];
  const timer = setInterval(() => samples.push(server.memoryMb()), 250);
  const started = performance.now();
  await send("/runs/large/uploads", "POST", predictionLines(steps));
  clearInterval(timer);
  const half = Math.floor(samples.length / 2);
  const peak = (part: readonly number[]) => Math.round(Math.max(...part));
  console.log(
    `${steps.length * examples} predictions, about ${largeMib} MiB, in ${Math.round((performance.now() - started) / 1000)} s`,
  );
  console.log(
    `web server memory, MB: ${Math.round(samples[0] ?? 0)} before, peak ${peak(samples.slice(0, half))} in the first half, ${peak(samples.slice(half))} in the second`,
  );
} finally {
  await server.stop();
}
