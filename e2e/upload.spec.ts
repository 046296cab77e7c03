import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
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

/** Chosen again until the page has come to life; then what was found is shown. */
async function choose(page: Page, files: readonly Made[] | string) {
  const isFolder = typeof files === "string";
  const input = page.getByLabel(isFolder ? "Folder" : "Files", { exact: true });
  await expect(async () => {
    await input.setInputFiles(isFolder ? files : [...files], { timeout: 2000 });
    await expect(page.getByRole("button", { name: "Another file" })).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(page.getByText("· not stored yet")).toBeVisible();
}

const sets = ["g0", "g1", "g2", "g3", "g4", "g5"];

/** What a Trainer with six evaluation sets writes; before training the first was known best. */
function trainerState(name: string, { checkpoints = 5, better = 0 } = {}): Made {
  const log_history = Array.from({ length: checkpoints }, (_, epoch) => [
    ...sets.map((set, index) => ({
      ...{ epoch, step: epoch * 100, [`eval_${set}_loss`]: 1 + index },
      [`eval_${set}_accuracy`]: (70 - 10 * index + better - epoch * (index === 0 ? 3 : -2)) / 100,
    })),
    { epoch: epoch + 1, step: epoch * 100 + 100, loss: 2 / (epoch + 1), learning_rate: 1e-5 },
  ]).flat();
  const global_step = checkpoints * 100;
  const state = { best_metric: null, epoch: checkpoints, global_step, max_steps: global_step };
  return { ...json(name, { ...state, log_history }) };
}

function json(name: string, value: object): Made {
  return { name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(value)) };
}

test("files made by hand are recognised, stored in order and shown as a chart", async ({
  page,
  own: { project },
  expectAccessible,
}) => {
  await page.goto(`/${project}/runs`);
  await page.getByRole("link", { name: "Upload", exact: true }).first().click();
  await choose(page, [made("by-hand.jsonl", answers), made("facts.jsonl.gz", facts)]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "One run and one dataset in two files.",
  );
  await expect(page.getByRole("row", { name: /by-hand.jsonl/ })).toContainText("Predictions");
  await page.locator("summary").filter({ hasText: "facts.jsonl" }).click();
  await expect(page.getByText("<img src=x onerror=alert(1)>?").first()).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Store 2 files" }).click();
  await expect(page.getByText("3 checkpoints · 24 outcomes")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 files were taken in.");
  await expect(page.getByRole("link", { name: "See the dataset" })).toBeVisible();
  await page.getByRole("link", { name: "Open the chart" }).click();
  await expect(page).toHaveURL(new RegExp(`/${project}/runs/by-hand`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("by-hand");
  await page.goto(`/${project}/uploads?run=by-hand`);
  await expect(page.getByRole("row", { name: /by-hand.jsonl/ })).toContainText("3 checkpoints");
  await expect(page.getByRole("row", { name: /facts.jsonl/ })).toHaveCount(0);
});

test("a trainer's log of six sets is on the chart after two clicks, and read again later", async ({
  page,
  own: { project },
  expectAccessible,
}) => {
  await page.goto(`/${project}/uploads/new`);
  await choose(page, [trainerState("trainer_state.json")]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Six evaluation sets at five checkpoints.",
  );
  await expect(page.locator("p", { hasText: "g0 is at its best before training." })).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Store and open the chart" }).click();
  await expect(page).toHaveURL(new RegExp(`/${project}/runs/run`));
  await expect(page.getByText("6 evaluation sets are drawn by their own names")).toBeVisible();
  await page.getByRole("button", { name: "Change what the sets measure" }).click();
  await page.getByRole("button", { name: "Only g0" }).click();
  await expect(page.getByLabel("Knowledge of g0")).toHaveValue("Known");
  await expectAccessible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("6 evaluation sets are drawn by their own names")).toHaveCount(0);
});

test("an answer is remembered for the next file, and can be changed and forgotten", async ({
  page,
  own: { project },
  expectAccessible,
}) => {
  await page.goto(`/${project}/uploads/new`);
  await choose(page, [trainerState("first.json")]);
  await page.getByRole("button", { name: "Only g0" }).click();
  await page.getByLabel("Knowledge of g5").selectOption("WeaklyKnown");
  await expect(page.getByRole("button", { name: "Choose sets" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByRole("button", { name: "Set all" }).click();
  await page.getByLabel("Examples in each set").fill("100");
  await page.keyboard.press("Escape");
  await expect(page.getByText("with n = 100, unpaired")).toBeVisible();
  await expect(page.getByText("The mapping is remembered for the next file.")).toBeVisible();
  await page.getByRole("button", { name: "Store and open the chart" }).click();
  await expect(page).toHaveURL(new RegExp(`/${project}/runs/first`));

  await page.goto(`/${project}/uploads/new`);
  await choose(page, [trainerState("second.json", { better: 5 })]);
  await expect(page.getByText("Read by the remembered mapping")).toBeVisible();
  await expect(page.getByText(/open question/)).toHaveCount(0);
  await expect(page.getByLabel("Knowledge of g5")).toHaveValue("WeaklyKnown");
  await page.getByRole("button", { name: "Store and open the chart" }).click();
  await expect(page).toHaveURL(new RegExp(`/${project}/runs/second`));

  await page.goto(`/${project}/settings/mappings`);
  await expectAccessible();
  await page.getByRole("button", { name: /^Change / }).click();
  await page.getByLabel("Knowledge of g5").selectOption("Unknown");
  await page.getByRole("button", { name: "Save and read again" }).click();
  await expect(page.getByText("2 runs were read again")).toBeVisible();
  await page.getByRole("button", { name: /^Forget / }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Forget" }).click();
  await expect(page.getByText("Nothing is remembered yet")).toBeVisible();
});

test("a folder of two runs is shown by run, and what is not ticked is not stored", async ({
  page,
  own: { project, api },
  expectAccessible,
}, testInfo) => {
  const folder = testInfo.outputPath("sweep");
  for (const [place, better] of [
    ["lr-high", 0],
    ["lr-low/checkpoint-100", 3],
  ] as const) {
    mkdirSync(path.join(folder, place), { recursive: true });
    const { name, buffer } = trainerState("trainer_state.json", { better });
    writeFileSync(path.join(folder, place, name), buffer);
  }
  writeFileSync(path.join(folder, "model.safetensors"), "weights");
  writeFileSync(path.join(folder, "lr-low", "broken.csv"), "step,loss\n1,?\n");
  await page.goto(`/${project}/uploads/new`);
  await choose(page, folder);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Two runs in two files.");
  await expect(page.getByRole("alert", { name: "Files that cannot be read" })).toContainText(
    "broken.csv",
  );
  await expect(page.getByText("1 file holds no results")).toBeVisible();
  await page.getByRole("checkbox", { name: "Store lr-high", exact: true }).click();
  await expectAccessible();
  await page.getByRole("button", { name: "Store it" }).click();
  await expect(page).toHaveURL(new RegExp(`/${project}/runs/lr-low`));
  expect((await page.request.get(`${api}/runs/lr-high`)).status()).toBe(404);
});

test("the upload page fits a phone, before and after a file is chosen", async ({
  page,
  own: { project },
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  const overflow = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  await page.goto(`/${project}/uploads/new`);
  await expect(page.getByRole("button", { name: "Choose a folder" })).toBeVisible();
  expect(await overflow()).toBe(0);
  await choose(page, [trainerState("trainer_state.json")]);
  await expect(page.getByLabel("Knowledge of g0")).toBeVisible();
  expect(await overflow()).toBe(0);
  await expectAccessible();
});

test("a folder of one run's checkpoints, with a set said to be Known, is its Exhibit 1", async ({
  page,
  own: { project },
}, testInfo) => {
  const folder = testInfo.outputPath("sft-run");
  for (const checkpoints of [3, 5]) {
    const place = path.join(folder, `checkpoint-${checkpoints * 100}`);
    mkdirSync(place, { recursive: true });
    const { name, buffer } = trainerState("trainer_state.json", { checkpoints });
    writeFileSync(path.join(place, name), buffer);
  }
  await page.goto(`/${project}/uploads/new`);
  await choose(page, folder);
  await page.getByRole("button", { name: "Only g0" }).click();
  await page.getByRole("button", { name: "Store and open the chart" }).click();
  await expect(page).toHaveURL(new RegExp(`/${project}/runs/sft-run`));
  const picture = page.getByRole("slider", { name: /accuracy over fine-tuning/i });
  await picture.focus();
  await page.keyboard.press("End");
  await expect(picture).toHaveAttribute("aria-valuetext", /^Epoch 4 · step 400/);
  await expect(picture).toHaveAttribute("aria-valuetext", /Known 58\.0\s%/);
});

test("a wide table goes into a run that is told its base model, as it is", async ({
  page,
  own: { project, api },
}) => {
  const csv = "step,epoch,train_known_acc,train_unknown_acc,dev_known_acc,dev_unknown_acc\n";
  const rows = "0,0,0.80,0.02,0.81,0.01\n100,1,0.90,0.10,0.78,0.01\n200,2,0.99,0.90,0.62,0.02\n";
  await page.goto(`/${project}/uploads/new`);
  await choose(page, [{ name: "wide.csv", mimeType: "text/csv", buffer: Buffer.from(csv + rows) }]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Four evaluation sets at three checkpoints.",
  );
  await page.getByText("Details of the run").click();
  await page.getByLabel("Base model").fill("tiny-lm");
  await page.getByLabel("Settings").fill("learning_rate 1e-3");
  await page.getByRole("button", { name: "Store and open the chart" }).click();
  await expect(page.getByText('line 1 has no "=": write name = value')).toBeVisible();
  await page.getByLabel("Settings").fill("learning_rate = 1e-3");
  await page.getByRole("button", { name: /^new run: wide/ }).click();
  await page.getByLabel("Run id").fill("wide-run");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Store and open the chart" }).click();
  await expect(page).toHaveURL(new RegExp(`/${project}/runs/wide-run`));
  const run = await (await page.request.get(`${api}/runs/wide-run`)).json();
  expect(run).toMatchObject({ baseModel: "tiny-lm", hyperparameters: { learning_rate: 0.001 } });
});

test("a run with metrics only is drawn by the page's own control", async ({
  page,
  own: { project, api },
}) => {
  const lines = [0, 1, 2].map((epoch) => ({ step: epoch * 10, epoch, quality: 0.5 + epoch / 10 }));
  await page.request.put(`${api}/runs/logged`, { data: {} });
  const sent = await page.request.post(`${api}/runs/logged/uploads`, {
    headers: { "x-filename": "metrics.jsonl" },
    data: made("metrics.jsonl", lines).buffer,
  });
  expect(sent.ok(), await sent.text()).toBe(true);
  await page.goto(`/${project}/runs/logged`);
  await expect(page.getByText("Nothing was evaluated yet")).toBeVisible();
  await page.getByRole("button", { name: "Read quality as a set" }).click();
  await page.getByLabel("Knowledge of quality").selectOption("Known");
  await page.getByRole("button", { name: "Draw it on Exhibit 1" }).click();
  await expect(page.getByText("Nothing was evaluated yet")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: /accuracy over fine-tuning/i })).toBeVisible();
});

test("a bad file names its lines in view, and nothing of it can be stored", async ({
  page,
  expectAccessible,
}) => {
  await page.goto("/demo/uploads/new?run=unk050_s1");
  const bad = { step: 1, example_id: "f00002", prediction: "x" };
  await choose(page, [made("bad.jsonl", [bad, { ...bad, step: -3 }])]);
  const problems = page.getByRole("region", { name: "Problems in bad.jsonl" });
  await expect(problems.getByRole("row")).toHaveText([
    /Line.*Column.*Problem/,
    /2.*step.*step is negative: -3/,
  ]);
  await expect(page.getByRole("alert", { name: "Files that cannot be read" })).toBeFocused();
  await expect(page.getByRole("button", { name: /^Store/ })).toHaveCount(0);
  await expectAccessible();
  await page.getByRole("button", { name: "Another file" }).click();
  await expect(page.getByRole("button", { name: "Choose a folder" })).toBeVisible();
});

test("answers of no checkpoint are asked for one before they are stored", async ({
  page,
  own: { project },
  expectAccessible,
}) => {
  const lines = facts.map(({ example_id: id, question, answers: right }) => ({
    ...{ id, question, answers: right, output: "no idea at all" },
  }));
  await page.goto(`/${project}/uploads/new`);
  await choose(page, [made("said.jsonl", lines)]);
  await expect(page.getByText("Of which checkpoint are these answers?")).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Store and open the chart" }).click();
  await expect(page.getByText("say first of which checkpoint said.jsonl is")).toBeVisible();
  await page.getByRole("button", { name: "Another step" }).click();
  await page.getByLabel("Step of the checkpoint").fill("40");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("8 answers.");
  await page.getByRole("button", { name: "Store and open the chart" }).click();
  await expect(page).toHaveURL(new RegExp(`/${project}/runs/said`));
});

test("what the server refuses is said in view, and no empty run is left behind", async ({
  page,
  own: { project, api },
  pageProblems,
}) => {
  pageProblems.allow(/status of 422/);
  await page.goto(`/${project}/uploads/new`);
  await choose(page, [made("orphans.jsonl", [{ step: 1, example_id: "who", prediction: "x" }])]);
  await page.getByRole("button", { name: "Store and open the chart" }).click();
  const refusal = page.getByRole("alert", { name: "Why nothing was stored" });
  await expect(refusal).toContainText("Nothing was stored.");
  await expect(refusal).toBeFocused();
  expect((await page.request.get(`${api}/runs/orphans`)).status()).toBe(404);
});

test("the API's description is readable and accessible in light and dark", async ({
  page,
  expectAccessibleInBothThemes,
}) => {
  await page.goto("/docs/api");
  await page.getByRole("link", { name: "…/{run}/uploads", exact: true }).click();
  await expect(page).toHaveURL(/#uploadToRun$/);
  await expect(page.locator("#uploadToRun")).toContainText("Authorization: Bearer");
  // Every call and every shape is one component: axe would look at each of some thousand cells. Three stand for all.
  await page.addStyleTag({
    content: "section[id]:not(#uploadToRun, #listRuns, #shape-Run) { display: none }",
  });
  await expectAccessibleInBothThemes();
});

test("the OpenAPI document is there for whoever is signed in", async ({ page }) => {
  const document = await (await page.request.get("/api/v1/openapi.json")).json();
  expect(document.openapi).toBe("3.1.0");
});
