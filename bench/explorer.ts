/**
 * The example explorer with 50,000 examples x 20 checkpoints: server time of a page, and frames while a browser
 * scrolls. Usage: tsx bench/explorer.ts, after npm run build.
 */
import { chromium } from "@playwright/test";
import { createUniforms } from "@/lib/domain/stats/seeded-random";
import { findChromium } from "../scripts/chromium.mjs";
import { median, startBenchServer } from "./server";
import { signIn } from "./sign-in";

const examples = 50_000;
const checkpoints = Number(process.env.CHECKPOINTS ?? 20);
const rounds = 15;
const categories = ["HighlyKnown", "MaybeKnown", "WeaklyKnown", "Unknown"];
const uniform = createUniforms(11);
const server = await startBenchServer(3992);

function exampleLines(): string {
  return Array.from({ length: examples }, (_, k) =>
    JSON.stringify({
      example_id: `q${k}`,
      split: "dev",
      question: `Where was person number ${k} of the long list born?`,
      answers: [`Place ${k % 997}`],
      category: categories[k % 4],
      relation: `P${k % 24}`,
    }),
  ).join("\n");
}

/** Facts that fall to other answers one by one, and some that come and go. */
const lostAt = Float64Array.from({ length: examples }, () => uniform() * checkpoints * 1.6);
function predictionLines(step: number): string {
  return Array.from({ length: examples }, (_, k) => {
    const isCorrect = step < (lostAt[k] ?? 0) !== uniform() < 0.03;
    const prediction = `Place ${isCorrect ? k % 997 : (k + step + 1) % 997}`;
    return JSON.stringify({ step, epoch: step, example_id: `q${k}`, prediction });
  }).join("\n");
}

async function send(address: string, method: string, body: string): Promise<void> {
  const answer = await server.fetch(address, { method, body });
  if (!answer.ok) throw new Error(await answer.text());
}

async function load(): Promise<void> {
  await send("/datasets/facts", "PUT", "{}");
  await send("/datasets/facts/examples", "PUT", exampleLines());
  await send("/runs/large", "PUT", JSON.stringify({ dataset: "facts", status: "finished" }));
  for (let step = 0; step < checkpoints; step++)
    await send("/runs/large/uploads?format=predictions", "POST", predictionLines(step));
}

async function timed(address: string): Promise<number> {
  const started = performance.now();
  const answer = await server.fetch(address);
  if (!answer.ok) throw new Error(await answer.text());
  await answer.arrayBuffer();
  return performance.now() - started;
}

async function timePages(): Promise<void> {
  console.log("| page of 100 | first, ms | again, median ms |\n|---|---|---|");
  for (const query of [
    "split=dev",
    "split=dev&offset=25000",
    "split=dev&category=Known&transition=lost-since-best",
    "split=dev&category=Known&transition=flickering&offset=5000",
    "split=dev&by=relation&slice=P7",
    "split=dev&q=number 4242",
  ]) {
    const address = `/runs/large/examples?limit=100&${query}`;
    const first = await timed(address);
    const again: number[] = [];
    for (let round = 0; round < rounds; round++) again.push(await timed(address));
    console.log(`| ${query} | ${first.toFixed(0)} | ${median(again).toFixed(0)} |`);
  }
}

/** Runs in the browser: milliseconds between frames while the list is scrolled, shortest first. */
async function framesOf(element: HTMLElement | SVGElement, pixels: number): Promise<number[]> {
  const gaps: number[] = [];
  let before = performance.now();
  for (let frame = 0; frame < 240; frame++) {
    element.scrollTop += pixels;
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    gaps.push(now - before);
    before = now;
  }
  return gaps.slice(1).sort((a, b) => a - b);
}

async function scroll(): Promise<void> {
  const executablePath = findChromium() ?? undefined;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await signIn(page, server);
  await page.goto(`${server.url}/bench/runs/large/examples`);
  const list = page.getByRole("region", { name: "Examples" });
  await list.getByRole("button").first().waitFor();
  console.log("\n| scrolled by, pixels a frame | median ms a frame | 95th percentile | longest |");
  console.log("|---|---|---|---|");
  for (const pixels of [40, 120, 4000]) {
    const gaps = await list.evaluate(framesOf, pixels);
    const at = (share: number) => (gaps[Math.floor(share * (gaps.length - 1))] ?? 0).toFixed(1);
    console.log(`| ${pixels} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`);
  }
  const started = performance.now();
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await list.getByText(`number ${examples - 1} `).waitFor();
  const jump = performance.now() - started;
  const rows = await list.locator("tbody tr").count();
  console.log(`\n${rows} rows in the page; the last row after a jump in ${jump.toFixed(0)} ms.`);
  await browser.close();
}

try {
  await load();
  await timePages();
  await scroll();
} finally {
  await server.stop();
}
