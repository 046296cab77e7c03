import { expect, test } from "./fixtures";
import { newGuest } from "./guest";
import { pagesOf } from "./printed-pages";

const api = "/api/v1/projects/demo";

test("groups side by side show means and no run of theirs; causes and remedies have their intervals", async ({
  page,
  browser,
  expectAccessible,
}) => {
  const share = async (runs: readonly string[], rest: object) => {
    const data = { target: { kind: "comparison", runs }, ...rest };
    const answer = await page.request.post(`${api}/shares`, { data });
    expect(answer.status(), await answer.text()).toBe(200);
    return (await answer.json()) as { url: string; embedUrl: string; previewUrl: string };
  };
  const seeds = await share(["unk000_s1", "unk050_s1", "unk050_s2"], {
    ...{ view: { group: "set-up", view: "multiples" }, mode: "frozen", allow: { embed: true } },
  });
  const visitor = await newGuest(browser);
  const main = visitor.page.getByRole("main");
  const { request } = visitor.context;
  const drawn = await (await request.get(seeds.url)).text();
  expect(drawn).toContain("unk050_s1 (2 runs), on the axes of all");

  await visitor.page.goto(seeds.url);
  await expect(main.getByRole("heading", { level: 1, name: "2 groups of runs" })).toBeVisible();
  const pictures = main.getByRole("slider");
  await expect(pictures).toHaveCount(2);
  const [first, second] = [
    await pictures.first().boundingBox(),
    await pictures.last().boundingBox(),
  ];
  expect(second?.x).toBe(first?.x);
  expect(second?.y).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0));
  expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await pictures.last().focus();
  await visitor.page.keyboard.press("End");
  // summary.json: the two seeds end at 53.75 and 54.125 %.
  await expect(pictures.last()).toHaveAttribute("aria-valuetext", /\(2 runs\) 53\.9/);
  await main.getByRole("button", { name: "Lines" }).click();
  await visitor.page.getByRole("button", { name: "unk000_s1", exact: true }).click();
  await visitor.page.keyboard.press("Escape");
  await expect(visitor.page).toHaveURL(/hide=group-1/);
  await expect(pictures).toHaveCount(1);
  await visitor.page.goto(`${seeds.url}?group=&single=true&view=overlay&train=true&hide=`);
  await expect(pictures).toHaveCount(2);
  await expectAccessible(visitor.page);

  await visitor.page.setViewportSize({ width: 800, height: 520 });
  await visitor.page.goto(seeds.embedUrl);
  await expect(pictures).toHaveCount(2);
  const preview = await request.get(seeds.previewUrl);
  expect(preview.headers()["content-type"]).toBe("image/png");
  const told = [...(await visitor.answers()).map(({ text }) => text), drawn].join(" ");
  expect(told).toContain("unk050_s1 (2 runs)");
  for (const word of ["unk050_s2", "numerator", "Run by run"])
    expect(told, word).not.toContain(word);
  // As a field of an answer; the headline has a colour of that name.
  expect(told).not.toMatch(/recommended\\*":/);

  const remedies = await share(["unk000_s1", "unk050_s1", "unk050_ablated_s1"], {});
  await visitor.page.goto(remedies.url);
  const cause = main.getByRole("region", { name: "How much of the fall is due", exact: false });
  // SCIENCE.md section 8; the remedy recounted in numpy pair by pair on the 640 test questions.
  await expect(cause.first()).toContainText("20.9");
  const remedy = main.getByRole("region", { name: "What a remedy changes" });
  await expect(remedy).toContainText("wrong −16.3 (−19.5 to −13.0) points");
  expect(pagesOf(await visitor.page.pdf({ format: "A4" }))).toBe(1);
  expect(visitor.problems).toEqual([]);
  await visitor.context.close();
});
