import { expect, it } from "vitest";
import { readShared, TestShares } from "@/app/api/v1/test-shares";
import type { Viewer } from "@/lib/auth/viewer";
import { getComparison } from "@/lib/comparisons/get-comparison";
import { comparisonQuery } from "@/lib/comparisons/schema";
import { getDataset } from "@/lib/datasets/service";
import { listProjectTags, putRun } from "@/lib/runs/service";
import { listUploadsQuery } from "@/lib/uploads/schema";
import { listProjectUploads } from "@/lib/uploads/service";
import { actOnRuns } from "./act-on-runs";
import { getRunColumns } from "./get-columns";
import { getSparklines } from "./get-sparklines";
import { tagsQuery } from "./list-schema";

const viewer: Viewer = { kind: "system", name: "test" };

it("a deleted run is in no answer until it is restored", async () => {
  const shares = await TestShares.create();
  const { project } = shares.owner;
  const { token } = await shares.make();
  const place = { project, run: "first" };
  await putRun(viewer, place, { tags: ["only"], hyperparameters: { only: 1 } });
  const seen = async () => ({
    link: (await readShared(token)).status,
    compared: await getComparison(viewer, project, comparisonQuery.parse({ run: "first" })).then(
      () => "answered",
      ({ code }) => code,
    ),
    tags: await listProjectTags(viewer, project, tagsQuery.parse({})),
    columns: (await getRunColumns(viewer, project)).columns.length,
    sparklines: (await getSparklines(viewer, project, { run: ["first"] })).items.length,
    uploads: (await listProjectUploads(viewer, project, listUploadsQuery.parse({}))).items.filter(
      ({ run }) => run !== null,
    ).length,
    ofDataset: (await getDataset(viewer, { project, dataset: "facts-of-the-house" })).runs,
  });
  const before = await seen();
  expect(before).toMatchObject({ link: 200, compared: "answered", tags: ["only"], columns: 1 });
  expect([before.sparklines, before.ofDataset]).toEqual([1, 1]);
  await actOnRuns(viewer, project, { action: "delete", runs: ["first"] });
  expect(await seen()).toEqual({
    ...{ link: 404, compared: "not-found", tags: [], columns: 0 },
    ...{ sparklines: 0, uploads: 0, ofDataset: 0 },
  });
  await actOnRuns(viewer, project, { action: "restore", runs: ["first"] });
  expect(await seen()).toEqual(before);
});
