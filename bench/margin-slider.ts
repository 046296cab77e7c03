/**
 * The acceptable loss of a run page moved in a browser: from the input to the frame that shows it, by keys and by
 * dragging. Usage: tsx bench/margin-slider.ts, after npm run build.
 */
import { chromium, type Page } from "@playwright/test";
import { findChromium } from "../scripts/chromium.mjs";
import { median, startBenchServer } from "./server";
import { signIn } from "./sign-in";

const moves = 120;

declare global {
  interface Window {
    paints: number[];
  }
}

/** Runs in the browser: notes for every input of the slider how long the next painted frame took to come. */
function watchInputs() {
  window.paints = [];
  const channel = new MessageChannel();
  const waiting: number[] = [];
  // A message sent in a frame arrives once that frame is painted.
  channel.port1.onmessage = () => {
    const now = performance.now();
    for (const at of waiting.splice(0)) window.paints.push(now - at);
  };
  // No named function in here: what compiles this script adds a helper to those, which the browser does not have.
  document.addEventListener(
    "input",
    (event) => {
      if (!(event.target instanceof HTMLInputElement && event.target.type === "range")) return;
      waiting.push(event.timeStamp);
      requestAnimationFrame(() => channel.port2.postMessage(null));
    },
    { capture: true },
  );
}

async function byKeys(page: Page): Promise<void> {
  const slider = page.getByRole("slider", { name: "Acceptable loss" });
  await slider.focus();
  for (let move = 0; move < moves; move++) {
    await page.keyboard.press(move % 60 < 30 ? "ArrowRight" : "ArrowLeft");
    await page.waitForTimeout(30);
  }
}

async function byDragging(page: Page): Promise<void> {
  const slider = page.getByRole("slider", { name: "Acceptable loss" });
  const box = await slider.boundingBox();
  if (box === null) throw new Error("the slider is not drawn");
  const at = (share: number) => [box.x + share * box.width, box.y + box.height / 2] as const;
  await page.mouse.move(...at(0.33));
  await page.mouse.down();
  for (let move = 0; move < moves; move++) {
    await page.mouse.move(...at(0.33 + 0.3 * Math.sin(move / 6)));
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
}

async function measure(page: Page, name: string, move: (page: Page) => Promise<void>) {
  await page.evaluate(() => {
    window.paints = [];
  });
  await move(page);
  const paints = (await page.evaluate(() => window.paints)).sort((a, b) => a - b);
  const p95 = paints[Math.floor(0.95 * (paints.length - 1))] ?? Number.NaN;
  const figures = [median(paints), p95, paints.at(-1) ?? Number.NaN].map((ms) => ms.toFixed(1));
  console.log(`| ${name} | ${paints.length} | ${figures.join(" | ")} |`);
}

const server = await startBenchServer(3993, "demo");
try {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: ["--no-sandbox"],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await signIn(page, server);
  await page.goto(`${server.url}/demo/runs/unk050_s1`, { waitUntil: "networkidle" });
  await page.evaluate(watchInputs);
  console.log("| moved | inputs | median ms to paint | 95th percentile | longest |");
  console.log("|---|---|---|---|---|");
  await measure(page, "by keys", byKeys);
  await measure(page, "by dragging", byDragging);
  await browser.close();
} finally {
  await server.stop();
}
