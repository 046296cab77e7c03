import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { DELETE as revokeKeyRoute } from "./projects/[project]/keys/[key]/route";
import { GET as getRunRoute } from "./projects/[project]/runs/[run]/route";
import { POST as moveRoute } from "./projects/[project]/runs/[run]/uploads/[upload]/move/route";
import { POST as restoreRoute } from "./projects/[project]/runs/[run]/uploads/[upload]/restore/route";
import { DELETE as undoRoute } from "./projects/[project]/runs/[run]/uploads/[upload]/route";
import { jsonLines, TestProject } from "./test-project";

async function withRun(correct: boolean) {
  const project = await TestProject.create();
  await project.putRun("same");
  const line = { step: 1, split: "dev", example_id: "a", correct };
  const { body } = await project.upload("same", jsonLines(line));
  return { project, upload: (body.upload as { id: string }).id };
}

test("two projects have a run of one name, each with its own results", async () => {
  const [right, wrong] = [await withRun(true), await withRun(false)];
  expect(await right.project.series("same")).toEqual(["1 dev all: 1 of 1 (0, null)"]);
  expect(await wrong.project.series("same")).toEqual(["1 dev all: 0 of 1 (0, null)"]);
  await right.project.call(undoRoute, "DELETE", { run: "same", upload: right.upload });
  expect(await right.project.series("same")).toEqual([]);
  expect(await wrong.project.series("same")).toEqual(["1 dev all: 0 of 1 (0, null)"]);
});

test("an id of another project is not there, whatever is done with it", async () => {
  const [own, other] = [await withRun(true), await withRun(false)];
  const params = { run: "same", upload: other.upload };
  for (const [route, method] of [
    [undoRoute, "DELETE"],
    [restoreRoute, "POST"],
    [moveRoute, "POST"],
  ] as const) {
    await own.project.putRun("second");
    const body = route === moveRoute ? { body: JSON.stringify({ run: "second" }) } : {};
    const { status } = await own.project.call(route, method, params, body);
    expect(status).toBe(404);
  }
  const { id } = await db.apiKey.findFirstOrThrow({
    where: { project: { slug: other.project.project } },
  });
  expect((await own.project.call(revokeKeyRoute, "DELETE", { key: id })).status).toBe(404);
  expect(await other.project.series("same")).toEqual(["1 dev all: 0 of 1 (0, null)"]);
});

test("a key opens its own project alone, also where both have a run of that name", async () => {
  const [own, other] = [await withRun(true), await withRun(false)];
  const { key } = own.project;
  const { status } = await other.project.call(getRunRoute, "GET", { run: "same" }, { key });
  expect(status).toBe(404);
});
