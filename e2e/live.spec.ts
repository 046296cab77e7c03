import { expect, test } from "./fixtures";

function checkpoint(step: number, correct: number): string {
  const lines = Array.from({ length: 40 }, (_, n) =>
    JSON.stringify({
      step,
      epoch: step / 10,
      split: "dev",
      example_id: `live-${n}`,
      question: `Where was person ${n} born?`,
      answers: ["Here"],
      category: "HighlyKnown",
      prediction: n < correct ? "Here" : "Elsewhere",
    }),
  );
  return lines.join("\n");
}

test("a run that trains is followed without a reload", async ({ page, own }) => {
  const { project, api } = own;
  const put = await page.request.put(`${api}/runs/live`, { data: { status: "running" } });
  expect(put.ok()).toBe(true);
  const upload = async (step: number, correct: number) => {
    const sent = await page.request.post(`${api}/runs/live/uploads`, {
      data: checkpoint(step, correct),
    });
    expect(sent.ok()).toBe(true);
  };
  await upload(10, 38);
  await page.goto(`/${project}/runs/live`);
  await expect(page.getByText("38 of 40").first()).toBeVisible();
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await upload(20, 31);
  await expect(page.getByText("31 of 40").first()).toBeVisible();
  expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
});
