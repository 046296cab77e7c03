import type { Page } from "@playwright/test";
import { expect, guest, test } from "./fixtures";

/** What a click on a copy button puts on the clipboard. */
async function copied(page: Page, label: string): Promise<string> {
  await page.getByRole("button", { name: label, exact: true }).click();
  return page.evaluate(() => navigator.clipboard.readText());
}

test("a key made on the page writes, and the first data turns the light on", async ({
  page,
  own: { project, api },
  browser,
  baseURL,
  expectAccessible,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/${project}/connect`);
  const light = page.getByRole("status").filter({ hasText: "Waiting for the first data" });
  await expect(light).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Make a key" }).click();
  await expect(page.getByText("It is not shown again")).toBeVisible();
  const key = await copied(page, "Copy Key");
  await expect(page.getByText(key)).toHaveCount(0);
  expect(await copied(page, "Copy step 1")).toContain(`ONSET_API_KEY=${key}`);

  const trainer = await browser.newContext({
    storageState: guest,
    baseURL,
    extraHTTPHeaders: { authorization: `Bearer ${key}` },
  });
  const put = await trainer.request.put(`${api}/runs/first-run`, { data: { name: "First run" } });
  expect(put.ok(), await put.text()).toBe(true);
  const sent = await trainer.request.post(`${api}/runs/first-run/uploads`, {
    headers: { "x-filename": "dev.csv", "content-type": "text/csv" },
    data: "step,epoch,split,category,n,correct,abstained\n0,0,dev,Known,100,80,0\n",
  });
  expect(sent.ok(), await sent.text()).toBe(true);
  await trainer.close();
  await expect(page.getByText("Data arrived")).toBeVisible();
  await page.getByRole("link", { name: "Open the run" }).click();
  await expect(page).toHaveURL(new RegExp(`/${project}/runs/first-run`));
  await expect(page.getByText("80 of 100").first()).toBeVisible();
});

test("every way to connect is named in the address and fits a phone", async ({
  page,
  own: { project },
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/${project}/connect`);
  for (const [label, way, line] of [
    ["transformers / TRL", "transformers", "onset.OnsetCallback("],
    ["MLflow", "mlflow", "MLFLOW_TRACKING_URI="],
    ["lm-eval", "lm-eval", "python onset.py upload results"],
    ["curl", "curl", "/uploads"],
  ] as const) {
    await page.getByRole("radio", { name: label }).click();
    await expect(page).toHaveURL(new RegExp(`way=${way}`));
    await expect(page.getByText(line).first()).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${label} scrolls sideways`).toBe(0);
  }
  await expectAccessible();
  const client = await page.request.get("/onset.py");
  expect(await client.text()).toContain("class OnsetCallback");
});
