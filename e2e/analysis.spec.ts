import { expect, stir, test } from "./fixtures";

const run = "/demo/runs/unk050_s1";

test("a bar of the flow opens the examples that it counts", async ({ page }) => {
  await page.goto(run);
  await stir(page);
  const title = "Facts gained and lost at each checkpoint";
  await page.getByRole("heading", { name: title }).scrollIntoViewIfNeeded();
  const flow = page.getByRole("group", { name: title });
  const bar = flow.getByRole("button", { name: /^Epoch 6, \d+ lost/ });
  const [, lost] = /(\d+) lost/.exec((await bar.getAttribute("aria-label")) ?? "") ?? [];
  await bar.click();
  await expect(page).toHaveURL(/lostAt=228/);
  await expect(page.getByText(`${lost} examples`)).toBeVisible();
  await page.getByRole("button", { name: "Remove the filter Lost at epoch 6" }).click();
  await expect(page.getByText("800 examples")).toBeVisible();
});

test("leaks are shown against the model before fine-tuning and explain themselves; slices say what differs, sort, and open their examples", async ({
  page,
}) => {
  await page.goto(run);
  await stir(page);
  const name = "Wrong answers taken from new facts";
  const leaks = page.getByRole("region", { name: new RegExp(name) });
  await expect(leaks).toContainText("216 of 370 wrong answers");
  await expect(leaks).toContainText("58 of 160 wrong answers");
  await leaks.getByRole("button", { name: `How "${name}" is computed` }).click();
  await expect(page.getByRole("dialog", { name })).toContainText("Unknown facts taught");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name })).toBeHidden();

  const card = page.getByRole("region", { name: "Where it hurts: slices by relation" }).first();
  await expect(card).toContainText("epoch 2 (best) against epoch 30 (last), paired");
  const rows = card.locator("tbody tr");
  await expect(rows.first()).toContainText("P26 spouse");
  await expect(rows.first()).toContainText("−39.7");
  await card.getByRole("button", { name: "n", exact: true }).click();
  await expect(card.getByRole("columnheader", { name: /^n/ })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await card.getByRole("link", { name: "P26 spouse" }).click();
  await expect(page).toHaveURL(/by=relation&slice=P26/);
  await expect(page.getByText("63 examples")).toBeVisible();
});

test("slices by another attribute stand in the address", async ({ page }) => {
  await page.goto(run);
  await stir(page);
  await page.getByLabel("Attribute to slice by").selectOption("ood");
  await expect(page).toHaveURL(/by=ood/);
  await page.reload();
  await stir(page);
  await expect(page.getByRole("heading", { name: "Where it hurts: slices by ood" })).toBeVisible();
});

test("where there are rates alone, there is no example to open", async ({ page }) => {
  await page.goto("/demo/runs/gekhman-2024-exhibit-1/examples");
  await expect(page.getByText("There is no example to show")).toBeVisible();
});

test("the evidence on the run page is accessible in light and dark", async ({
  page,
  expectAccessibleInBothThemes,
}) => {
  test.slow();
  await page.goto(run);
  await stir(page);
  await expect(page.getByText("216 of 370 wrong answers")).toBeVisible();
  await expect(page.getByText("Lendisal").first()).toBeVisible();
  await expectAccessibleInBothThemes();
});
