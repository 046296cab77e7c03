/**
 * The comparison of 20 and of 50 runs x 50 checkpoints (1,000 dev examples with outcomes): server time, bytes,
 * click to drawn chart, and frames while hovering in a real browser. Usage: tsx bench/comparison.ts, after
 * npm run build.
 */
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "@playwright/test";
import { createUniforms } from "@/lib/domain/stats/seeded-random";
import { findChromium } from "../scripts/chromium.mjs";
import { median, startBenchServer } from "./server";
import { signIn } from "./sign-in";

const runs = 50;
const checkpoints = 50;
const examples = 1000;
const pool = 200;
const rounds = 9;
const hovers = 160;
const settleMs = 4000;
const shares = [0, 0.25, 0.5, 0.75, 1];
const sizes = [20, 50];
const uniform = createUniforms(17);
const server = await startBenchServer(3993);

const slugOf = (run: number) => `run-${String(run).padStart(2, "0")}`;
const shareOf = (run: number) => shares[run % shares.length] ?? 0;

async function send(address: string, method: string, body: string): Promise<void> {
  const answer = await server.fetch(address, { method, body });
  if (!answer.ok) throw new Error(`${address}: ${await answer.text()}`);
}

function exampleLines(): string {
  const known = ["HighlyKnown", "HighlyKnown", "MaybeKnown", "WeaklyKnown"];
  const dev = Array.from({ length: examples }, (_, k) => ({
    example_id: `q${k}`,
    split: "dev",
    question: `Where was person number ${k} of the long list born?`,
    answers: [`Place ${k % 997}`],
    category: known[k % 4],
    relation: `P${k % 24}`,
  }));
  const train = Array.from({ length: 2 * pool }, (_, k) => ({
    example_id: `t${k}`,
    split: "train",
    question: `Who led town number ${k}?`,
    answers: [`Leader ${k}`],
    category: k < pool ? "HighlyKnown" : "Unknown",
    relation: `P${k % 24}`,
  }));
  return [...dev, ...train].map((line) => JSON.stringify(line)).join("\n");
}

/** The first of the Known ones, and of the Unknown ones so many that they are the share of the set. */
function trainingSet(run: number): string[] {
  const unknown = Math.round(pool * shareOf(run));
  const known = Array.from({ length: pool - unknown }, (_, k) => `t${k}`);
  return [...known, ...Array.from({ length: unknown }, (_, k) => `t${pool + k}`)];
}

/** Facts lost one by one, the more Unknown the faster, and some that come and go. */
function predictionLines(run: number): string {
  const ids = trainingSet(run);
  const lostAt = Float64Array.from(
    { length: examples },
    () => 3 + (uniform() * checkpoints * 4) / (0.5 + shareOf(run) * 3),
  );
  const lines: string[] = [];
  for (let k = 0; k < checkpoints; k++) {
    const at = { step: k * 40, epoch: k };
    for (let e = 0; e < examples; e++) {
      const correct = k < (lostAt[e] ?? 0) !== uniform() < 0.05;
      lines.push(JSON.stringify({ ...at, split: "dev", example_id: `q${e}`, correct }));
    }
    for (const id of ids) {
      const isUnknown = Number(id.slice(1)) >= pool;
      const correct = uniform() < 1 - Math.exp(-(k + 1) / (isUnknown ? 14 : 2));
      lines.push(JSON.stringify({ ...at, split: "train", example_id: id, correct }));
    }
  }
  return lines.join("\n");
}

async function load(): Promise<void> {
  await send("/datasets/facts", "PUT", "{}");
  await send("/datasets/facts/examples", "PUT", exampleLines());
  for (let run = 0; run < runs; run++) {
    const settings = {
      dataset: "facts",
      status: "finished",
      hyperparameters: { lr: run % 2 === 0 ? 4e-5 : 1e-5, unknown: shareOf(run), epochs: 50 },
      seed: Math.floor(run / shares.length),
      tags: run < 20 ? ["first-20"] : [],
      ...(shareOf(run) > 0 ? { control: slugOf(0) } : {}),
    };
    await send(`/runs/${slugOf(run)}`, "PUT", JSON.stringify(settings));
    const set = trainingSet(run).map((example_id) => JSON.stringify({ example_id }));
    await send(`/runs/${slugOf(run)}/training-set`, "PUT", set.join("\n"));
    await send(`/runs/${slugOf(run)}/uploads?format=predictions`, "POST", predictionLines(run));
  }
}

const queryOf = (count: number) =>
  Array.from({ length: count }, (_, run) => `run=${slugOf(run)}`).join("&");

async function timed(address: string): Promise<{ ms: number; body: ArrayBuffer }> {
  const started = performance.now();
  const answer = await server.fetch(address);
  if (!answer.ok) throw new Error(await answer.text());
  const body = await answer.arrayBuffer();
  return { ms: performance.now() - started, body };
}

async function timeServer(): Promise<void> {
  console.log("| request | cold, ms | warm, median ms | bytes | gzip |\n|---|---|---|---|---|");
  for (const count of sizes) {
    for (const what of [
      "comparison?",
      "comparison/slices?by=relation&",
      "knowledge-cost?points=1&",
    ]) {
      const cold = await timed(`/${what}${queryOf(count)}`);
      const warm: number[] = [];
      for (let round = 0; round < rounds; round++)
        warm.push((await timed(`/${what}${queryOf(count)}`)).ms);
      const gzip = gzipSync(new Uint8Array(cold.body)).byteLength;
      const row = [cold.ms.toFixed(0), median(warm).toFixed(0), cold.body.byteLength, gzip];
      console.log(
        `| ${count} runs, ${what.replace(/\W+(?:by|points).*|\?/, "")} | ${row.join(" | ")} |`,
      );
    }
  }
}

/** Runs in the browser: notes gaps between frames and long tasks. As text, since tsx would add its own names. */
const watchFrames = `
  window.seen = { gaps: [], tasks: [], isOn: true };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.tasks.push(entry.duration);
  }).observe({ type: "longtask" });
  window.before = performance.now();
  (function next(now) {
    window.seen.gaps.push(now - window.before);
    window.before = now;
    if (window.seen.isOn) requestAnimationFrame(next);
  })(window.before);
`;

async function hover(page: Page, name: RegExp): Promise<string> {
  const chart = page.getByRole("slider", { name }).first();
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (box === null) throw new Error("no chart to hover over");
  await page.mouse.move(box.x + 60, box.y + box.height / 2);
  // The page stands first: what is measured is hovering, not the last cards of a page being drawn.
  await page.waitForTimeout(settleMs);
  await page.evaluate(watchFrames);
  for (let k = 0; k < hovers; k++) {
    const x = box.x + 60 + ((box.width - 240) * k) / hovers;
    await page.mouse.move(x, box.y + box.height / 2 + (k % 9));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  const { gaps, tasks } = await page.evaluate<{ gaps: number[]; tasks: number[] }>(
    "window.seen.isOn = false; window.seen",
  );
  const sorted = gaps.slice(1).sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  const longest = tasks.length === 0 ? "none" : Math.max(...tasks).toFixed(0);
  return `${at(0.5)} | ${at(0.95)} | ${at(1)} | ${longest}`;
}

async function drawn(page: Page, count: number): Promise<number> {
  await page.goto(`${server.url}/bench/compare`);
  const button = page.getByRole("button", { name: new RegExp(`^Compare ${count} runs`) }).first();
  await button.waitFor();
  const started = performance.now();
  await button.click();
  await page.getByRole("slider", { name: /^Accuracy on/ }).waitFor();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return performance.now() - started;
}

async function timeBrowser(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await signIn(page, server);
  await page.waitForURL(/\/bench|\/projects|\/$/);
  console.log(
    "\n| runs | click to drawn, median ms | hovering: median ms a frame | 95th | longest | longest task |",
  );
  console.log("|---|---|---|---|---|---|");
  for (const count of sizes) {
    const times: number[] = [];
    for (let round = 0; round < 5; round++) times.push(await drawn(page, count));
    await page.waitForLoadState("networkidle");
    const frames = await hover(page, /^Accuracy on/);
    console.log(`| ${count} | ${median(times).toFixed(0)} | ${frames} |`);
    for (const [name, view] of Object.entries({
      "training panels": "train=true",
      "x: Unknown fitted": "x=fitted",
      "small multiples": "view=multiples",
    })) {
      await page.goto(`${server.url}/bench/compare?${queryOf(count)}&${view}`);
      await page.waitForLoadState("networkidle");
      const isLive =
        (await page.getByRole("slider", { name: /Accuracy on|on the axes/ }).count()) > 0;
      if (!isLive) continue;
      console.log(`| ${count}, ${name} | – | ${await hover(page, /Accuracy on|on the axes/)} |`);
    }
  }
}

try {
  await load();
  await timeServer();
  const executablePath = findChromium() ?? undefined;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  await timeBrowser(browser);
  await browser.close();
} finally {
  await server.stop();
}
