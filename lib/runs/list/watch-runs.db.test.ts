import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TestProject } from "@/app/api/v1/test-project";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { exampleLines, predictionLines } from "@/lib/testing/outcome-run";
import { createMember } from "@/lib/testing/people";
import { watchRuns } from "./watch-runs";

const viewer: Viewer = { kind: "system", name: "test" };
let project: TestProject;
let seen: { run: string }[] = [];
let end = () => {};

beforeEach(async () => {
  project = await TestProject.create();
  await project.putDataset("facts");
  await project.putExamples("facts", exampleLines(3));
  await project.putRun("run", { dataset: "facts" });
  seen = [];
  const subscribe = await watchRuns(viewer, project.project);
  end = subscribe((change) => seen.push(change));
  await vi.waitFor(async () => expect(await countListening()).toBe(1), 10_000);
});

afterEach(() => end());

async function countListening(): Promise<number> {
  const rows = await db.$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
  return rows.length;
}

const told = (run: string) => ({ run, at: expect.any(Number) });
const upload = (to: TestProject, step: number) =>
  to.upload("run", predictionLines([{ step, outcomes: "++-" }]));

test("an upload reaches whoever watches the project, within two seconds of its answer", async () => {
  await upload(project, 1);
  await vi.waitFor(() => expect(seen).toContainEqual(told("run")), 2_000);
});

test("a change of labels reaches whoever watches a run of that dataset", async () => {
  await upload(project, 1);
  await vi.waitFor(() => expect(seen).toContainEqual(told("run")), 2_000);
  seen.length = 0;
  await project.putExamples(
    "facts",
    exampleLines(3, () => ({ category: "Unknown" })),
  );
  await vi.waitFor(() => expect(seen).toContainEqual(told("run")), 2_000);
});

test("another project's upload does not reach them", async () => {
  const other = await TestProject.create();
  await other.putDataset("facts");
  await other.putExamples("facts", exampleLines(3));
  await other.putRun("run", { dataset: "facts" });
  await upload(other, 1);
  await project.putRun("marker", { dataset: "facts" });
  await vi.waitFor(() => expect(seen.map(({ run }) => run)).toContain("marker"), 5_000);
  expect(seen.map(({ run }) => run)).not.toContain("run");
});

test("a change between drawing a page and listening reaches it, and an older one does not", async () => {
  await project.putRun("older", { dataset: "facts" });
  await db.run.updateMany({ where: { slug: "older" }, data: { updatedAt: new Date(0) } });
  await db.runSummary.updateMany({
    where: { run: { slug: "older" } },
    data: { updatedAt: new Date(0) },
  });
  const since = new Date().toISOString();
  await upload(project, 1);
  const late: { run: string }[] = [];
  const endLate = (await watchRuns(viewer, project.project, { since }))((change) =>
    late.push(change),
  );
  await vi.waitFor(() => expect(late).toContainEqual(told("run")), 5_000);
  expect(late).not.toContainEqual(told("older"));
  endLate();
});

test("an analysis that was stored between drawing a page and listening reaches it", async () => {
  await upload(project, 1);
  await analyseDueRuns(project.project);
  const { updatedAt } = await db.runSummary.findFirstOrThrow({
    where: { run: { slug: "run", project: { slug: project.project } } },
  });
  const long = { updatedAt: new Date(0) };
  const where = { slug: "run", project: { slug: project.project } };
  await db.run.updateMany({ where, data: long });
  await db.runSummary.updateMany({ where: { run: where }, data: long });
  const since = new Date(updatedAt.getTime() - 1).toISOString();
  const late: { run: string }[] = [];
  const endLate = (await watchRuns(viewer, project.project, { since }))((change) =>
    late.push(change),
  );
  await vi.waitFor(() => expect(late).toContainEqual(told("run")), 5_000);
  endLate();
});

test("a member who was removed while the page is open hears no more", async () => {
  const member = await createMember(project.project, "viewer");
  const heard: { run: string }[] = [];
  const endTheirs = (await watchRuns(member, project.project))((change) => heard.push(change));
  await upload(project, 1);
  await vi.waitFor(() => expect(heard).toContainEqual(told("run")), 2_000);
  await db.member.deleteMany({ where: { userId: member.userId } });
  heard.length = 0;
  seen.length = 0;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
  await upload(project, 2);
  await vi.waitFor(() => expect(seen).toContainEqual(told("run")), 2_000);
  vi.useRealTimers();
  expect(heard).toEqual([]);
  endTheirs();
});
