/**
 * The run page of the demo in a browser that has never been there, and again with what it kept: when the server's page
 * is drawn, when React listens to the picture's legend and to the margin, how long the processor was held, how far
 * things moved, and the bytes of scripts and of the page. Usage: npm run bench -- page-load [rounds, 9 by default], after npm run build.
 */
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { findChromium } from "../scripts/chromium.mjs";
import { median, startBenchServer } from "./server";
import { signIn } from "./sign-in";

const rounds = Number(process.argv[2] ?? 9);
const address = "/demo/runs/unk050_s1";
/** Controls of the server's page, whose clicks are lost until React listens. */
const controls = {
  legend: "main button[aria-pressed]",
  margin: 'main input[type="range"]',
};

type Load = Record<string, number>;

/** Runs in the page from its first moment; without a named function, to which tsx adds a helper that no page has. */
function watch(selectors: Record<string, string>): void {
  const seen: Load = { "longest task": 0, "tasks over 50 ms, together": 0, "shift, 1/1000": 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      seen["longest task"] = Math.max(seen["longest task"] ?? 0, duration);
      seen["tasks over 50 ms, together"] = (seen["tasks over 50 ms, together"] ?? 0) + duration;
    }
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value } = entry as unknown as { value: number };
      seen["shift, 1/1000"] = (seen["shift, 1/1000"] ?? 0) + 1000 * value;
    }
  }).observe({ type: "layout-shift", buffered: true });
  setInterval(() => {
    const now = performance.now();
    for (const [name, selector] of Object.entries(selectors)) {
      const element = document.querySelector(selector);
      if (element === null) continue;
      seen[`${name}: drawn`] ??= now;
      if (Object.keys(element).some((key) => key.startsWith("__react")))
        seen[`${name}: React listens`] ??= now;
    }
  }, 4);
}

async function load(context: BrowserContext, url: string): Promise<Load> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "networkidle" });
  await page.waitForFunction(
    () => "margin: React listens" in (window as unknown as { seen: Load }).seen,
  );
  const found = await page.evaluate(() => {
    const { seen } = window as unknown as { seen: Load };
    const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const scripts = resources.filter(({ name }) => new URL(name).pathname.endsWith(".js"));
    const [own] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const listens = Math.max(
      ...Object.keys(seen).map((key) => (key.endsWith("listens") ? (seen[key] ?? 0) : 0)),
    );
    return {
      "first byte": own?.responseStart ?? 0,
      "last byte": own?.responseEnd ?? 0,
      "first paint": performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
      ...seen,
      "kB of scripts until it listens":
        scripts.reduce(
          (sum, script) => sum + (script.startTime < listens ? script.encodedBodySize : 0),
          0,
        ) / 1000,
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
