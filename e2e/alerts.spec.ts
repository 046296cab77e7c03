import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exampleLines, predictionLines } from "@/lib/testing/outcome-run";
import { expect, test } from "./fixtures";

test("a rule is a sentence; a test says why it did not arrive; a run's end is told in the feed", async ({
  page,
  own: { project, api },
  expectAccessible,
}) => {
  test.slow();
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
  await page.request.put(`${api}/datasets/facts`, { data: {}, headers });
  await page.request.put(`${api}/datasets/facts/examples`, { data: exampleLines(40), headers });
  const run = { dataset: "facts", status: "finished" };
  await page.request.put(`${api}/runs/done`, { data: run, headers });
  const outcomes = "+".repeat(30) + "-".repeat(10);
  const lines = predictionLines([{ step: 1, epoch: 1, split: "dev", outcomes }]);
  await page.request.post(`${api}/runs/done/uploads`, { data: lines, headers });
  await expect(page.getByText(/done: Finished at epoch 1\./)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "What can be done with this rule" }).click();
  await page.getByRole("menuitem", { name: /^Delete/ }).click();
  await expect(page.getByText("Nobody is told yet")).toBeVisible();
  receiver.close();
});

test("a rule is edited in its place, and a channel is made, tried, renamed and deleted", async ({
  page,
  own: { project },
  expectAccessible,
  pageProblems,
}) => {
  pageProblems.allow(/409 \(Conflict\).*\/alerts\/channels\//);
  await page.goto(`/${project}/alerts`);
  await expect(page.getByText("No channel yet")).toBeVisible();
  await page.getByRole("button", { name: "Add channel" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Address").fill("https://127.0.0.1:9/hook");
  await dialog.getByLabel("What it is called").fill("CI");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Save channel" }).click();
  await page.getByRole("button", { name: "Test CI" }).click();
  await expect(page.getByText("test did not arrive", { exact: true })).toBeVisible();
  await page.getByLabel("Which channel to tell").selectOption("CI");
  await page.getByRole("button", { name: "Add rule" }).click();
  await page
    .getByRole("button", { name: "Edit: When a fall is confirmed in any run, call CI." })
    .click();
  const form = page.getByRole("form", { name: "Edit the rule" });
  await form.getByLabel("What the rule speaks of").selectOption("below");
  await form.getByLabel("Limit in percent").fill("62.5");
  await expectAccessible();
  await form.getByRole("button", { name: "Save rule" }).click();
  await expect(
    page.getByRole("switch", { name: "When known facts are below 62.5 % in any run, call CI." }),
  ).toBeChecked();
  await page.getByRole("button", { name: "Edit CI" }).click();
  await dialog.getByLabel("What it is called").fill("#training");
  await dialog.getByRole("button", { name: "Save channel" }).click();
  await expect(
    page.getByRole("switch", {
      name: "When known facts are below 62.5 % in any run, call #training.",
    }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Edit #training" }).click();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(/^1 rule tells #training; delete it first/)).toBeVisible();
});

test("ten tabs of one browser are live at once", async ({ page, own: { project, api } }) => {
  test.slow();
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
