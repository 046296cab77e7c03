import { randomBytes } from "node:crypto";
import { expect, test } from "./fixtures";

const rows = "table tr[data-index]";

const palette = "Find a run, a dataset, a report, a link, a page or a command";

test("search narrows the list and stands in the address", async ({ page }) => {
  await page.goto("/demo/runs");
  await expect(page.locator(rows)).toHaveCount(13);
  await page.getByLabel("Search runs").fill("unk050");
  await expect(page).toHaveURL(/q=unk050/);
  await expect(page.locator(rows)).toHaveCount(5);
  await page.getByLabel("Search runs").fill("nothing is called this");
  await expect(page.getByText("No run fits this filter")).toBeVisible();
  await page.getByRole("button", { name: "Show all runs" }).click();
  await expect(page.locator(rows)).toHaveCount(13);
  await expect(page.getByLabel("Search runs")).toHaveValue("");
});

test("the head sorts, and the address gives the same view again", async ({ page }) => {
  await page.goto("/demo/runs");
  await page.getByRole("button", { name: "Change since best" }).click();
  await expect(page).toHaveURL(/sort=-drop/);
  // tiny-lm's summary.json: unk050_idk_s1 falls by 51.9 points, the most of all runs.
  await expect(page.locator(rows).first()).toContainText("unk050_idk_s1");
  await expect(page.locator(rows).first()).toContainText("−51.9 points");
  await expect(page.getByRole("columnheader", { name: "Change since best" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await page.reload();
  await expect(page.locator(rows).first()).toContainText("unk050_idk_s1");
  await page.getByLabel("Sort by").selectOption("unknown");
  await expect(page.locator(rows).first()).toContainText("0.0");
  await page.getByRole("button", { name: "Base model" }).click();
  await expect(page).toHaveURL(/sort=model/);
  // The paper's PaLM 2-M comes before tiny-gpt, which all others have.
  await expect(page.locator(rows).first()).toContainText("PaLM 2-M");
  await page.getByRole("button", { name: "Base model" }).click();
  await expect(page.locator(rows).last()).toContainText("PaLM 2-M");
  await page.getByRole("button", { name: "Best", exact: true }).click();
  await expect(page).toHaveURL(/sort=-best/);
});

test("tags and statuses filter together and can be taken away", async ({ page }) => {
  await page.goto("/demo/runs");
  await page.getByRole("button", { name: "Tags" }).click();
  await page.getByRole("option", { name: "mixture" }).click();
  await page.getByPlaceholder("Find a tag").fill("variant");
  await page.getByRole("option", { name: "lr-variant" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/tag=mixture&tag=lr-variant/);
  await expect(page.locator(rows)).toHaveCount(3);
  await page.getByRole("button", { name: "Remove the filter lr-variant" }).click();
  await expect(page.locator(rows)).not.toHaveCount(3);
  await page.goto("/demo/runs?status=failed");
  await expect(page.getByText("No run fits this filter")).toBeVisible();
});

test("a row leads to its run", async ({ page }) => {
  await page.goto("/demo/runs?q=unk050_s1");
  await page.locator(rows).first().getByRole("cell").nth(4).click();
  await expect(page).toHaveURL(/\/demo\/runs\/unk050_s1/);
});

test("the palette opens the first run that it found, also where Enter comes before the answer", async ({
  page,
}) => {
  await page.goto("/demo/datasets");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByPlaceholder(palette).fill("unk075_s1");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/demo\/runs\/unk075_s1/);
  await page.keyboard.press("ControlOrMeta+k");
  const recent = page.getByRole("group", { name: "Recent" });
  await expect(recent.getByRole("option", { name: "unk075_s1" })).toBeVisible();
});

test("the palette finds datasets and settings, moves by arrows, and says when nothing is called so", async ({
  page,
  expectAccessible,
}) => {
  await page.goto("/demo/runs");
  await page.keyboard.press("ControlOrMeta+k");
  const field = page.getByPlaceholder(palette);
  await field.fill("tiny");
  await expect(page.getByRole("option", { name: /dataset$/ }).first()).toBeVisible();
  await expectAccessible();
  await field.fill("api keys");
  await expect(page.getByRole("option", { name: /API keys/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/demo\/settings\/keys/);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByPlaceholder(palette).fill("\u{1f600}");
  await expect(page.getByText("Nothing is called")).toBeVisible();
});

test("lists, settings and datasets are accessible in light and dark; a phone shows cards and nothing scrolls sideways", async ({
  page,
  expectAccessibleInBothThemes,
}) => {
  test.setTimeout(180_000);
  for (const path of [
    "datasets",
    "datasets/tiny-world",
    "settings",
    "settings/scoring",
    "settings/keys",
    "runs",
  ]) {
    await page.goto(`/demo/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessibleInBothThemes();
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator("table")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /unk050_s1/ })).toBeVisible();
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(excess).toBeLessThanOrEqual(0);
  await expectAccessibleInBothThemes();
});

test("an empty project teaches the first upload with lines that work", async ({
  page,
  request,
  expectAccessible,
}) => {
  const project = `empty-${randomBytes(4).toString("hex")}`;
  await page.goto("/demo/runs");
  await page.getByRole("button", { name: /change$/ }).click();
  await page.getByRole("menuitem", { name: "New project" }).click();
  await page.getByLabel("Name", { exact: true }).fill(project);
  await expect(page.getByRole("textbox", { name: "Id", exact: true })).toHaveValue(project);
  await page.getByRole("button", { name: "Make the project" }).click();
  await expect(
    page.getByRole("heading", { name: "See when new facts start to hurt." }),
  ).toBeVisible();
  const steps = page.getByRole("list", { name: "The first run" }).getByRole("listitem");
  await expect(steps).toContainText(["No question labelled yet", "No run yet", "No answer yet"]);
  for (const way of ["Connect", "Choose files", "Open"])
    await expect(
      page.getByRole("main").getByRole("link", { name: way, exact: true }),
    ).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Make a key" }).click();
  await expect(page.getByText("The key stands in the lines below.")).toBeVisible();
  const [sample, make, send] = await page.locator("pre").allInnerTexts();
  const key = /Bearer (onset_[\w-]+)/.exec(make ?? "")?.[1] ?? "";
  const headers = { authorization: `Bearer ${key}` };
  const urlIn = (line: string | undefined) => /https?:\S+/.exec(line ?? "")?.[0] ?? "";
  const data = JSON.parse(/-d '(.*)'/.exec(make ?? "")?.[1] ?? "{}");
  const made = await request.put(urlIn(make), { headers, data });
  expect(made.ok(), await made.text()).toBe(true);
  const lines = (sample ?? "").split("\n").slice(1, -1).join("\n");
  const sent = await request.post(urlIn(send), {
    headers: { ...headers, "content-type": "application/octet-stream" },
    data: Buffer.from(lines),
  });
  expect(await sent.json()).toMatchObject({ checkpoints: 3, outcomes: 12, warnings: [] });
  // The page asks again by itself.
  await expect(page.locator(rows)).toHaveCount(1, { timeout: 20_000 });
  await expect(page.locator(rows).first()).toContainText("First run");
});
