/**
 * The analysis of a run of 50 checkpoints x 10,000 held-out and as many training examples, whose checkpoints jitter and
 * whose labels come from draws: alarm, start, optimism and 200 redraws of the labels, and how long the web server
 * answers nothing meanwhile. Usage: tsx bench/analysis.ts, after npm run build.
 */
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { drawBinomial } from "@/lib/domain/stats/binomial-draw";
import { createUniforms } from "@/lib/domain/stats/seeded-random";
import { simulateRun } from "@/lib/testing/simulated-run";
import { startBenchServer } from "./server";

const examples = 10_000;
const checkpoints = 50;
const [greedy, sampled] = [10, 160];
const uniform = createUniforms(5);
const server = await startBenchServer(3993);

const lines = (count: number, lineOf: (k: number) => object) =>
  Array.from({ length: count }, (_, k) => JSON.stringify(lineOf(k))).join("\n");
const splitOf = (k: number) => (k < examples ? "dev" : "train");

async function send(address: string, method: string, body: string): Promise<void> {
  const answer = await server.fetch(address, { method, body });
  if (!answer.ok) throw new Error(await answer.text());
}

/** A third never succeeds, the others by a logistic success; greedy answers are surer than sampled ones. */
function drawsOf(k: number) {
  const isNever = uniform() < 0.33;
  const u = uniform();
  const logit = 3 * Math.log(u / (1 - u));
  const right = (trials: number, at: number) =>
    isNever ? 0 : drawBinomial({ trials, probability: 1 / (1 + Math.exp(-at)) }, uniform());
  return {
    ...{ example_id: `q${k}`, greedy, greedy_correct: right(greedy, 2 + 4 * logit) },
    ...{ sampled, sampled_correct: right(sampled, logit) },
  };
}

async function load(): Promise<void> {
  await send("/datasets/facts", "PUT", "{}");
  await send(
    "/datasets/facts/examples",
    "PUT",
    lines(2 * examples, (k) => ({
      ...{ example_id: `q${k}`, split: splitOf(k), question: `Question ${k}?`, answers: ["yes"] },
    })),
  );
  await send("/datasets/facts/slick-samples", "PUT", lines(2 * examples, drawsOf));
  await send("/runs/large", "PUT", JSON.stringify({ dataset: "facts", status: "finished" }));
  const run = simulateRun({
    ...{ checkpoints, examples: 2 * examples, discordance: 0.15, jitter: 1, seed: 3 },
    fall: { points: 5, from: 20, to: 40 },
  });
  for (const { step, outcomes: own } of run) {
    const answers = lines(2 * examples, (k) => ({
      ...{ step, epoch: step, example_id: `q${k}` },
      ...{ prediction: own[k] === outcomes.correct ? "yes" : "no" },
    }));
    await send("/runs/large/uploads?format=predictions", "POST", answers);
  }
}

/** The longest answer of the server to a call that costs nothing, as long as `work` goes on. */
async function longestBeside(work: Promise<unknown>): Promise<number> {
  let isDone = false;
  let longest = 0;
  const watched = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    const started = performance.now();
    await fetch(`${server.url}/healthz`).then((answer) => answer.text());
    longest = Math.max(longest, performance.now() - started);
  }
  await watched;
  return longest;
}

async function time(what: string, query: string): Promise<void> {
  const started = performance.now();
  let took = 0;
  const work = server.fetch(`/runs/large/analysis?${query}`).then(async (answer) => {
    const found = await answer.json();
    took = performance.now() - started;
    if (found.labelNoise?.curves.length !== 4) throw new Error("no band of label noise");
    if (found.recommended?.optimism == null) throw new Error("no optimism");
  });
  const longest = await longestBeside(work);
  console.log(`| ${what} | ${took.toFixed(0)} | ${longest.toFixed(0)} |`);
}

await load();
console.log("| analysis | ms | longest answer of /healthz beside it, ms |\n|---|---|---|");
await time("first, with the start of a thread and the prior of the labels", "alpha=0.05");
await send(
  "/datasets/facts/slick-samples",
  "PUT",
  lines(1, () => drawsOf(0)),
);
await time("after the labels changed: the prior is fitted anew", "alpha=0.05");
await time("another alpha: the bands are kept", "alpha=0.04");
await time("the same again", "alpha=0.04");
await server.stop();
