import { expect, test } from "vitest";
import { TestHistory } from "@/app/api/v1/test-history";
import { TestProject } from "@/app/api/v1/test-project";
import { exampleLines, predictionLines } from "@/lib/testing/outcome-run";
import { GET as analysisRoute } from "../analysis/route";
import { GET as verdictRoute } from "../verdict/route";

const examples = 200;
const right = (count: number) => "+".repeat(count) + "-".repeat(examples - count);

/** Steps 100 to 800, falling from 500 on; then the training goes back to 400 and stays up: 450, 600, 750, 900. */
const abandoned = [100, 200, 300, 400, 500, 600, 700, 800].map((step) => ({
  step,
  epoch: step / 100,
  outcomes: right(step < 500 ? 180 : 110),
}));
const resumed = [450, 600, 750, 900].map((step) => ({
  step,
  epoch: step / 100,
  outcomes: right(180),
}));

test("a fall that was confirmed on an abandoned branch is gone once the branch is dropped", async () => {
  const project = await TestProject.create();
  const history = new TestHistory(project);
  await project.putDataset("facts");
  await project.putExamples("facts", exampleLines(examples));
  await project.putRun("run", { dataset: "facts" });
  const alarm = async () => {
    const { body } = await project.call(analysisRoute, "GET", { run: "run" });
    return (body.onset as { alarm: unknown }).alarm;
  };
  const steps = async () =>
    (await project.series("run", "split=dev&category=Known")).map((line) =>
      Number.parseInt(line, 10),
    );
  for (const checkpoint of abandoned)
    expect((await project.upload("run", predictionLines([checkpoint]))).status).toBe(200);
  expect(await alarm()).not.toBeNull();

  const dropped = await history.drop("run", 450);
  expect(dropped.body).toMatchObject({ checkpoints: 4 });
  expect(await alarm()).toBeNull();
  await project.upload("run", predictionLines(resumed));
  expect(await steps()).toEqual([100, 200, 300, 400, 450, 600, 750, 900]);
  expect(await alarm()).toBeNull();
  const { body } = await project.call(verdictRoute, "GET", { run: "run" });
  expect(body).toMatchObject({ alarm: null });

  await history.restoreDrop("run", String(dropped.body.id));
  expect(await steps()).toEqual([100, 200, 300, 400, 450, 500, 600, 700, 750, 800, 900]);
  expect(await alarm()).not.toBeNull();
});
