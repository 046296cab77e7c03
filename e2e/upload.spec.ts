import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

type Made = { name: string; mimeType: string; buffer: Buffer };

function made(name: string, rows: readonly object[]): Made {
  const text = `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`;
  const buffer = name.endsWith(".gz") ? gzipSync(text) : Buffer.from(text);
  return { name, mimeType: "application/octet-stream", buffer };
}

const facts = Array.from({ length: 8 }, (_, index) => ({
  example_id: `q${index}`,
  split: "dev",
  question: index === 0 ? "<img src=x onerror=alert(1)>?" : `Question ${index}?`,
  answers: [`answer ${index}`],
  category: index < 4 ? "HighlyKnown" : "Unknown",
}));
const answers = [0, 10, 20].flatMap((step) =>
  facts.map(({ example_id }, index) => ({
    step,
    epoch: step / 10,
    example_id,
    prediction: index * 10 >= step ? `answer ${index}` : "no idea at all",
  })),
);

/** Chosen again until the page has come to life. */
async function choose(page: Page, files: readonly Made[]) {
  await expect(async () => {
    await page.getByLabel("Files", { exact: true }).setInputFiles([...files]);
    await expect(page.getByRole("button", { name: /^Upload \d+ file/ })).toBeVisible({
      timeout: 2000,
    });
  }).toPass();
}

/** So that existing or new is a choice. */
async function addOlder(page: Page, api: string) {
  for (const path of ["/datasets/older", "/runs/older"])
    expect((await page.request.put(`${api}${path}`, { data: {} })).ok()).toBe(true);
}

test("files made by hand are recognised, uploaded in order and shown as a chart", async ({
  page,
  own: { project, api },
  expectAccessible,
}) => {
  const run = "by-hand";
  await addOlder(page, api);
  await page.goto(`/${project}/runs`);
  await page.getByRole("link", { name: "Upload", exact: true }).click();
  await choose(page, [made("answers.jsonl", answers), made("facts.jsonl.gz", facts)]);
  await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: ".jsonl" })).toHaveText([
    /facts.jsonl.gz.*Examples/,
    /answers.jsonl.*Predictions/,
  ]);
  await expect(page.getByText("<img src=x onerror=alert(1)>?")).toBeVisible();
  await page.getByLabel("Dataset: existing or new").getByText("New").click();
  await page.getByLabel("Dataset id").fill(`${run}-facts`);
  await page.getByLabel("Run: existing or new").getByText("New").click();
  await page.getByLabel("Run id").fill(run);
  await expectAccessible();
  await page.getByRole("button", { name: "Upload 2 files" }).click();
  await expect(page.getByText("3 checkpoints · 24 outcomes")).toBeVisible();
  await expect(page.getByText(/8 added .* the dataset has 8 examples/)).toBeVisible();
  await page.getByRole("link", { name: "See the chart" }).click();
  await expect(page).toHaveURL(new RegExp(`/${project}/runs/${run}`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(run);
  await page.goto(`/${project}/uploads?run=${run}`);
  await expect(page.getByRole("row", { name: /answers.jsonl/ })).toContainText("3 checkpoints");
  await expect(page.getByRole("row", { name: /facts.jsonl/ })).toHaveCount(0);
  await expectAccessible();
});

test("a bad file names its lines, and nothing of it is stored", async ({
  page,
  pageProblems,
  expectAccessible,
}) => {
  pageProblems.allow(/status of 422/);
  await page.goto("/demo/uploads/new?run=unk050_s1");
  const bad = { step: 1, example_id: "f00002", prediction: "x" };
  await choose(page, [
    made("bad.jsonl", [bad, { ...bad, step: -3 }, { ...bad, example_id: "who" }]),
  ]);
  await page.getByRole("button", { name: "Upload 1 file" }).click();
  const problems = page.getByRole("region", { name: "Problems in bad.jsonl" });
  await expect(problems.getByRole("row")).toHaveText([
    /Line.*Column.*Problem/,
    /2.*step.*step is negative: -3/,
    /3.*example_id.*no example "who"/,
  ]);
  await expect(page.getByText("Nothing was stored.")).toBeVisible();
  await expectAccessible();
  await page.goto("/demo/uploads?run=unk050_s1");
  await expect(page.getByRole("row", { name: /predictions.jsonl.gz/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /bad.jsonl/ })).toHaveCount(0);
});

test("a new run whose only file is refused is not left behind, empty", async ({
  page,
  own: { project, api },
  pageProblems,
}) => {
  pageProblems.allow(/status of 422/);
  const run = "refused";
  await addOlder(page, api);
  await page.goto(`/${project}/uploads/new`);
  await choose(page, [made("loss.jsonl", [{ step: -1, loss: 2 }])]);
  await page.getByLabel("Run: existing or new").getByText("New").click();
  await page.getByLabel("Run id").fill(run);
  await page.getByRole("button", { name: "Upload 1 file" }).click();
  await expect(page.getByText("Nothing was stored.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Upload 1 file" })).toBeEnabled();
  expect((await page.request.get(`${api}/runs/${run}`)).status()).toBe(404);
});

test("a format that is not read is told apart before anything is sent", async ({ page }) => {
  await page.goto("/demo/uploads/new");
  await choose(page, [
    made("samples.jsonl", [{ doc_id: 1, doc: {}, target: "x", resps: [["y"]] }]),
    made("loss.jsonl", [{ step: 1, loss: 2 }]),
  ]);
  const item = page.getByRole("listitem").filter({ hasText: "samples.jsonl" });
  await expect(item).toContainText("It will not be sent.");
  await expect(item).toContainText("write one line per example");
  await expect(page.getByRole("button", { name: "Upload 1 file" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the API's description is readable and accessible, ${colorScheme}`, async ({
    page,
    expectAccessible,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("/docs/api");
    await page.getByRole("link", { name: "…/{run}/uploads" }).click();
    await expect(page).toHaveURL(/#uploadToRun$/);
    await expect(page.locator("#uploadToRun")).toContainText("Authorization: Bearer");
    // Every call and every shape is one component: axe would look at each of some thousand cells. Three stand for all.
    await page.addStyleTag({
      content: "section[id]:not(#uploadToRun, #listRuns, #shape-Run) { display: none }",
    });
    await expectAccessible();
  });
}

test("the OpenAPI document is there for whoever is signed in", async ({ page }) => {
  const document = await (await page.request.get("/api/v1/openapi.json")).json();
  expect(document.openapi).toBe("3.1.0");
});
