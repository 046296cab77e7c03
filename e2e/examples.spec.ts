import type { Page } from "@playwright/test";
import { expect, test, untilAlive } from "./fixtures";

const forgotten =
  "/demo/runs/unk050_s1/examples?split=dev&category=Known&transition=lost-since-best";

const listOf = (page: Page) => page.getByRole("region", { name: "Examples" });
const rowsOf = (page: Page) => listOf(page).locator("tbody tr");

test("three clicks from the run list lead to the Known facts forgotten since the best, and their wrong answers", async ({
  page,
}) => {
  await page.goto("/demo/runs");
  await page.getByRole("link", { name: "unk050_s1", exact: true }).click();
  const card = page.getByRole("region", { name: "Examples", exact: true });
  await expect(card.getByRole("radio", { name: "Forgotten since best · 262" })).toBeChecked();
  await card.getByRole("link", { name: "Open all 262 in the explorer" }).click();
  await expect(page).toHaveURL(/transition=lost-since-best/);
  await expect(page.getByText("262 examples")).toBeVisible();
  const first = rowsOf(page).first();
  await expect(first).toContainText("Where was Balzolminlol born?");
  await expect(first).toContainText("Numinsi");
  await expect(first).toContainText("Wrong: Lendisal");
  await first.getByRole("button").click();
  const opened = page.getByRole("dialog", { name: "Where was Balzolminlol born?" });
  await expect(opened).toContainText("Numinsi");
  await expect(opened.getByRole("row", { name: /Epoch 6 wrong/ })).toContainText("changed");
});

test("an address with filters shows the same rows to a colleague", async ({ page }) => {
  await page.goto("/demo/runs/unk050_s1/examples");
  await page.getByLabel("Knowledge category").selectOption("Known");
  await page.getByLabel("History").selectOption("Forgotten since best");
  await expect(page.getByText("262 examples")).toBeVisible();
  await page.getByLabel("Attribute").selectOption("relation");
  await page.getByLabel("Value of relation").selectOption("P26");
  await expect(page.getByText("28 examples")).toBeVisible();
  await page.getByRole("searchbox").fill("married");
  await expect(page).toHaveURL(/q=married/);
  await expect(rowsOf(page).first()).toBeVisible();
  const rows = await rowsOf(page).allTextContents();
  const colleague = await page.context().newPage();
  await colleague.goto(page.url());
  await expect.poll(() => rowsOf(colleague).allTextContents()).toEqual(rows);
  await colleague.close();
});

test("the list walks by keyboard: arrows, end, enter, escape", async ({ page }) => {
  await page.goto(forgotten);
  const open = rowsOf(page).first().getByRole("button");
  await untilAlive(open);
  await open.focus();
  await page.keyboard.press("ArrowDown");
  await expect(rowsOf(page).nth(1).getByRole("button")).toBeFocused();
  await page.keyboard.press("End");
  const last = listOf(page).locator('tr[data-index="261"]').getByRole("button");
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  const question = (await last.textContent()) ?? "";
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/example=f\d+/);
  await expect(page.getByRole("dialog", { name: question })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page).not.toHaveURL(/example=/);
  await expect(last).toBeFocused();
});

test("an opened example shows answers, draws and every prediction, and going back closes it", async ({
  page,
  expectAccessible,
}) => {
  await page.goto(forgotten);
  await rowsOf(page).first().getByRole("button").click();
  const opened = page.getByRole("dialog");
  await expect(opened).toContainText("Accepted answers");
  await expect(opened).toContainText("HighlyKnown");
  await expect(opened).toContainText("not in the training set of this run");
  await expect(opened.getByText("Greedy, one a prompt: 6 of 6 correct")).toBeVisible();
  await expect(opened.getByRole("row")).toHaveCount(32);
  await expectAccessible();
  await page.goBack();
  await expect(opened).toBeHidden();
  await page.goForward();
  await expect(opened).toBeVisible();
});

test("an example that is not there says so", async ({ page, pageProblems }) => {
  pageProblems.allow(/404/);
  await page.goto(`${forgotten}&example=nobody`);
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("There is nothing here");
});

test("a filter without a match says so and leads back", async ({ page }) => {
  await page.goto("/demo/runs/unk050_s1/examples?q=nothing+reads+like+this");
  await expect(page.getByText("No example matches")).toBeVisible();
  await page.getByRole("button", { name: "Show all examples" }).click();
  await expect(rowsOf(page).first()).toBeVisible();
});

test("the explorer is accessible in light and dark", async ({
  page,
  expectAccessibleInBothThemes,
}) => {
  await page.goto(forgotten);
  await expect(rowsOf(page).first()).toContainText("Balzolminlol");
  await expectAccessibleInBothThemes();
});

test("fits a phone: nothing scrolls sideways, an example fills the screen", async ({
  page,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(forgotten);
  await expect(rowsOf(page).first()).toContainText("Wrong: Lendisal");
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await expectAccessible();
  await rowsOf(page).first().getByRole("button").click();
  await expect(page.getByRole("dialog")).toContainText("Accepted answers");
  expect(await overflow()).toBeLessThanOrEqual(0);
});
