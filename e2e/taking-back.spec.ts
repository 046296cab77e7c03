import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const head = "step,epoch,split,category,n,correct,abstained";

async function send(page: Page, api: string, { name, rows }: { name: string; rows: string[] }) {
  const answer = await page.request.post(`${api}/runs/run/uploads`, {
    headers: { "x-filename": name, "content-type": "text/csv" },
    data: `${[head, ...rows].join("\n")}\n`,
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** "step: correct of total", as the API tells it. */
async function curve(page: Page, api: string): Promise<string[]> {
  const answer = await page.request.get(`${api}/runs/run/series?split=dev&category=Known`);
  const { points } = (await answer.json()) as {
    points: { step: number; correct: number; total: number }[];
  };
  return points.map(({ step, correct, total }) => `${step}: ${correct} of ${total}`);
}

test("an upload is undone and put back, a branch is dropped and put back", async ({
  page,
  own,
  expectAccessible,
}) => {
  test.slow();
  const { api, project } = own;
  expect((await page.request.put(`${api}/runs/run`, { data: { name: "Run" } })).ok()).toBe(true);
  await send(page, api, {
    name: "first.csv",
    rows: ["1,1,dev,Known,100,80,0", "2,2,dev,Known,100,70,0"],
  });
  await send(page, api, { name: "second.csv", rows: ["2,2,dev,Known,100,10,0"] });
  await page.goto(`/${project}/runs/run`);
  const card = page.getByRole("region", { name: "Uploads", exact: true });
  await expect(card.getByRole("button", { name: "Undo second.csv" })).toBeVisible();
  await expectAccessible();
  await card.getByRole("button", { name: "Undo second.csv" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo", exact: true }).click();
  const back = card.getByRole("button", { name: "Put second.csv back" });
  await expect(back).toBeVisible();
  await expect.poll(() => curve(page, api)).toEqual(["1: 80 of 100", "2: 70 of 100"]);
  await back.click();
  await expect(card.getByRole("button", { name: "Undo second.csv" })).toBeVisible();
  await expect.poll(() => curve(page, api)).toEqual(["1: 80 of 100", "2: 10 of 100"]);

  await card.getByRole("button", { name: "More about the data of this run" }).click();
  await page.getByRole("menuitem", { name: "Drop everything from a step on…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("First step that goes").fill("2");
  await expect(dialog.getByRole("status")).toContainText("1 checkpoint (steps 2 to 2) would go.");
  await dialog.getByRole("button", { name: "Drop", exact: true }).click();
  await expect.poll(() => curve(page, api)).toEqual(["1: 80 of 100"]);

  await card.getByRole("button", { name: "History" }).click();
  const lines = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(lines.first()).toContainText("dropped everything from step 2 on: 1 checkpoint");
  await lines.first().getByRole("button", { name: "Put back" }).click();
  await expect.poll(() => curve(page, api)).toEqual(["1: 80 of 100", "2: 10 of 100"]);
  await expect(lines.first()).toContainText("put back what was dropped from step 2 on");
});

test("a dataset is deleted, and restored from the list of datasets", async ({ page, own }) => {
  const { api, project } = own;
  const made = await page.request.put(`${api}/datasets/facts`, { data: { name: "Facts" } });
  expect(made.ok(), await made.text()).toBe(true);
  await page.goto(`/${project}/datasets/facts`);
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/${project}/datasets$`));
  await page.getByRole("button", { name: "Restore Facts" }).click();
  await expect(page.getByRole("link", { name: "Facts", exact: true })).toBeVisible();
});
