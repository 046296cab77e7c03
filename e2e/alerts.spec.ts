import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "./fixtures";

test("a rule is a sentence; a test says why it did not arrive; a run's end is told in the feed", async ({
  page,
  own: { project, api },
  expectAccessible,
}) => {
  const receiver = createServer((_, response) => response.end());
  await new Promise<void>((ready) => receiver.listen(0, "127.0.0.1", ready));
  const { port } = receiver.address() as AddressInfo;
  await page.goto(`/${project}/alerts`);
  await expect(page.getByText("Nobody is told yet")).toBeVisible();
  await page.getByLabel("What the rule speaks of").selectOption("below");
  await page.getByLabel("Limit in percent").fill("60");
  await page.getByLabel("Address").fill(`http://127.0.0.1:${port}/`);
  await page.getByLabel("What it is called").fill("CI");
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("an address inside a private network")).toBeVisible();
  await page.getByRole("button", { name: "Add rule" }).click();
  const rule = page.getByRole("switch", {
    name: "When known facts are below 60.0 % in any run, call CI.",
  });
  await expect(rule).toBeChecked();
  await expectAccessible();
  await rule.click();
  await expect(rule).not.toBeChecked();
  const headers = { origin: new URL(page.url()).origin };
  await page.request.put(`${api}/runs/done`, { data: { status: "finished" }, headers });
  await expect(page.getByText("done: Finished.")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "What can be done with this rule" }).click();
  await page.getByRole("menuitem", { name: /^Delete/ }).click();
  await expect(page.getByText("Nobody is told yet")).toBeVisible();
  receiver.close();
});

test("ten tabs of one browser are live at once", async ({ page, own: { project, api } }) => {
  const tabs = [page];
  for (let k = 1; k < 10; k++) tabs.push(await page.context().newPage());
  let streams = 0;
  for (const tab of tabs) {
    tab.on("request", (request) => {
      if (/\/events\?/.test(request.url())) streams += 1;
    });
    await tab.goto(`/${project}/runs`);
  }
  const headers = { origin: new URL(page.url()).origin };
  await page.request.put(`${api}/runs/seen-by-all`, { data: {}, headers });
  for (const tab of tabs) await expect(tab.getByText("seen-by-all").first()).toBeVisible();
  expect(streams).toBe(1);
});
