import { expect, test, vi } from "vitest";
import { GET as getAnalysis } from "@/app/api/v1/projects/[project]/runs/[run]/analysis/route";
import { jsonLines, TestProject } from "@/app/api/v1/test-project";
import { db } from "@/lib/db/client";
import { testedClient } from "@/lib/testing/tested-client";
import { analyseDueRuns } from "./analyse-due-runs";

function checkpoint(step: number, correct: number, shift = 0): string {
  const rows = Array.from({ length: 40 }, (_, n) => ({
    step,
    split: "dev",
    example_id: `e${n}`,
    category: "HighlyKnown",
    correct: (n + shift) % 40 < correct,
  }));
  return jsonLines(...rows);
}

/** Right answers of 40 by step: a fall that lasts. */
const falling = [
  [1, 40],
  [2, 40],
  [3, 40],
  [4, 5],
  [5, 5],
  [6, 5],
] as const;

test("a run is pending until its due analysis is made, then says how it fares", async () => {
  const project = await TestProject.create();
  await project.putRun("run", { status: "finished" });
  for (const [step, correct] of falling) await project.upload("run", checkpoint(step, correct));
  const health = async () => (await project.getRun("run")).body.health;
  expect(await health()).toBe("pending");
  await analyseDueRuns(project.project);
  expect(await health()).toBe("degrading");
});

test("a run that was judged keeps its judgement while the next analysis is due", async () => {
  const project = await TestProject.create();
  await project.putRun("run", { status: "finished" });
  for (const [step, correct] of falling) await project.upload("run", checkpoint(step, correct));
  await analyseDueRuns(project.project);
  await project.upload("run", checkpoint(7, 39));
  expect((await project.getRun("run")).body.health).toBe("degrading");
});

test("a run whose sentences cannot exclude a fall has no badge that does", async () => {
  const project = await TestProject.create();
  await project.putRun("run", { status: "finished" });
  // 30 of 40 each time, and each time others.
  for (const step of [1, 2, 3, 4]) await project.upload("run", checkpoint(step, 30, 7 * step));
  await analyseDueRuns(project.project);
  const { body } = await project.call(getAnalysis, "GET", { run: "run" });
  expect((body.findings as string[]).join(" ")).toMatch(/Too few examples to tell a fall/);
  expect((await project.getRun("run")).body.health).toBe("insufficient-data");
});

test("a run without an evaluation outside training is judged as not enough data, not left pending", async () => {
  const project = await TestProject.create();
  await project.putRun("run");
  const trained = { split: "train", example_id: "a", category: "Unknown", correct: true };
  await project.upload("run", jsonLines({ step: 1, ...trained }, { step: 2, ...trained }));
  await analyseDueRuns(project.project);
  expect((await project.getRun("run")).body.health).toBe("insufficient-data");
});

test("a run whose analysis fails keeps no other from being judged, and stays due", async () => {
  const project = await TestProject.create();
  for (const run of ["first", "broken", "last"]) {
    await project.putRun(run, { status: "finished" });
    for (const [step, correct] of falling) await project.upload(run, checkpoint(step, correct));
  }
  const where = { run: { slug: "broken", project: { slug: project.project } } };
  await db.runSummary.updateMany({ where, data: { updatedAt: new Date("2100-01-01") } });
  const tested = testedClient();
  const asked = vi.spyOn(tested.run, "findUnique").mockRejectedValueOnce(new Error("broken"));
  await analyseDueRuns(project.project);
  asked.mockRestore();
  const health = async (run: string) => (await project.getRun(run)).body.health;
  expect([await health("first"), await health("broken"), await health("last")]).toEqual([
    "degrading",
    "pending",
    "degrading",
  ]);
  await analyseDueRuns(project.project);
  expect(await health("broken")).toBe("degrading");
});
