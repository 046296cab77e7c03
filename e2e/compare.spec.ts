import type { Page } from "@playwright/test";
import summary from "../prisma/demo/tiny-lm/summary.json" with { type: "json" };
import { expect, test } from "./fixtures";

const paper = "gekhman-2024-exhibit-1";
const tinyRuns = Object.keys(summary.runs);
const shares = ["unk000_s1", "unk025_s1", "unk050_s1", "unk075_s1", "unk100_s1"] as const;
const compare = (runs: readonly string[], rest = "", project = "demo") =>
  `/${project}/compare?${runs.map((run) => `run=${run}`).join("&")}${rest}`;

const row = (page: Page, run: string) =>
  page
    .getByRole("region", { name: /^Runs: best, last/ })
    .getByRole("row")
    .filter({ hasText: run });
const percent = (ratio: number) => `${(ratio * 100).toFixed(1)}\u202f%`;

async function excessWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

test("all runs of the demo answer on one screen which share hurts and whether remedies help", async ({
  page,
}) => {
  await page.goto(compare([paper, ...tinyRuns]));
  // Intervals recounted in numpy: the falls by bootstrap, the remedies pair by pair on the 640 test questions.
  const main = page.locator("main");
  await expect(main.getByText(/^Best on known facts: unk000_s1, epoch 2\./)).toBeInViewport();
  await expect(main.getByText(/^If the new facts are needed: unk\d/)).toBeInViewport();
  await expect(page.getByText(/New knowledge hurts from\s+10 % Unknown/)).toBeVisible();
  const figures = page.locator("main dl").first();
  await expect(figures).toContainText("3.3 points beyond the control (1.0 to 5.6)");
  await expect(figures).toContainText("39.4 points");
  await expect(figures).toContainText("−19.5 to −13.0, 640 test questions");
  await expect(figures).toContainText("−49.1 to −41.2, 640 test questions; right ones −9.7");
  await expect(page.getByText("Gekhman et al. 2024, Exhibit 1 is not compared")).toBeInViewport();
  // SCIENCE.md section 8: of 31.0 points 20.9 are due to new knowledge.
  const attribution = page.getByRole("region", { name: /due to new knowledge/ });
  const half = attribution.getByRole("listitem").filter({ hasText: "unk050_s1" });
  await expect(half).toContainText(/20\.9 points \(1[67]\.\d to 2[45]\.\d\) due to new knowledge/);
  await expect(half).toContainText(
    "unk000_s1, trained on known facts in place of the new ones, lost 10.1 too; one run each",
  );
  await expect(
    attribution.getByRole("listitem").filter({ hasText: "unk050_lr3x_s1" }),
  ).toContainText("points fall since best");
  const early = page.getByRole("slider", { name: /^Early stop or to the end/ });
  await early.focus();
  await page.keyboard.press("End");
  const { best, final } = summary.runs.unk100_s1;
  await expect(early).toHaveAttribute("aria-valuetext", new RegExp(percent(best.dev_accuracy)));
  await expect(early).toHaveAttribute("aria-valuetext", new RegExp(percent(final.dev_accuracy)));
});

test("numbers are those of tiny-lm, the view stands in the address, and a count opens its examples", async ({
  page,
}) => {
  await page.goto(compare(shares, "&cells=true"));
  for (const run of shares) {
    const { best, final, mcnemar } = summary.runs[run];
    await expect(row(page, run)).toContainText(percent(best.dev_accuracy));
    await expect(row(page, run)).toContainText(percent(final.dev_accuracy));
    await expect(row(page, run)).toContainText(`−${mcnemar.best_only}`);
  }
  await page.getByRole("button", { name: "75 examples that only unk000_s1 gets right" }).click();
  const sheet = page.getByRole("dialog", {
    name: "Only unk000_s1 gets these right at its last checkpoint",
  });
  await expect(sheet.getByText("75 examples")).toBeVisible();
  await expect(sheet.getByRole("link", { name: "unk100_s1" }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();

  await page.getByRole("button", { name: "Make unk050_s1 the baseline" }).click();
  await expect(row(page, "unk000_s1")).toContainText("+25.3");
  const runs = page.getByRole("button", { name: "Runs", exact: true });
  await runs.click();
  await page.getByRole("button", { name: "unk075_s1", exact: true }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "View", exact: true }).click();
  const view = page.getByRole("dialog", { name: "What the picture shows" });
  for (const label of ["Split", "Examples", "Group runs by"])
    await expect(view.getByLabel(label, { exact: true })).toBeVisible();
  await view.getByLabel("x axis").selectOption("best");
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: "Fitted" }).click();
  await expect(page).toHaveURL(/baseline=unk050_s1.*/);
  await expect(page).toHaveURL(/measure=fitted/);
  await page.reload();
  await expect(row(page, "unk000_s1")).toContainText("+25.3");
  await page.getByRole("button", { name: "Runs 1 hidden" }).click();
  await expect(
    page.getByRole("button", { name: "unk075_s1", exact: true, pressed: false }),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "View", exact: true }).click();
  await expect(page.getByLabel("x axis")).toHaveValue("best");
  await page.keyboard.press("Escape");
  await expect(page.getByText("What an early stop has learned")).toBeVisible();
});

test("runs that share no checkpoint are all read at the cursor; seeds make one band; every picture is saved", async ({
  page,
}) => {
  await page.goto(compare(["unk000_s1", "unk050_s1", "unk050_s2"], "&x=fitted"));
  const curves = page.getByRole("slider", { name: /^Accuracy on/ });
  await curves.focus();
  await page.keyboard.press("PageDown");
  await expect(curves).toHaveAttribute(
    "aria-valuetext",
    /unk050_s1 .*unk050_s2 |unk050_s2 .*unk050_s1 /,
  );
  await page.goto(compare(["unk050_s1", "unk050_s2"], "&group=set-up&cells=true"));
  await expect(page.getByText("Mean of each group; the band runs from its lowest")).toBeVisible();
  await curves.focus();
  await page.keyboard.press("End");
  // summary.json: the two seeds end at 53.75 and 54.125 %.
  await expect(curves).toHaveAttribute("aria-valuetext", /2 runs\) 53\.9/);
  for (const name of [
    /^Export: Accuracy/,
    /^Export: Runs/,
    /^Export: Fall by/,
    /^Export: What differs/,
  ]) {
    await page.getByRole("button", { name }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "SVG" }).click();
    expect((await download).suggestedFilename()).toMatch(/\.svg$/);
  }
  await page.getByRole("button", { name: /^Export: Cost/ }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "CSV" }).click();
  expect((await download).suggestedFilename()).toBe("demo-Cost-of-new-knowledge.csv");
});

test("the knowledge cost is tiny-lm's regression A, term by term", async ({ page }) => {
  const { runs, coefficients, standard_errors, r2, n } = summary.regressions.A;
  await page.goto(compare(runs, "&errors=classical&terms=plain"));
  const cost = page.getByRole("region", { name: "Cost of new knowledge", exact: true });
  await expect(cost).toContainText(`${n} checkpoints of ${runs.length} runs`);
  const unknown = cost.getByRole("row").filter({ hasText: "Unknown fitted" });
  await expect(unknown).toContainText(coefficients.fitted_unknown.toFixed(3).replace("-", "−"));
  await expect(unknown).toContainText(standard_errors.fitted_unknown.toFixed(3));
  const known = cost.getByRole("row").filter({ hasText: "Known fitted" }).first();
  await expect(known).toContainText(coefficients.fitted_known.toFixed(3));
  await expect(cost).toContainText(`R² ${r2.toFixed(3)}`);
});

const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join("\n");

/** 40 Known questions of dev and ten facts to train on, half of them Unknown; and how a run of them comes in. */
async function fill(page: Page, api: string) {
  const put = async (path: string, data: unknown) => {
    const sent = await page.request.put(`${api}${path}`, { data });
    expect(sent.ok(), await sent.text()).toBe(true);
  };
  const example = (k: number, split: "dev" | "train") => ({
    ...{ example_id: `${split}${k}`, split, question: `Who is ${k}?`, answers: ["Ada"] },
    category: split === "train" && k % 2 === 1 ? "Unknown" : "HighlyKnown",
  });
  await put("/datasets/facts", {});
  await put(
    "/datasets/facts/examples",
    lines([
      ...Array.from({ length: 40 }, (_, k) => example(k, "dev")),
      ...Array.from({ length: 10 }, (_, k) => example(k, "train")),
    ]),
  );
  const upload = async (run: string, steps: number, ids: readonly number[]) => {
    await put(`/runs/${run}`, { name: "Twin", dataset: "facts", status: "finished" });
    const rows = Array.from({ length: steps }, (_, step) =>
      ids.map((k) => ({
        ...{ step, epoch: step, split: "dev", example_id: `dev${k}` },
        prediction: k % (step + 2) === 0 ? "Bob" : "Ada",
      })),
    );
    const sent = await page.request.post(`${api}/runs/${run}/uploads?format=predictions`, {
      data: lines(rows.flat()),
    });
    expect(sent.ok(), await sent.text()).toBe(true);
  };
  return { put, upload, all: Array.from({ length: 40 }, (_, k) => k) };
}

test("a suggested control is taken and taken back, and colours are one's own", async ({
  page,
  own: { project, api },
}) => {
  test.slow();
  const { put, upload, all } = await fill(page, api);
  const train = { plain: [0, 2, 4, 6, 8], mixed: [0, 1, 2, 3] };
  for (const [run, facts] of Object.entries(train)) {
    await upload(run, 4, all);
    await put(`/runs/${run}`, { name: run, hyperparameters: { learning_rate: 1e-5 } });
    await put(`/runs/${run}/training-set`, lines(facts.map((k) => ({ example_id: `train${k}` }))));
  }
  await page.goto(compare(["plain", "mixed"], "", project));
  const mixed = page
    .getByRole("region", { name: /due to new knowledge/ })
    .getByRole("listitem")
    .filter({ hasText: "mixed" });
  await expect(mixed).toContainText("points fall since best");
  await mixed.getByRole("button", { name: "Use as control of mixed" }).click();
  await expect(mixed).toContainText("not clearly more than its control");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(mixed).toContainText("points fall since best");
  await expect(mixed.getByRole("button", { name: "Use as control of mixed" })).toBeVisible();

  const runs = page.getByRole("button", { name: "Runs", exact: true });
  await runs.click();
  await page.getByRole("button", { name: "Colour of mixed" }).click();
  await page.getByRole("button", { name: "pink" }).click();
  await expect(page.getByText("You changed the colour.")).toBeVisible();
  await expect(page.locator("path[stroke='var(--series-6)']").first()).toBeVisible();
  await page.goto(`/${project}/runs/mixed`);
  await page.getByRole("button", { name: "Colour of mixed" }).click();
  await expect(page.getByRole("button", { name: "pink", pressed: true })).toBeVisible();
  await page.getByRole("button", { name: "By order" }).click();
  await expect(page.getByRole("button", { name: "By order" })).toBeHidden();
  expect((await (await page.request.get(`${api}/runs/mixed`)).json()).color).toBeNull();
});

test("chosen settings and outcomes stand side by side, and the axes in the address", async ({
  page,
}) => {
  await page.goto(compare(tinyRuns));
  const card = page.getByRole("region", { name: "What differs between the runs", exact: true });
  const picture = card.getByRole("region", { name: /^Settings and outcomes of every run/ });
  await expect(picture.locator("svg")).toContainText("Unknown share");
  await expect(picture.locator("svg")).toContainText("last");
  // What comes late above would move the card from under an open menu.
  await expect(
    page.getByRole("region", { name: "Cost of new knowledge", exact: true }),
  ).toContainText("R²");
  await card.getByRole("button", { name: "Axes" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Unknown share" }).click();
  await page.getByRole("menuitemcheckbox", { name: "seed", exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: "attributable, points" }).click();
  await page.keyboard.press("Escape");
  await expect(picture.locator("svg")).not.toContainText("Unknown share");
  await expect(picture.locator("svg")).toContainText("seed");
  await expect(page).toHaveURL(/axes=/);
  await page.reload();
  await expect(picture.locator("svg")).toContainText("seed");
  await expect(picture.locator("svg")).toContainText("attributable, points");
  await expect(picture.locator("svg")).not.toContainText("Unknown share");
});

test("what cannot be compared says why, offers what is shared, and a single evaluation is a level line", async ({
  page,
  pageProblems,
  own: { project, api },
}) => {
  pageProblems.allow(/status of (404|400|422)/);
  const { put, upload, all } = await fill(page, api);
  await upload("full", 4, all);
  await upload("half", 4, all.slice(0, 20));
  await upload("retrieval", 1, all);
  await put("/runs/full", { tags: ["kept"] });

  await page.goto(compare(["full", "half", "retrieval", "gone"], "", project));
  await expect(page.getByText("2 runs are not compared")).toBeVisible();
  await expect(page.getByText(/it evaluated 20 examples, full 40; 20 are the same/)).toBeVisible();
  await expect(page.getByText(/gone.*no such run in this project/)).toBeVisible();
  await page.getByRole("button", { name: "Compare on the shared examples" }).click();
  await expect(page.getByText("counted on the 20 that all of them share")).toBeVisible();
  await expect(page.getByRole("heading", { name: /Accuracy on .*shared/ })).toBeVisible();
  const curves = page.getByRole("slider", { name: /^Accuracy on/ });
  await curves.focus();
  await page.keyboard.press("End");
  // One evaluation, a level line: it is read at the last checkpoint of the others too.
  await expect(curves).toHaveAttribute("aria-valuetext", /^Epoch 3: (.*Twin.*){3}/);

  expect((await page.request.delete(`${api}/runs/half`)).ok()).toBe(true);
  // Deleted while it is compared: the open page says so.
  await expect(page.getByText(/half.*no such run in this project/)).toBeVisible();
  await page.goto(
    compare(
      Array.from({ length: 500 }, (_, k) => `r${k}`),
      "",
      project,
    ),
  );
  await expect(page.getByText("at most 50 runs can be compared, not 500").first()).toBeVisible();
  await page.goto(compare(["unk050_s1"], "", project));
  await expect(page.getByText("no such run: unk050_s1")).toBeVisible();
  await page.getByRole("button", { name: "Choose other runs" }).click();
  await page.getByRole("button", { name: "Runs · 0" }).click();
  await page.getByRole("button", { name: "Tags" }).click();
  await page.getByRole("option", { name: "kept" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("checkbox", { name: "Twin" })).toHaveCount(1);
  await page.getByRole("checkbox", { name: "Twin" }).check();
  await expect(page).toHaveURL(/run=full/);
});

test("the comparison is accessible in light and dark, and fits a phone", async ({
  page,
  expectAccessibleInBothThemes,
}) => {
  await page.goto(compare([...shares.slice(0, 3), "unk050_ablated_s1", paper]));
  await expect(page.getByRole("region", { name: "Fall by relation" })).toContainText("P19");
  await expectAccessibleInBothThemes();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => excessWidth(page)).toBeLessThanOrEqual(0);
  await page.goto(compare(["unk050_s1", "unk000_s1"], "&examples=lost:unk050_s1"));
  await expect(page.getByRole("dialog")).toContainText("235 examples");
  expect(await excessWidth(page)).toBeLessThanOrEqual(0);
});

test("one run claims nothing and offers others; many of one reason are refused in one sentence", async ({
  page,
  own,
}) => {
  await page.goto("/demo/compare?run=unk050_s1");
  await expect(page.getByText("One run is no comparison: add others.")).toBeVisible();
  const offered = page.getByRole("region", { name: "Runs worth comparing with it" });
  await offered.getByRole("button", { name: /^Compare 2/ }).click();
  await expect(page).toHaveURL(/run=unk000_s1&run=unk050_s1/);
  await expect(offered).toHaveCount(0);

  const counts =
    "step,epoch,split,category,n,correct,abstained\n1,1,dev,HighlyKnown,50,40,0\n2,2,dev,HighlyKnown,50,38,0\n";
  const runs = Array.from({ length: 6 }, (_, n) => `counts-${n}`);
  for (const run of runs) {
    await page.request.put(`${own.api}/runs/${run}`, { data: {} });
    await page.request.post(`${own.api}/runs/${run}/uploads?format=aggregates`, { data: counts });
  }
  await page.goto(`/${own.project}/compare?${runs.map((run) => `run=${run}`).join("&")}`);
  await expect(
    page.getByText("None of the other 5 runs can be compared with counts-0."),
  ).toBeVisible();
  await expect(page.getByText(/5 runs: neither they nor counts-0 name a dataset/)).toBeVisible();
  await page.getByRole("button", { name: /^Leave them out/ }).click();
  await expect(page).toHaveURL(/compare\?run=counts-0$/);
  await expect(page.getByText("No other run here answers the same questions yet")).toBeVisible();
});
