/**
 * A dataset of a million examples, on a server with the memory it has by default: the import, one uploaded line, three
 * checkpoints, and what its pages ask for. Every figure is printed beside its limit; one that is missed, or a web server
 * that died, ends in exit code 1. Usage: npm run verify:large [-- examples, 1,000,000 by default], after npm run build.
 */
import { request } from "node:http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { startBenchServer } from "./server";

const examples = Number(process.argv[2] ?? 1_000_000);
const share = examples / 1_000_000;
const batch = 1000;
const checkpoints = 3;
const categories = ["HighlyKnown", "MaybeKnown", "WeaklyKnown", "Unknown"];
const server = await startBenchServer(3994);
const processBefore = server.webPid();
const missed: string[] = [];

function note(what: string, found: number, limit: number, unit: string): void {
  const isMet = found <= limit;
  if (!isMet) missed.push(what);
  const verdict = isMet ? "" : "   MISSED";
  console.log(
    `${what.padEnd(52)} ${found.toFixed(1).padStart(9)} ${unit} (limit ${limit})${verdict}`,
  );
}

async function* lines(
  count: number,
  line: (n: number, step: number) => string,
  steps = [0],
): AsyncGenerator<Uint8Array> {
  for (const step of steps) {
    for (let from = 0; from < count; from += batch) {
      const size = Math.min(batch, count - from);
      yield Buffer.from(
        Array.from({ length: size }, (_, i) => `${line(from + i, step)}\n`).join(""),
      );
    }
  }
}

type Init = { method?: string; body?: AsyncIterable<Uint8Array> | string };

/** Without a limit on how long the answer may take, which `fetch` has. */
function ask(
  address: string,
  { method = "GET", body }: Init = {},
): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const headers = { authorization: `Bearer ${server.key}` };
  const call = request(
    `${server.url}/api/v1/projects/bench${address}`,
    { method, headers },
    (answer) => {
      text(answer).then(
        (found) => resolve({ status: answer.statusCode ?? 0, text: found }),
        reject,
      );
    },
  );
  call.on("error", reject);
  if (typeof body === "string" || body === undefined) call.end(body);
  else pipeline(Readable.from(body), call).catch(reject);
  return promise;
}

async function send(
  address: string,
  method: "PUT" | "POST",
  body: AsyncIterable<Uint8Array> | string,
): Promise<number> {
  const started = performance.now();
  const { status, text: found } = await ask(address, { method, body });
  if (status >= 300) throw new Error(`${address}: ${status} ${found.slice(0, 500)}`);
  return (performance.now() - started) / 1000;
}

async function timed(address: string): Promise<number> {
  const started = performance.now();
  const { status, text: found } = await ask(address);
  if (status !== 200) throw new Error(`${address}: ${status} ${found.slice(0, 500)}`);
  return performance.now() - started;
}

function exampleLine(n: number): string {
  const fields = { example_id: `e${n}`, split: "dev", question: `Where was person ${n} born?` };
  const category = categories[n % 4];
  return JSON.stringify({
    ...fields,
    answers: [`Place ${n % 997}`],
    category,
    relation: `P${n % 24}`,
  });
}

function predictionLine(n: number, step: number): string {
  const isRight = (n * 31 + step * 7) % 10 < 7;
  return `{"step":${step},"epoch":${step / 100},"example_id":"e${n}","prediction":"Place ${(isRight ? n : n + step) % 997}"}`;
}

const pages = [
  "",
  "/verdict",
  "/analysis",
  "/analysis?population=all",
  "/series",
  "/transitions",
  "/slices?by=relation",
  "/leaks",
  "/examples?limit=100",
  "/examples?limit=100&category=Known&transition=lost-since-best",
  "/examples?limit=100&q=number",
  "/examples?limit=100&q=person",
];

try {
  await send("/datasets/facts", "PUT", "{}");
  const memory = setInterval(() => peaks.push(server.memoryMb()), 500);
  const peaks: number[] = [];
  note(
    "import of the examples",
    await send("/datasets/facts/examples", "PUT", lines(examples, exampleLine)),
    120 * share,
    "s",
  );
  await send("/runs/line", "PUT", '{"dataset":"facts"}');
  note(
    "one uploaded line",
    (await send("/runs/line/uploads", "POST", predictionLine(7, 100))) * 1000,
    1500,
    "ms",
  );
  note(
    "one logged line",
    (await send("/runs/line/log", "POST", predictionLine(8, 100))) * 1000,
    500,
    "ms",
  );
  await send("/runs/large", "PUT", '{"dataset":"facts"}');
  const steps = Array.from({ length: checkpoints }, (_, i) => (i + 1) * 100);
  note(
    `${checkpoints} checkpoints of all examples`,
    await send("/runs/large/uploads", "POST", lines(examples, predictionLine, steps)),
    120 * share,
    "s",
  );
  for (const page of pages) {
    note(
      `first GET /runs/large${page}`,
      await timed(`/runs/large${page}`),
      1500 * Math.max(1, 2 * share),
      "ms",
    );
    note(`again GET /runs/large${page}`, await timed(`/runs/large${page}`), 1500, "ms");
  }
  note("GET /datasets/facts", await timed("/datasets/facts"), 1500, "ms");
  clearInterval(memory);
  note("memory of the web server, peak", Math.max(...peaks), 900, "MB");
  note("the web server was started again", server.webPid() === processBefore ? 0 : 1, 0, "times");
} finally {
  await server.stop();
}
if (missed.length > 0) {
  console.error(`missed: ${missed.join("; ")}`);
  process.exitCode = 1;
}
