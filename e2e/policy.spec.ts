import { globSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { newGuest } from "./guest";

/** Pages of the demo by the folder that each stands in. */
const addresses: Record<string, string> = {
  "/": "/",
  "/docs/api": "/docs/api",
  "/docs/api/[part]": "/docs/api/runs",
  "/[project]": "/demo",
  "/[project]/compare": "/demo/compare?run=unk000_s1&run=unk050_s1",
  "/[project]/datasets/[dataset]": "/demo/datasets/tiny-world",
  "/[project]/runs/[run]": "/demo/runs/unk050_s1",
  "/[project]/runs/[run]/examples": "/demo/runs/unk050_s1/examples",
  "/mlflow/[project]": "/mlflow/demo",
  "/sign-in/link": "/sign-in/link?token=none",
};

/** Opened below as a guest, or as whoever holds what they need. */
const elsewhere = /^\/(s|embed)\/|\[(token|invitation)\]/;

function pagesOnDisk(): string[] {
  return globSync("**/page.tsx", { cwd: "app" }).map((file) => {
    const parts = path.dirname(file).split(path.sep);
    return `/${parts.filter((part) => part !== "." && !part.startsWith("(")).join("/")}`;
  });
}

/** Lists what the page's policy kept from loading or running, as the browser tells it. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { onsetViolations: seen });
    document.addEventListener("securitypolicyviolation", (event) => {
      seen.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}`);
    });
  });
  return () =>
    page.evaluate(() => (window as unknown as { onsetViolations: string[] }).onsetViolations);
}

function scriptPolicy(header: string | undefined): string {
  return header?.split("; ").find((part) => part.startsWith("script-src")) ?? "none";
}

/** The demo has no report: each journey makes its own. */
async function madeReport(page: Page): Promise<string> {
  const data = { title: "Policy", blocks: [{ kind: "text", text: "Words" }] };
  const made = await page.request.post("/api/v1/projects/demo/reports", { data });
  return `/demo/reports/${(await made.json()).id}`;
}

const pages = pagesOnDisk().filter((address) => !elsewhere.test(address));

for (const address of pages) {
  test(`the policy of ${address} names its scripts and stops nothing of the page's own`, async ({
    page,
  }) => {
    const violations = await watchPolicy(page);
    const own = address.includes("[report]") ? await madeReport(page) : addresses[address];
    const url = own ?? address.replace("[project]", "demo");
    expect(url, `an address for ${address}`).not.toContain("[");
    const answer = await page.goto(url);
    const headers = answer?.headers() ?? {};
    const policy = scriptPolicy(headers["content-security-policy"]);
    expect(policy).toMatch(/'nonce-[\w+/=]{20,}' 'strict-dynamic'/);
    expect(policy).not.toContain("unsafe");
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toContain("camera=()");
    await page.waitForLoadState("networkidle", { timeout: 3000 }).catch(() => {});
    expect(await violations()).toEqual([]);
  });
}

test("the theme is set before the page is painted, by a script that the policy names", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/demo/runs", { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveClass(/dark/);
});

test("a script that somebody got into a page does not run", async ({ page, pageProblems }) => {
  pageProblems.allow(/Content Security Policy/);
  await page.goto("/demo/runs");
  const stopped = await page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) =>
          resolve(event.violatedDirective),
        );
        const holder = document.createElement("div");
        holder.innerHTML = '<img src="x:" onerror="window.onsetInjected = true">';
        document.body.append(holder);
      }),
  );
  expect(stopped).toBe("script-src-attr");
  expect(await page.evaluate(() => "onsetInjected" in window)).toBe(false);
});

test("shared pages and embeds run their own scripts and no others", async ({ page, browser }) => {
  const target = { kind: "run", run: "unk050_s1" };
  const made = await page.request.post("/api/v1/projects/demo/shares", {
    data: { target, allow: { embed: true } },
  });
  const { url, embedUrl } = (await made.json()) as { url: string; embedUrl: string };
  const guest = await newGuest(browser, { width: 1440 });
  const violations = await watchPolicy(guest.page);
  for (const [address, ancestors] of [
    [url, "'none'"],
    [embedUrl, "*"],
    [`${url.slice(0, -4)}dead`, "'none'"],
  ] as const) {
    const answer = await guest.page.goto(address);
    const header = answer?.headers()["content-security-policy"];
    expect(scriptPolicy(header)).toMatch(/'(nonce|sha256)-/);
    expect(scriptPolicy(header)).not.toContain("unsafe");
    expect(header).toContain(`frame-ancestors ${ancestors}`);
    expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
    await guest.page.waitForLoadState("networkidle", { timeout: 3000 }).catch(() => {});
    expect(await violations()).toEqual([]);
  }
  await guest.context.close();
});

test("what is no page loads and runs nothing, and is framed by nobody", async ({ request }) => {
  const answer = await request.get("/api/v1/openapi.json");
  expect(answer.headers()["content-security-policy"]).toBe(
    "default-src 'none'; frame-ancestors 'none'",
  );
  expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
});
