import { expect, test } from "vitest";
import { TestProject } from "@/app/api/v1/test-project";
import { db } from "@/lib/db/client";
import { getAnalysis } from "@/lib/runs/analysis/get-analysis";
import { readDataVersion } from "@/lib/shares/queries";
import { exampleLines, predictionLines } from "@/lib/testing/outcome-run";
import { countCells } from "./count-cells";

test("what was computed of a run stays good when its analysis is stored, and no longer when data arrive", async () => {
  const project = await TestProject.create();
  await project.putDataset("facts");
  await project.putExamples("facts", exampleLines(3));
  await project.putRun("run", { dataset: "facts" });
  await project.upload("run", predictionLines([{ step: 1, outcomes: "++-" }]));
  const where = { slug: "run", project: { slug: project.project } };
  const run = await db.run.findFirstOrThrow({ where });
  const summary = () => db.runSummary.findFirstOrThrow({ where: { run: where } });
  const before = await countCells(run, "dev");
  const shown = await readDataVersion(run.projectId);
  expect((await summary()).analysedAt).toBeNull();
  await getAnalysis({ kind: "system", name: "test" }, { project: project.project, run: "run" }, {});
  expect((await summary()).analysedAt).not.toBeNull();
  expect((await countCells(run, "dev")).version).toBe(before.version);
  // A link may show what is stored with the analysis.
  expect(await readDataVersion(run.projectId)).not.toBe(shown);
  await project.upload("run", predictionLines([{ step: 2, outcomes: "+--" }]));
  expect((await countCells(run, "dev")).version).not.toBe(before.version);
});
