import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { setRole } from "./owner";

const rows = "table tr[data-index]";
const filterField = { name: "Filter by an expression" };

/** Opens a list and waits until it answers: the cards of a phone go when the window turns out to be none. */
async function openList(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('ul[aria-label="Runs"]')).toHaveCount(0);
}

async function putRuns(page: Page, api: string, runs: readonly string[]): Promise<void> {
  for (const name of runs) {
    const made = await page.request.put(`${api}/runs/${name}`, { data: { name } });
    expect(made.ok(), await made.text()).toBe(true);
  }
}

test("a filter offers this project's fields, keeps the runs that fit, and shows a mistake once it is written", async ({
  page,
  expectAccessible,
}) => {
  test.slow();
  await openList(page, "/demo/runs");
  const field = page.getByRole("combobox", filterField);
  await field.focus();
  const table = page.locator("table");
  const before = await table.boundingBox();
  await expect(field).toHaveAttribute("placeholder", / < .+ and best > 0\.\d+$/);
  const offered = page.getByRole("listbox", { name: "Suggestions" });
  await expect(offered.getByRole("option", { name: /^best 0\.\d+ to 0\.\d+/ })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /^\d+ suggestions$/ })).toHaveCount(1);
  await expectAccessible();
  const mistake = page.getByRole("alert").filter({ hasText: "At character" });
  await field.fill("lr << 2e-5");
  await field.press("Enter");
  await expect(mistake).toContainText("^");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator(rows)).toHaveCount(13);
  expect(await table.boundingBox()).toEqual(before);
  await field.fill("a".repeat(10_000));
  await expect(mistake).toBeHidden();
  await field.blur();
  await expect(mistake).toContainText("a filter has at most 2000 characters; this has 10000");
  await field.fill("lrr < 1");
  await field.press("Enter");
  await expect(mistake).toContainText('no run has "lrr"; did you mean lr');
  await expect(page.locator(rows)).toHaveCount(13);
  await field.fill("l");
  await page.getByRole("option", { name: /^lr/ }).click();
  await expect(field).toHaveValue("lr ");
  await field.press("ArrowDown");
  await field.press("Tab");
  await expect(field).toHaveValue("lr < ");
  await field.pressSequentially("2e-5");
  await field.press("Enter");
  await expect(page).toHaveURL(/filter=lr/);
  // prisma/demo: learning rates 1e-5 (two runs) and 5e-6 (one); all others are 4e-5 and more.
  await expect(page.locator(rows)).toHaveCount(3);
  await expect(mistake).toBeHidden();
  await page.getByLabel("Sort by").selectOption("-best");
  await expect(page.locator(rows).first()).toContainText("unk010_lowlr_s3");
  await field.fill("lr < 2e-5 andd");
  await field.press("Enter");
  await expect(mistake).toContainText('before "andd" at character 11; did you mean "and"?');
});

test("columns that were chosen come again with the link", async ({ page }) => {
  await openList(page, "/demo/runs");
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByLabel("Find a field, setting or metric").fill("lr");
  await page.getByRole("button", { name: "Show lr", exact: true }).click();
  await page.getByRole("button", { name: "Hide Base model" }).click();
  for (let step = 0; step < 7; step++)
    await page.getByRole("button", { name: "Move lr up" }).click();
  await page.keyboard.press("Escape");
  await page.reload();
  const heads = page.getByRole("columnheader");
  await expect(heads).toHaveText([
    "Run",
    "lr",
    "Status",
    "Unknown share",
    "Dev accuracy",
    "Recommended",
    "Best",
    "Change since best",
    "Wrong, last",
  ]);
  await page.getByRole("button", { name: "lr", exact: true }).click();
  await expect(page.getByRole("columnheader", { name: "lr" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(page.locator(rows).first()).toContainText("unk000_vlowlr_s1");
  await expect(page.locator(rows).first()).toContainText("0.000005");
});

test("keys walk, choose and open; chosen runs are compared", async ({ page }) => {
  await openList(page, "/demo/runs?q=unk050&sort=name");
  await expect(page.locator(rows)).toHaveCount(5);
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "unk050_ablated_s1" })).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  const bar = page.getByRole("region", { name: "Chosen runs" });
  await expect(bar).toContainText("2 chosen");
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await page.getByRole("checkbox", { name: "Select unk050_s1" }).click();
  await page.getByRole("checkbox", { name: "Select unk050_s2" }).click();
  await bar.getByRole("link", { name: "Compare" }).click();
  await expect(page).toHaveURL(/compare\?run=unk050_s1&run=unk050_s2/);
  await expect(page.getByRole("button", { name: "Runs · 2" })).toBeVisible();
  await page.goBack();
  await page.locator(rows).first().getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/runs\/unk050_ablated_s1/);
});

test("chosen runs are tagged, archived and deleted, and each of it is undone", async ({
  page,
  own,
  expectAccessible,
}) => {
  test.setTimeout(90_000);
  const { project, api } = own;
  await putRuns(page, api, ["one", "two", "three"]);
  await openList(page, `/${project}/runs?sort=name`);
  await expect(page.locator(rows)).toHaveCount(3);
  await page.getByRole("checkbox", { name: "Select one" }).click();
  await page.getByRole("checkbox", { name: "Select two" }).click({ modifiers: ["Shift"] });
  const bar = page.getByRole("region", { name: "Chosen runs" });
  const undo = () => page.getByRole("button", { name: "Undo" }).first().click();
  await expect(bar).toContainText("3 chosen");
  await page.getByRole("checkbox", { name: "Select three" }).click();

  await bar.getByRole("button", { name: "Tag…", exact: true }).click();
  await page.getByLabel("Tag", { exact: true }).fill("keep");
  await page.getByRole("button", { name: "Tag", exact: true }).click();
  await expect(page.getByText("2 runs tagged keep.")).toBeVisible();
  await expect(page.locator(rows).filter({ hasText: "keep" })).toHaveCount(2);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible();
  await undo();
  await expect(page.locator(rows).filter({ hasText: "keep" })).toHaveCount(0);

  await bar.getByRole("button", { name: "Archive" }).click();
  await expect(page.locator(rows)).toHaveCount(1);
  await expect(bar).toBeHidden();
  await undo();
  await expect(page.locator(rows)).toHaveCount(3);

  await page.getByRole("checkbox", { name: "Select all runs shown" }).click();
  await bar.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete 3 runs" }).click();
  await expect(page.getByText("See when new facts start to hurt.")).toBeVisible();
  await undo();
  await expect(page.locator(rows)).toHaveCount(3);

  const status = page.getByRole("button", { name: "Status", exact: true }).first();
  const deleted = page.getByRole("dialog", { name: "Recently deleted" });
  const item = deleted.getByRole("listitem");
  await page.getByRole("checkbox", { name: "Select one" }).click();
  await page.getByRole("checkbox", { name: "Select two" }).click();
  await bar.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete 2 runs" }).click();
  await expect(page.locator(rows)).toHaveCount(1);
  await status.press("Enter");
  await page.getByRole("menuitem", { name: "Recently deleted…" }).press("Enter");
  await expect(item).toHaveCount(2);
  await expect(item.first()).toContainText(/gone for good in (6|7) days/);
  await expectAccessible();
  await deleted.getByRole("button", { name: "Restore two" }).press("Enter");
  await expect(item).toHaveCount(1);
  await expect(item).toContainText("one");
  await page.keyboard.press("Escape");
  await expect(status).toBeFocused();
  await expect(page.locator(rows)).toHaveCount(2);
});

test("a reader is offered nothing that changes the runs, and is refused it", async ({
  page,
  own,
}) => {
  const { project, api } = own;
  await putRuns(page, api, ["kept"]);
  await setRole(project, "viewer");
  await openList(page, `/${project}/runs`);
  await page.getByRole("checkbox", { name: "Select kept" }).click();
  const bar = page.getByRole("region", { name: "Chosen runs" });
  await expect(bar.getByRole("link", { name: "Compare" })).toBeVisible();
  await expect(bar.getByRole("button")).toHaveText(["Choose none"]);
  await page.getByRole("button", { name: "Status", exact: true }).first().click();
  await expect(page.getByRole("menuitemcheckbox", { name: "Only archived runs" })).toBeVisible();
  await expect(page.getByRole("menuitem")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Views" }).click();
  await expect(page.getByText("No view is saved yet")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save this view" })).toHaveCount(0);
  const data = { action: "delete", runs: ["kept"] };
  const refused = await page.request.post(`${api}/run-actions`, { data });
  expect(await refused.json()).toMatchObject({
    error: { code: "forbidden", message: "this needs the right to write: you may read" },
  });
  expect((await page.request.get(`${api}/deleted-runs`)).status()).toBe(403);
  expect((await page.request.get(`${api}/runs/kept`)).status()).toBe(200);
});

test("more runs and tags than can be chosen at once are said to be too many", async ({ page }) => {
  await openList(page, "/demo/runs");
  const answer = await page.request.get("/api/v1/projects/demo/runs?limit=1");
  const { items } = await answer.json();
  const many = Array.from({ length: 1001 }, (_, n) => ({
    ...items[0],
    id: `r${n}`,
    name: `r${n}`,
  }));
  const tags = Array.from({ length: 51 }, (_, n) => `tag ${n}`);
  await page.route("**/api/v1/projects/demo/runs?*", (route) =>
    route.fulfill({ json: { items: many, nextCursor: null } }),
  );
  await page.route("**/api/v1/projects/demo/tags?*", (route) =>
    route.fulfill({ json: { items: tags, nextCursor: null } }),
  );
  await page.getByLabel("Search runs").fill("any");
  await expect(page.getByText("1,001 runs")).toBeVisible();
  await page.getByRole("checkbox", { name: "Select all runs shown" }).click();
  const bar = page.getByRole("region", { name: "Chosen runs" });
  await expect(bar).toContainText("1,001 chosen");
  await expect(bar).toContainText("Up to 50 can be compared");
  await expect(bar).toContainText("Up to 1,000 can be changed at once");
  await expect(bar.getByRole("button", { name: "Delete…" })).toHaveCount(0);
  await page.getByRole("checkbox", { name: "Select r0", exact: true }).click();
  await expect(bar.getByRole("button", { name: "Delete…" })).toBeVisible();
  await page.getByRole("button", { name: "Tags" }).click();
  await expect(page.getByRole("dialog", { name: "Tags" }).getByRole("option")).toHaveCount(50);
  await expect(page.getByText("The first 50; type to find others")).toBeVisible();
});

test("a view is saved under a name, opened, written over and deleted", async ({ page, own }) => {
  const { project, api } = own;
  await putRuns(page, api, ["one", "two"]);
  await openList(page, `/${project}/runs?q=one&sort=name&columns=seed,best`);
  const views = page.getByRole("button", { name: "Views" });
  await views.click();
  await page.getByRole("button", { name: "Save this view" }).click();
  await page.getByLabel("Name").fill("Only one");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The view Only one is saved.")).toBeVisible();
  await openList(page, `/${project}/runs`);
  await expect(page.locator(rows)).toHaveCount(2);
  await views.click();
  await page.getByRole("link", { name: "Only one" }).click();
  await expect(page.locator(rows)).toHaveCount(1);
  await expect(page.getByRole("columnheader")).toHaveText(["Run", "Seed", "Best"]);
  await expect(page.getByLabel("Search runs")).toHaveValue("one");
  await views.click();
  await page.getByRole("button", { name: "Delete Only one" }).click();
  await expect(page.getByRole("link", { name: "Only one" })).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await views.click();
  await expect(page.getByRole("link", { name: "Only one" })).toBeVisible();
});
