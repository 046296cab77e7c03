/**
 * The run list with 10,000 runs in a browser: time from the click that leads to it to drawn rows, frames and long
 * tasks while it is scrolled, rows in the page. Usage: tsx bench/list-scroll.ts, after npm run build.
 */
import { chromium, type Page } from "@playwright/test";
import { findChromium } from "../scripts/chromium.mjs";
import { makeRuns } from "./run-rows";
import { median, startBenchServer } from "./server";
import { signIn } from "./sign-in";

const runs = Number(process.env.RUNS ?? 10_000);
const rounds = 7;

const drawn = "table tr[data-index] a";

/** From the click on "Runs" to the frame in which the rows stand, from another page of the project. */
async function timeClick(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/bench/datasets`, { waitUntil: "networkidle" });
  await page.evaluate(() => {
    addEventListener("click", () => void performance.mark("clicked"), {
      once: true,
      capture: true,
    });
  });
  await page.getByRole("link", { name: "Runs", exact: true }).click();
  const drawnMs = await page.waitForFunction(
    (selector) => {
      const clicked = performance.getEntriesByName("clicked").at(-1);
      return clicked && document.querySelector(selector) && performance.now() - clicked.startTime;
    },
    drawn,
    { polling: "raf" },
  );
  return Number(await drawnMs.jsonValue());
}

/** Runs in the browser: frames and long tasks while the list is scrolled by so many pixels a frame. */
async function framesOf(element: HTMLElement | SVGElement, pixels: number) {
  const long: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) long.push(duration);
  });
  observer.observe({ type: "longtask" });
  const gaps: number[] = [];
  let before = performance.now();
  for (let frame = 0; frame < 300; frame++) {
    element.scrollTop += pixels;
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    gaps.push(now - before);
    before = now;
  }
  observer.disconnect();
  return { gaps: gaps.slice(1).sort((a, b) => a - b), long };
}

async function scroll(page: Page): Promise<void> {
  const list = page.getByRole("region", { name: "Runs" });
  console.log(
    "\n| pixels a frame | median ms a frame | 95th percentile | longest | tasks over 50 ms |",
  );
  console.log("|---|---|---|---|---|");
  for (const pixels of [40, 120, 400]) {
    const { gaps, long } = await list.evaluate(framesOf, pixels);
    const at = (share: number) => (gaps[Math.floor(share * (gaps.length - 1))] ?? 0).toFixed(1);
    const tasks = long.map((ms) => ms.toFixed(0)).join(", ") || "none";
    console.log(`| ${pixels} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${tasks} |`);
  }
}

/** To the last run by dragging the scrollbar to the end again and again. */
async function toTheEnd(page: Page): Promise<void> {
  const list = page.getByRole("region", { name: "Runs" });
  const started = performance.now();
  const last = page.getByText(`${runs.toLocaleString("en-US")} runs`, { exact: true });
  while (!(await last.isVisible())) {
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.waitForTimeout(20);
  }
  const ms = performance.now() - started;
  const rows = await page.locator("table tr[data-index]").count();
  console.log(`\nAll ${runs} runs read in ${(ms / 1000).toFixed(1)} s; ${rows} rows in the page.`);
  const { gaps, long } = await list.evaluate(framesOf, -400);
  const tasks = long.map((duration) => duration.toFixed(0)).join(", ") || "none";
  console.log(
    `Back up, 400 pixels a frame: longest ${gaps.at(-1)?.toFixed(1)} ms, tasks over 50 ms: ${tasks}.`,
  );
}

const server = await startBenchServer(3992);
try {
  await makeRuns(server, "bench", runs);
  const executablePath = findChromium() ?? undefined;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await signIn(page, server);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timeClick(page, server.url));
  console.log(
    `From the click to drawn rows: ${median(times).toFixed(0)} ms (median of ${rounds}).`,
  );
  await scroll(page);
  await toTheEnd(page);
  await browser.close();
} finally {
  await server.stop();
}
