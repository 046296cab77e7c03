/** A shared page: 200 viewers at once, first paint on slow 4G, and how alike dead links answer. Usage: tsx bench/shared-page.ts */
import { Agent } from "node:http";
import { chromium } from "@playwright/test";
import { Client } from "pg";
import { findChromium } from "../scripts/chromium.mjs";
import { median, startBenchServer } from "./server";
import { percentile, timeVisit, visitAtOnce } from "./viewers";

const viewers = 200;
const visits = 3;
const deadTries = 200;
const paints = 5;
const server = await startBenchServer(3993, "demo");
const fiveShares = ["unk000_s1", "unk025_s1", "unk050_s1", "unk075_s1", "unk100_s1"];
const run = { kind: "run", run: "unk050_s1" };

type Made = { id: string; url: string };

async function share(body: object): Promise<Made> {
  const answer = await server.fetch("/shares", { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json() as Promise<Made>;
}

async function change(id: string, method: string, body?: object): Promise<void> {
  const answer = await server.fetch(`/shares/${id}`, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function load(links: Record<string, Made>): Promise<void> {
  console.log("| page | requests | errors | p50 ms | p95 ms | p99 ms | requests/s | bytes, gzip |");
  console.log("|---|---|---|---|---|---|---|---|");
  for (const [name, { url }] of Object.entries(links)) {
    await visitAtOnce(url, 20, 2);
    const started = performance.now();
    const { times, errors, bytes } = await visitAtOnce(url, viewers, visits);
    const rate = times.length / ((performance.now() - started) / 1000);
    const parts = [0.5, 0.95, 0.99].map((part) => percentile(times, part).toFixed(0)).join(" | ");
    console.log(
      `| ${name} | ${times.length} | ${errors} | ${parts} | ${rate.toFixed(0)} | ${bytes} |`,
    );
  }
  const { items } = (await (await server.fetch("/shares")).json()) as {
    items: { views: number }[];
  };
  console.log(`views counted: ${items.map(({ views }) => views).join(", ")}`);
}

/** Lighthouse's slow 4G (150 ms, 1.6 Mbit/s down, 750 kbit/s up) and a phone's processor, a quarter as fast. */
async function paint(links: Record<string, Made>): Promise<void> {
  const executablePath = findChromium() ?? undefined;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  console.log(
    "| page | first contentful paint, ms | largest, ms | shift | bytes to the load event |",
  );
  console.log("|---|---|---|---|---|");
  for (const [name, { url }] of Object.entries(links)) {
    const found: { first: number; largest: number; shift: number; bytes: number }[] = [];
    for (let nth = 0; nth < paints; nth++) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await cdp.send("Network.enable");
      await cdp.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: 150,
        downloadThroughput: (1.6 * 1024 * 1024) / 8,
        uploadThroughput: (750 * 1024) / 8,
      });
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      let bytes = 0;
      cdp.on("Network.loadingFinished", ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      await page.goto(url, { waitUntil: "networkidle" });
      const seen = await page.evaluate(readPaints);
      found.push({ ...seen, bytes });
      await context.close();
    }
    const of = (key: "first" | "largest" | "shift" | "bytes") =>
      median(found.map((one) => one[key]));
    console.log(
      `| ${name} | ${of("first").toFixed(0)} | ${of("largest").toFixed(0)} | ${of("shift").toFixed(3)} | ${of("bytes")} |`,
    );
  }
  await browser.close();
}

/** Runs in the page. */
function readPaints(): Promise<{ first: number; largest: number; shift: number }> {
  return new Promise((resolve) => {
    const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    let [largest, shift] = [0, 0];
    new PerformanceObserver((list) => {
      largest = list.getEntries().at(-1)?.startTime ?? largest;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve({ first, largest, shift }), 100);
  });
}

async function endNow(id: string): Promise<void> {
  const client = new Client({ connectionString: server.databaseUrl });
  await client.connect();
  await client.query(
    'UPDATE "share" SET "expiresAt" = now() - interval \'1 day\' WHERE "id" = $1',
    [id],
  );
  await client.end();
}

async function linkWithoutRun(): Promise<Made> {
  await server.fetch("/runs/soon-gone", { method: "PUT", body: JSON.stringify({}) });
  const link = await share({ target: { kind: "run", run: "soon-gone" } });
  const answer = await server.fetch("/runs/soon-gone", { method: "DELETE" });
  if (!answer.ok) throw new Error(await answer.text());
  return link;
}

/** Every dead link in turn, so that what slows the machine slows all of them. */
async function compareDead(): Promise<void> {
  const [revoked, expired, paused, living] = await Promise.all(
    ["revoked", "expired", "paused", "living"].map(() => share({ target: run, mode: "frozen" })),
  );
  if (!revoked || !expired || !paused || !living) throw new Error("no links");
  await change(revoked.id, "DELETE");
  await change(paused.id, "PATCH", { paused: true });
  await endNow(expired.id);
  const dead = {
    random: `${server.url}/s/${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url")}`,
    truncated: living.url.slice(0, -5),
    revoked: revoked.url,
    expired: expired.url,
    paused: paused.url,
    "live, its run deleted": (await linkWithoutRun()).url,
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = new Map(Object.keys(dead).map((name) => [name, [] as number[]]));
  for (let nth = 0; nth < deadTries + 20; nth++) {
    for (const [name, url] of Object.entries(dead)) {
      const { ms, status } = await timeVisit(url, agent);
      if (status !== 404) throw new Error(`${name} answers ${status}`);
      if (nth >= 20) times.get(name)?.push(ms);
    }
  }
  agent.destroy();
  console.log("| dead link | p50 ms | p95 ms |\n|---|---|---|");
  for (const [name, list] of times) {
    console.log(`| ${name} | ${median(list).toFixed(2)} | ${percentile(list, 0.95).toFixed(2)} |`);
  }
}

try {
  const links = {
    "live run": await share({ target: run }),
    "live run, a population of its own": await share({ target: run, view: { of: "HighlyKnown" } }),
    "frozen run": await share({ target: run, mode: "frozen" }),
    "live comparison of five": await share({ target: { kind: "comparison", runs: fiveShares } }),
    "frozen comparison of five": await share({
      target: { kind: "comparison", runs: fiveShares },
      mode: "frozen",
    }),
  };
  const only = process.argv[2];
  if (!only || only === "load") await load(links);
  if (!only || only === "paint") await paint(links);
  if (!only || only === "dead") await compareDead();
} finally {
  await server.stop();
}
