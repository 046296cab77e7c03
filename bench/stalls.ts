/**
 * For how long the web thread did nothing else while a large run is computed over: its event loop's longest delay, as
 * its own probe says, at each first question and again, beside those at rest. Usage: npm run bench -- stalls
 * [checkpoints, 50 by default] [examples, 50,000 by default], after npm run build.
 */
import { createUniforms } from "@/lib/domain/stats/seeded-random";
import { startBenchServer } from "./server";

const checkpoints = Number(process.argv[2] ?? 50);
const examples = Number(process.argv[3] ?? 50_000);
const categories = ["HighlyKnown", "MaybeKnown", "WeaklyKnown", "Unknown"];
const uniform = createUniforms(11);
const server = await startBenchServer(Number(process.env.BENCH_PORT ?? 3995));

const linesOf = (lineOf: (k: number) => object) =>
  Array.from({ length: examples }, (_, k) => JSON.stringify(lineOf(k))).join("\n");

const lostAt = Float64Array.from({ length: examples }, () => uniform() * checkpoints * 1.6);

async function send(address: string, method: string, body: string): Promise<void> {
  const answer = await server.fetch(address, { method, body });
  if (!answer.ok) throw new Error(await answer.text());
  await answer.arrayBuffer();
}

async function load(run: string): Promise<void> {
  await send(`/runs/${run}`, "PUT", JSON.stringify({ dataset: "facts", status: "finished" }));
  for (let step = 0; step < checkpoints; step += 1) {
    const body = linesOf((k) => ({
      ...{ step, epoch: step, example_id: `q${k}` },
      prediction: `Place ${step < (lostAt[k] ?? 0) ? k % 997 : (k + step + 1) % 997}`,
    }));
    await send(`/runs/${run}/uploads?format=predictions`, "POST", body);
  }
}

/** Milliseconds: the longest delay of the event loop since it was asked for last. */
async function longestDelay(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const [, seconds] = /^onset_nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text) ?? [];
  if (seconds === undefined) throw new Error("the server does not tell its event loop's delay");
  return 1000 * Number(seconds);
}

async function ask(address: string): Promise<{ took: number; delay: number }> {
  await longestDelay();
  const started = performance.now();
  const answer = await server.fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${await answer.text()}`);
  await answer.arrayBuffer();
  const took = performance.now() - started;
  return { took, delay: await longestDelay() };
}

async function rest(): Promise<number> {
  await longestDelay();
  await new Promise((resolve) => setTimeout(resolve, 2000));
  return longestDelay();
}

try {
  await send("/datasets/facts", "PUT", "{}");
  await send(
    "/datasets/facts/examples",
    "PUT",
    linesOf((k) => ({
      ...{ example_id: `q${k}`, split: "dev", question: `Who was person number ${k}?` },
      ...{ answers: [`Place ${k % 997}`], category: categories[k % 4], relation: `P${k % 24}` },
    })),
  );
  await longestDelay();
  await load("large");
  console.log(`uploads of ${checkpoints} checkpoints: ${(await longestDelay()).toFixed(0)} ms`);
  await load("other");
  // What is due after uploads is done before others are asked.
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  console.log(`at rest: ${(await rest()).toFixed(0)} ms`);
  console.log("| asked for | first, ms | longest delay | again, ms | longest delay |");
  console.log("|---|---|---|---|---|");
  for (const [name, address] of Object.entries({
    verdict: "/runs/large/verdict",
    analysis: "/runs/large/analysis?alpha=0.04",
    "gains and losses": "/runs/large/transitions",
    slices: "/runs/large/slices?by=relation",
    leaks: "/runs/large/leaks",
    explorer: "/runs/large/examples?limit=100&transition=lost-since-best",
    "a text of the explorer": "/runs/large/examples?limit=100&q=4242",
    comparison: "/comparison?run=large&run=other",
  })) {
    const [first, again] = [await ask(address), await ask(address)];
    const cells = [first.took, first.delay, again.took, again.delay].map((ms) => ms.toFixed(0));
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
} finally {
  await server.stop();
}
