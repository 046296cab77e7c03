import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { newGuest } from "./guest";

async function makeLink(page: Page, title: string): Promise<string> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const address = await dialog.locator("code").first().textContent();
  await dialog.getByRole("button", { name: "Done" }).click();
  return address ?? "";
}

test("a whole run is shared with the cards of its page, without what a guest may not do, and the list tells it from a chart", async ({
  page,
  browser,
  expectAccessible,
}) => {
  test.slow();
  const name = Date.now().toString(36);
  await page.goto("/demo/runs/unk050_s1?margin=3");
  await page.getByRole("button", { name: "Share" }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("The whole run")).toBeChecked();
  const whole = await makeLink(page, `Whole ${name}`);
  const exhibit = page.getByRole("region", { name: "Train and dev accuracy over fine-tuning" });
  await exhibit.getByRole("button", { name: "Share" }).click();
  await expect(dialog.getByLabel("This chart")).toBeChecked();
  const chart = await makeLink(page, `Chart ${name}`);

  const visitor = await newGuest(browser);
  const main = visitor.page.getByRole("main");
  await visitor.page.goto(whole);
  const cards = main.getByRole("region").getByRole("heading", { level: 2 });
  await expect(cards).toHaveText([
    "Train and dev accuracy over fine-tuning",
    "How much old knowledge may new knowledge cost?",
    "Dev accuracy by knowledge category",
    "Facts gained and lost at each checkpoint",
    /^Where it hurts/,
    /.+/,
    /.+/,
    /train_loss/,
  ]);
  // At 3 points the furthest is epoch 4, with 106 of 600 new facts (design/README.md).
  const decision = main.getByRole("region", { name: "How much old knowledge" });
  await expect(decision).toContainText("Acceptable loss 3.0 points");
  await expect(decision).toContainText("epoch 4");
  await expect(decision).toContainText("106 of 600");
  await expect(main.getByRole("slider").first()).toBeVisible();
  await expect(main.getByRole("button", { name: "Use this checkpoint" })).toHaveCount(0);
  expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(visitor.page);
  const told = (await visitor.answers()).map(({ text }) => text).join(" ");
  for (const word of ["AdamW", "weight_decay", "predictions.jsonl", "Where was "])
    expect(told, word).not.toContain(word);

  await visitor.page.goto(chart);
  await expect(cards).toHaveText(["Train and dev accuracy over fine-tuning"]);
  expect(visitor.problems).toEqual([]);
  await visitor.context.close();

  await page.goto("/demo/shares");
  await expect(page.getByRole("row", { name: `Whole ${name}` })).toContainText("whole run");
  await expect(page.getByRole("row", { name: `Chart ${name}` })).toContainText("main chart");
});
