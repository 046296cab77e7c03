import { expect, test, untilAlive } from "./fixtures";
import { newGuest } from "./guest";
import { pagesOf } from "./printed-pages";

const api = "/api/v1/projects/demo";

test("a chart goes from a run into a report in three actions; words are added, saved, shared and taken back", async ({
  page,
  browser,
  expectAccessible,
}) => {
  test.slow();
  await page.goto("/demo/runs/unk050_s1");
  await page.getByRole("button", { name: "Share" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add to the report" }).click();
  await dialog.getByRole("link", { name: "Open the report" }).click();
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1 })).toHaveText("Untitled report");
  await expect(main.getByText("n = 800 Known dev examples · live")).toBeVisible();
  await expect(main.getByText("1 chart, live · version 1")).toBeVisible();
  await expectAccessible();

  await main.getByRole("button", { name: "Edit" }).click();
  await main.getByLabel("Title of the report").fill("New facts in the next training set");
  await main.getByRole("button", { name: "Add text" }).click();
  await main
    .getByRole("textbox", { name: "Text 1" })
    .fill("# Leave them out\n\n**All** end below. <script>alert(1)</script>");
  await main.getByRole("button", { name: "Move Text 1 up" }).click();
  await main.getByRole("button", { name: "Add chart" }).click();
  for (const run of ["unk000_s1", "unk025_s1"]) {
    await dialog.getByRole("searchbox").fill(run);
    await dialog.getByRole("checkbox", { name: new RegExp(`^${run}`) }).check();
  }
  await dialog.getByRole("radio", { name: "Frozen as it is now" }).click();
  await dialog.getByRole("button", { name: "Add the comparison of 2 runs" }).click();
  await main.getByLabel("Title of Chart 2").fill("Two shares");
  await expectAccessible();
  await main.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved as version 2.")).toBeVisible();
  await expect(main.getByRole("heading", { level: 1 })).toHaveText(
    "New facts in the next training set",
  );
  await expect(main.getByRole("heading", { level: 2, name: "Leave them out" })).toBeVisible();
  await expect(main.getByRole("heading", { level: 2, name: "Two shares" })).toBeVisible();
  const table = main.getByRole("region", { name: "Two shares: run by run" });
  expect(await table.evaluate((e) => e.scrollWidth - e.clientWidth)).toBe(0);
  await expect(main.locator("script")).toHaveCount(0);
  await expectAccessible();

  await main.getByRole("button", { name: "Share", exact: true }).click();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const address = (await dialog.locator("code").first().textContent()) ?? "";
  await dialog.getByRole("button", { name: "Done" }).click();
  const visitor = await newGuest(browser);
  await visitor.page.goto(address);
  const seen = visitor.page.getByRole("main");
  await expect(seen.getByRole("heading", { level: 1 })).toHaveText(
    "New facts in the next training set",
  );
  await expect(seen.getByText("2 charts, 1 of them frozen")).toBeVisible();
  const read = seen.getByRole("slider").first();
  await read.focus();
  await visitor.page.keyboard.press("Home");
  await expect(read).toHaveAttribute("aria-valuetext", /^Epoch 0/);
  expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(visitor.page);
  await visitor.page.emulateMedia({ media: "print" });
  await expect(seen.getByRole("button")).toHaveCount(0);
  expect(pagesOf(await visitor.page.pdf({ format: "A4" }))).toBeLessThanOrEqual(3);
  expect(visitor.problems).toEqual([]);

  await main.getByRole("button", { name: "Restore version 1" }).click();
  await expect(main.getByRole("heading", { level: 1 })).toHaveText("Untitled report");
  await main.getByRole("button", { name: "Restore version 2" }).click();
  await expect(main.getByText("2 charts, 1 of them frozen · version 4")).toBeVisible();
  await main.getByRole("button", { name: "More about this report" }).click();
  await page.getByRole("menuitem", { name: "Delete this report" }).click();
  await expect(page).toHaveURL(/\/demo\/reports$/);
  expect((await visitor.page.goto(address))?.status()).toBe(404);
  await main.getByRole("button", { name: "Recently deleted" }).click();
  await dialog.getByRole("button", { name: "Restore New facts in the next" }).click();
  await page.keyboard.press("Escape");
  await main.getByRole("link", { name: "New facts in the next training set" }).first().click();
  await expect(main.getByRole("heading", { level: 2, name: "Two shares" })).toBeVisible();
  await visitor.context.close();
});

test("who writes over another's version is told, loses nothing and may save theirs after it", async ({
  page,
  pageProblems,
}) => {
  pageProblems.allow(/409 \(Conflict\)/);
  const made = await page.request.post(`${api}/reports`, { data: { title: "Contested" } });
  const { id } = await made.json();
  await page.goto(`/demo/reports/${id}?edit=1`);
  const main = page.getByRole("main");
  await untilAlive(main.getByRole("button", { name: "Add text" }));
  await main.getByRole("button", { name: "Add text" }).click();
  await main.getByRole("textbox", { name: "Text 1" }).fill("My words");
  const theirs = { title: "Contested", blocks: [{ kind: "text", text: "Their words" }] };
  await page.request.put(`${api}/reports/${id}`, { data: { ...theirs, version: 1 } });
  await main.getByRole("button", { name: "Save" }).click();
  const alert = main.getByRole("alert");
  await expect(alert).toContainText("saved version 2 of this report since you opened it");
  await expect(alert).toBeFocused();
  await expect(main.getByRole("textbox", { name: "Text 1" })).toHaveValue("My words");
  await alert.getByRole("button", { name: "Save mine as the next version" }).click();
  await expect(page.getByText("Saved as version 3.")).toBeVisible();
  await expect(main.getByText("My words")).toBeVisible();
  await main.getByRole("button", { name: "Restore version 2" }).click();
  await expect(main.getByText("Their words")).toBeVisible();
});
