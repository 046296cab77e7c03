import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { newGuest } from "./guest";

const seven = ["unk000_s1", "unk050_ablated_s1", "unk025_s1", "unk050_s1", "unk075_s1"].concat([
  ...["unk100_s1", "unk050_idk_s1"],
]);
const comparison = `/demo/compare?${seven.map((run) => `run=${run}`).join("&")}`;
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const api = "/api/v1/projects/demo";

const headlineOf = (page: Page) => page.locator("main .text-headline");

/** Lines of text that an element takes. */
const linesOf = (line: Locator) =>
  line.evaluate((node) => {
    const { lineHeight } = getComputedStyle(node);
    return Math.round(node.getBoundingClientRect().height / Number.parseFloat(lineHeight));
  });

/** The first words of the page after its name are what to use; the next are why, smaller and grey. */
async function expectDecisionFirst(page: Page, { use, why }: { use: RegExp[]; why: RegExp }) {
  const lines = headlineOf(page);
  await expect(lines).toHaveText(use);
  const reason = lines.last().locator("xpath=following-sibling::p").first();
  await expect(reason).toHaveText(why);
  const place = async (at: Locator) => (await at.boundingBox())?.y ?? Number.NaN;
  const [line, next, rest] = [
    await place(lines.first()),
    await place(reason),
    await place(page.locator("main").locator("dl, section, table").first()),
  ];
  expect(line).toBeGreaterThan(await place(page.getByRole("heading", { level: 1 })));
  expect(next).toBeGreaterThan(line);
  expect(rest).toBeGreaterThan(next);
}

const ofRun = { use: [/Use epoch 2\.\s*$/], why: /^By epoch 30 it gets/ };
const ofComparison = {
  use: [
    /^Best on known facts: unk000_s1, epoch 2\.\s*$/,
    /^If the new facts are needed: unk025_s1, epoch 3\.\s*$/,
  ],
  why: /within noise of the best/,
};

for (const size of sizes) {
  test(`the run page and the comparison say first what to use, then why, ${size.width} pixels wide`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await page.goto("/demo/runs/unk050_s1");
    await expectDecisionFirst(page, ofRun);
    expect(await linesOf(headlineOf(page))).toBeLessThanOrEqual(2);
    await page.goto(comparison);
    await expectDecisionFirst(page, ofComparison);
    for (const line of await headlineOf(page).all())
      expect(await linesOf(line)).toBeLessThanOrEqual(size.width > 1000 ? 1 : 2);
  });

  test(`shared pages say first what to use, then why, ${size.width} pixels wide`, async ({
    page,
    browser,
  }) => {
    const share = async (target: object) => {
      const answer = await page.request.post(`${api}/shares`, { data: { target } });
      expect(answer.status(), await answer.text()).toBe(200);
      return ((await answer.json()) as { url: string }).url;
    };
    const run = { kind: "run", run: "unk050_s1" };
    const links = [
      { url: await share(run), told: ofRun, most: 2 },
      { url: await share({ ...run, shows: "whole" }), told: ofRun, most: 2 },
      { url: await share({ kind: "comparison", runs: seven }), told: ofComparison, most: 4 },
    ];
    const visitor = await newGuest(browser, { width: size.width });
    for (const { url, told, most } of links) {
      await visitor.page.goto(url);
      await expectDecisionFirst(visitor.page, told);
      const lines = await Promise.all((await headlineOf(visitor.page).all()).map(linesOf));
      const sum = lines.reduce((all, one) => all + one, 0);
      expect(sum).toBeLessThanOrEqual(size.width > 1000 ? 2 : most);
    }
    await visitor.context.close();
  });
}

test("every run of the demo that was judged has a headline of at most two lines, on a desk and on a phone", async ({
  page,
}) => {
  test.slow();
  const { items } = await (await page.request.get(`${api}/runs?limit=50`)).json();
  const judged = items.filter(({ isRatesOnly }: { isRatesOnly: boolean }) => !isRatesOnly);
  expect(judged.length).toBeGreaterThan(10);
  for (const { id } of judged) {
    await page.setViewportSize({ width: 1440, height: 900 });
    // What comes to life later is below the headline, which the server draws.
    await page.goto(`/demo/runs/${id}`, { waitUntil: "domcontentloaded" });
    await page.evaluate(() => document.fonts.ready);
    for (const size of sizes) {
      await page.setViewportSize(size);
      const lines = headlineOf(page);
      await expect(lines.first()).toBeVisible();
      const counts = await Promise.all((await lines.all()).map(linesOf));
      expect(
        counts.reduce((sum, count) => sum + count, 0),
        `${id} at ${size.width}`,
      ).toBeLessThan(3);
    }
  }
});

test("the chart of a comparison is whole above the fold at 1280 × 720", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(comparison);
  const picture = page.getByRole("slider", { name: /^Accuracy on Known dev examples/ });
  await expect(picture).toBeVisible();
  // The server does not know how low the window is: the browser makes the picture lower when it comes alive.
  const lowerEdge = async () => {
    const box = await picture.boundingBox();
    return box === null ? Number.POSITIVE_INFINITY : box.y + box.height;
  };
  await expect.poll(lowerEdge).toBeLessThanOrEqual(720);
  expect((await picture.boundingBox())?.height).toBeGreaterThan(150);
  await expect(page.getByRole("row").filter({ hasText: "unk025_s1" }).first()).toBeInViewport();
});

test("a shared comparison is cards on a phone, the choice first, and tables on a desk", async ({
  page,
  browser,
  expectAccessible,
}) => {
  const data = { target: { kind: "comparison", runs: seven } };
  const answer = await page.request.post(`${api}/shares`, { data });
  const { url } = (await answer.json()) as { url: string };
  const visitor = await newGuest(browser);
  await visitor.page.goto(url);
  const main = visitor.page.getByRole("main");
  const choice = main.getByRole("list", { name: "What to choose" });
  await expect(choice.getByRole("listitem")).toHaveText([
    /unk000_s1, epoch 2.*89\.1.%713 of 80086\.8 to 91\.1/,
    /unk025_s1, epoch 3.*87\.4.%699 of 80084\.9 to 89\.5.*53of 300.*1\.8 points below the best run, at most 3\.2 \(95 %\)/,
  ]);
  const runs = main.getByRole("region", { name: "The runs" });
  await expect(runs.getByRole("heading", { level: 3 })).toHaveText([
    ...["unk000_s1", "unk050_ablated_s1", "unk025_s1", "unk050_s1", "unk075_s1"].map(
      (run) => new RegExp(run),
    ),
    ...[/unk100_s1|unk050_idk_s1/, /unk100_s1|unk050_idk_s1/],
  ]);
  const quarter = runs.getByRole("listitem").filter({ hasText: "unk025_s1" });
  await expect(quarter).toContainText("Use epoch 3");
  await expect(quarter).toContainText("test 58.1");
  const order = [...[headlineOf(visitor.page).first(), choice, main.getByRole("slider"), runs]];
  const tops = await Promise.all(order.map(async (one) => (await one.boundingBox())?.y ?? -1));
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  const table = main.getByRole("region", { name: "Run by run", exact: true });
  await expect(table).toBeHidden();
  expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(visitor.page);
  await visitor.page.setViewportSize({ width: 1440, height: 900 });
  await expect(table).toBeVisible();
  await expect(runs).toBeHidden();
  expect(visitor.problems).toEqual([]);
  await visitor.context.close();
});
