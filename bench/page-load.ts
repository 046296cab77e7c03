/**
 * The run page of the demo in a browser that has never been there, and again with what it kept: when the server's page
 * is drawn, when React listens to the picture's legend and to the margin, how long the processor was held, and the
 * bytes of scripts and of the page. Usage: npm run bench -- page-load [rounds, 9 by default], after npm run build.
 */
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { findChromium } from "../scripts/chromium.mjs";
import { median, startBenchServer } from "./server";
import { signIn } from "./sign-in";

const rounds = Number(process.argv[2] ?? 9);
const address = "/demo/runs/unk050_s1";
/** Controls of the server's page, whose clicks are lost until React listens. */
const controls = {
  legend: '[aria-pressed][class*="legend"], button[aria-pressed]',
  margin: 'input[type="range"]',
};

type Load = Record<string, number>;

/** Runs in the page from its first moment. */
function watch(selectors: Record<string, string>): void {
  const seen: Load = {};
  Object.assign(window, { seen });
  let held = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      held += duration;
      seen["longest task"] = Math.max(seen["longest task"] ?? 0, duration);
    }
    seen["tasks over 50 ms, together"] = held;
  }).observe({ type: "longtask", buffered: true });
  const look = () => {
    const now = performance.now();
    for (const [name, selector] of Object.entries(selectors)) {
      const element = document.querySelector(`main ${selector}`);
      if (element === null) continue;
      seen[`${name}: drawn`] ??= now;
      const isAlive = Object.keys(element).some((key) => key.startsWith("__react"));
      if (isAlive) seen[`${name}: React listens`] ??= now;
    }
    if (now < 15_000) setTimeout(look, 4);
  };
  look();
}

async function load(context: BrowserContext, url: string): Promise<Load> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "networkidle" });
  const found = await page.evaluate(() => {
    const { seen } = window as unknown as { seen: Load };
    const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const scripts = resources.filter(({ name }) => new URL(name).pathname.endsWith(".js"));
    const [own] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return {
      "first byte": own?.responseStart ?? 0,
      "last byte": own?.responseEnd ?? 0,
      "first paint": performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
      ...seen,
      "kB of scripts":
        scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000,
      "kB of the page": (own?.encodedBodySize ?? 0) / 1000,
    };
  });
  await page.close();
  return found;
}

async function visit(
  browser: Browser,
  state: Awaited<ReturnType<BrowserContext["storageState"]>>,
  url: string,
) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    storageState: state,
  });
  await context.addInitScript(watch, controls);
  const loads = { first: await load(context, url), again: await load(context, url) };
  await context.close();
  return loads;
}

const server = await startBenchServer(Number(process.env.BENCH_PORT ?? 3994), "demo");
const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ["--no-sandbox"],
});
try {
  const page = await browser.newPage();
  await signIn(page, server);
  const state = await page.context().storageState();
  await visit(browser, state, server.url + address);
  const visits: { first: Load; again: Load }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    visits.push(await visit(browser, state, server.url + address));
  }
  console.log("| | first visit, ms | again, ms |\n|---|---|---|");
  for (const key of Object.keys(visits[0]?.first ?? {})) {
    const of = (which: "first" | "again") => median(visits.map((one) => one[which][key] ?? 0));
    console.log(`| ${key} | ${of("first").toFixed(0)} | ${of("again").toFixed(0)} |`);
  }
} finally {
  await browser.close();
  await server.stop();
}
