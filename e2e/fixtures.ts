import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { ownerStatePath } from "./owner";

type RunOptions = Parameters<AxeBuilder["options"]>[0];

type Fixtures = {
  /** Fails the journey when the page logged an error or threw one. Allow what a journey provokes. */
  pageProblems: { allow(pattern: RegExp): void };
  /** An empty project of the journey's own: what it writes is in no other journey's list. */
  own: { project: string; api: string };
  /** Finds no accessibility violation on the page as it is now. */
  expectAccessible: (page?: Page) => Promise<void>;
  /** The same in both themes, the page being the same: in the dark, what colours can break. */
  expectAccessibleInBothThemes: () => Promise<void>;
};

// Targets of 24 px are of WCAG 2.2, which axe asks for only when it is told to.
const everyRule = { rules: { "target-size": { enabled: true } } };
const rulesOfColour = {
  runOnly: { type: "rule" as const, values: ["color-contrast", "link-in-text-block"] },
};

async function expectNoViolation(page: Page, rules: RunOptions): Promise<void> {
  // What passes is neither described nor, for frames of other sites, sent to a second page: most of axe's time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ ...rules, resultTypes: ["violations"] })
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" ")}`);
  expect(found).toEqual([]);
}

export const test = base.extend<Fixtures>({
  // Journeys start as the owner; `test.use({ storageState: guest })` starts as nobody.
  storageState: ownerStatePath(),
  pageProblems: [
    async ({ page }, use) => {
      const allowed: RegExp[] = [];
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("console", (message) => {
        if (message.type() !== "error") return;
        problems.push(`${message.text()} ${message.location().url}`);
      });
      await use({ allow: (pattern) => allowed.push(pattern) });
      const unexpected = problems.filter((text) => !allowed.some((pattern) => pattern.test(text)));
      expect(unexpected, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  own: async ({ page }, use) => {
    const project = `journey-${randomBytes(4).toString("hex")}`;
    const api = `/api/v1/projects/${project}`;
    const made = await page.request.put(api, { data: { name: "Journey" } });
    expect(made.ok(), await made.text()).toBe(true);
    await use({ project, api });
  },
  expectAccessible: async ({ page }, use) => {
    await use((target = page) => expectNoViolation(target, everyRule));
  },
  expectAccessibleInBothThemes: async ({ page }, use) => {
    await use(async () => {
      await page.emulateMedia({ colorScheme: "light" });
      await expect(page.locator("html")).not.toHaveClass(/dark/);
      await expectNoViolation(page, everyRule);
      await page.emulateMedia({ colorScheme: "dark" });
      await expect(page.locator("html")).toHaveClass(/dark/);
      await expectNoViolation(page, rulesOfColour);
    });
  },
});

/** What the server drew is seen before React listens to it: a press in between is lost. */
export async function untilAlive(target: Locator): Promise<void> {
  const isAlive = () =>
    target.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__react")));
  await expect.poll(isAlive).toBe(true);
}

/** Moves the pointer until the cards below the first screen of a run's page have come: they wait for somebody. */
export async function stir(page: Page): Promise<void> {
  const places = page.getByRole("main").locator(".rounded-xl[class*=animate-pulse]");
  let moves = 0;
  const isThere = async () => {
    moves += 1;
    await page.mouse.move(1 + (moves % 2), 1);
    return (await places.count()) === 0;
  };
  await expect.poll(isThere, { timeout: 30_000 }).toBe(true);
}

export const guest = { cookies: [], origins: [] };

export { expect };
