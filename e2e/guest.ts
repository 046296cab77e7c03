import type { Browser, BrowserContext, Page } from "@playwright/test";
import { guest } from "./fixtures";

export type Answer = { url: string; kind: string; text: string };

export type Guest = {
  context: BrowserContext;
  page: Page;
  /** What its console said, and what it asked of other servers. */
  problems: string[];
  /** Every answer but scripts, as text; read when called. */
  answers: () => Promise<Answer[]>;
};

const code = ["script", "stylesheet", "font"];

/** A browser without a screen calls itself headless, and is counted as no visit. */
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** Somebody with a browser of their own: no cookie, no account. */
export async function newGuest(
  browser: Browser,
  options: { width?: number; colorScheme?: "light" | "dark" } = {},
): Promise<Guest> {
  const { width = 390, colorScheme = "light" } = options;
  const viewport = { width, height: 844 };
  const context = await browser.newContext({
    ...{ storageState: guest, viewport, colorScheme, userAgent },
  });
  const page = await context.newPage();
  const problems: string[] = [];
  const pending: Promise<Answer | null>[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("response", (response) => {
    const kind = response.request().resourceType();
    if (code.includes(kind)) return;
    const headers = JSON.stringify(response.headers());
    const answer = response.body().then(
      (body) => ({ url: response.url(), kind, text: headers + body.toString("latin1") }),
      () => ({ url: response.url(), kind, text: headers }),
    );
    pending.push(answer);
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:$/.test(protocol) && !["localhost", "127.0.0.1"].includes(hostname)) {
      problems.push(`a request to another server: ${request.url()}`);
    }
  });
  const answers = async () => (await Promise.all(pending)).filter((one) => one !== null);
  return { context, page, problems, answers };
}
