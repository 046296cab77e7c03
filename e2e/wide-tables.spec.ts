import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const runs = ["unk000_s1", "unk050_ablated_s1", "unk025_s1", "unk050_s1", "unk075_s1", "unk100_s1"];
const comparison = `/demo/compare?${runs.map((run) => `run=${run}`).join("&")}`;

const hintOf = (region: Locator) =>
  region.evaluate((node) => {
    const { visibility, height } = getComputedStyle(node, "::after");
    return visibility === "visible" && Number.parseFloat(height) > 0;
  });

/** The style of browsers that cannot follow scrolling, in one that can. */
async function withoutTimelines(page: Page) {
  const rules = await page.evaluate(() =>
    [...document.styleSheets].flatMap((sheet) =>
      [...sheet.cssRules]
        .flatMap((rule) =>
          "cssRules" in rule ? [rule, ...(rule.cssRules as CSSRuleList)] : [rule],
        )
        .filter((rule) => rule instanceof CSSSupportsRule)
        .filter(({ conditionText }) => conditionText.includes("animation-timeline"))
        .flatMap((rule) => [...rule.cssRules].map(({ cssText }) => cssText)),
    ),
  );
  expect(rules.length).toBeGreaterThan(0);
  const nothing = ".scrolls-sideways::after { animation: none !important; }";
  await page.addStyleTag({ content: [...rules, nothing].join("\n") });
}

test("a table that goes on to the right says so in sight, until its end is reached", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(comparison);
  const table = page.getByRole("region", { name: "What to choose, a line a run" });
  await expect(table).toBeVisible();
  await expect.poll(() => hintOf(table)).toBe(true);
  // It stands at the lower edge, also where the rows go on below.
  const bottom = await table.evaluate((node) => getComputedStyle(node, "::after").bottom);
  expect(bottom).toBe("0px");
  await table.evaluate((node) => node.scrollTo({ left: node.scrollWidth }));
  await expect.poll(() => hintOf(table)).toBe(false);
  await page.setViewportSize({ width: 1900, height: 900 });
  await expect.poll(() => hintOf(table)).toBe(false);
});

test("where a browser cannot follow scrolling, a shade at the edge says it", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(comparison);
  const table = page.getByRole("region", { name: "What to choose, a line a run" });
  await expect(table).toBeVisible();
  await withoutTimelines(page);
  await page.addStyleTag({ content: ".scrolls-sideways > * { visibility: hidden }" });
  const edge = async () => {
    const box = await table.boundingBox();
    if (box === null) throw new Error("the table is not drawn");
    const clip = { x: box.x + box.width - 16, y: box.y + 40, width: 12, height: 40 };
    return (await page.screenshot({ clip })).toString("base64");
  };
  const shaded = await edge();
  await table.evaluate((node) => node.scrollTo({ left: node.scrollWidth }));
  const plain = await edge();
  expect(plain).not.toBe(shaded);
  await page.setViewportSize({ width: 1900, height: 900 });
  await expect.poll(edge).toBe(plain);
});
