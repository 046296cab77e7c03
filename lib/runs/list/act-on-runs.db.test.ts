import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { restorableMs } from "@/lib/domain/set-aside";
import { listRunsQuery } from "@/lib/runs/schema";
import { getRun, putRun } from "@/lib/runs/service";
import { createApiProject } from "@/lib/testing/api-call";
import { keyViewer } from "@/lib/testing/people";
import { purgeDeleted } from "@/lib/uploads/purge-deleted";
import { actOnRuns } from "./act-on-runs";
import { listDeletedRuns } from "./list-deleted-runs";
import { listProjectRuns } from "./list-runs";
import type { RunActionInput } from "./list-schema";

const writer: Viewer = { kind: "system", name: "test" };
let project: string;
let other: string;

const act = (input: Omit<RunActionInput, "runs"> & { runs?: string[] }) =>
  actOnRuns(writer, project, { runs: ["a", "b", "c"], ...input });

async function listed(query: Record<string, unknown> = {}): Promise<string[]> {
  const { items } = await listProjectRuns(writer, project, listRunsQuery.parse(query));
  return items.map(({ id }) => id).sort();
}

beforeAll(async () => {
  ({ project } = await createApiProject());
  ({ project: other } = await createApiProject());
  for (const run of ["a", "b", "c"]) await putRun(writer, { project, run }, {});
  await putRun(writer, { project, run: "b" }, { tags: ["old"] });
  await putRun(writer, { project: other, run: "foreign" }, {});
});

describe("actOnRuns", () => {
  it("tags those without the tag, and untagging what changed undoes it", async () => {
    const { changed, missing } = await act({
      action: "tag",
      tag: "old",
      runs: ["a", "b", "nobody", "a"],
    });
    expect({ changed, missing }).toEqual({ changed: ["a"], missing: ["nobody"] });
    expect(await listed({ tag: "old" })).toEqual(["a", "b"]);
    await act({ action: "untag", tag: "old", runs: changed });
    expect(await listed({ tag: "old" })).toEqual(["b"]);
  });

  it("colours those of another colour, says what they had, and those colours undo it", async () => {
    await putRun(writer, { project, run: "b" }, { color: "pink" });
    await putRun(writer, { project, run: "c" }, { color: "teal" });
    const { changed, before } = await act({ action: "color", color: "teal" });
    expect({ changed, before }).toEqual({ changed: ["a", "b"], before: { a: null, b: "pink" } });
    const colors = async () => {
      const { items } = await listProjectRuns(writer, project, listRunsQuery.parse({}));
      return Object.fromEntries(items.map(({ id, color }) => [id, color]));
    };
    expect(await colors()).toEqual({ a: "teal", b: "teal", c: "teal" });
    await act({ action: "color", color: null, runs: ["a"] });
    await act({ action: "color", color: "pink", runs: ["b"] });
    expect(await colors()).toEqual({ a: null, b: "pink", c: "teal" });
  });

  it("archives, and unarchiving what changed undoes it", async () => {
    await act({ action: "archive", runs: ["c"] });
    const { changed } = await act({ action: "archive" });
    expect(changed).toEqual(["a", "b"]);
    expect(await listed()).toEqual([]);
    expect(await listed({ archived: "only" })).toEqual(["a", "b", "c"]);
    await act({ action: "unarchive", runs: changed });
    expect(await listed()).toEqual(["a", "b"]);
    expect(await listed({ archived: "with" })).toEqual(["a", "b", "c"]);
    await act({ action: "unarchive" });
  });

  it("hides a deleted run everywhere at once, and a restoration brings it back", async () => {
    const { changed } = await act({ action: "delete", runs: ["a"] });
    await expect(getRun(writer, { project, run: "a" })).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await listed({ archived: "with" })).toEqual(["b", "c"]);
    expect(await act({ action: "tag", tag: "x", runs: ["a"] })).toEqual({
      changed: [],
      missing: ["a"],
    });
    expect(await act({ action: "restore", runs: changed })).toEqual({
      changed: ["a"],
      missing: [],
    });
    expect(await listed()).toEqual(["a", "b", "c"]);
  });

  it("lists what can still be restored, deleted last first, with when it goes for good", async () => {
    await act({ action: "delete", runs: ["b"] });
    await act({ action: "delete", runs: ["a"] });
    const found = await listDeletedRuns(writer, project);
    expect(found.map(({ id }) => id)).toEqual(["a", "b"]);
    for (const { deletedAt, goneAt, leftMs } of found) {
      expect(Date.parse(goneAt) - Date.parse(deletedAt)).toBe(restorableMs);
      expect(leftMs).toBeGreaterThan(0);
      expect(leftMs).toBeLessThanOrEqual(restorableMs);
    }
    await db.run.updateMany({
      where: { slug: "b", project: { slug: project } },
      data: { deletedAt: new Date(Date.now() - restorableMs + 60_000) },
    });
    const [, early] = await listDeletedRuns(writer, project);
    expect(early?.leftMs).toBeLessThanOrEqual(60_000);
    expect(await listDeletedRuns(writer, other)).toEqual([]);
    await act({ action: "restore", runs: ["a", "b"] });
    expect(await listDeletedRuns(writer, project)).toEqual([]);
  });

  it("gives the slug of a deleted run to a new one, and the old one waits beside it", async () => {
    await putRun(writer, { project, run: "again" }, { notes: "old" });
    await act({ action: "delete", runs: ["again"] });
    const made = await putRun(writer, { project, run: "again" }, {});
    expect(made.notes).toBeNull();
    expect(await act({ action: "restore", runs: ["again"] })).toEqual({ changed: [], missing: [] });
    await act({ action: "delete", runs: ["again"] });
  });

  it("restores no longer than seven days, and then purges", async () => {
    await putRun(writer, { project, run: "late" }, {});
    await putRun(writer, { project, run: "early" }, {});
    await act({ action: "delete", runs: ["late", "early"] });
    const where = { slug: "late", project: { slug: project } };
    await db.run.updateMany({
      where,
      data: { deletedAt: new Date(Date.now() - restorableMs - 1) },
    });
    const listed = (await listDeletedRuns(writer, project)).map(({ id }) => id);
    expect(listed).toContain("early");
    expect(listed).not.toContain("late");
    const restored = await act({ action: "restore", runs: ["late", "early"] });
    expect(restored).toEqual({ changed: ["early"], missing: ["late"] });
    expect(await purgeDeleted()).toMatchObject({ runs: 1 });
    expect(await db.run.count({ where })).toBe(0);
    await act({ action: "delete", runs: ["early"] });
  });

  it("changes nothing when a run has as many tags as it may", async () => {
    const tags = Array.from({ length: 100 }, (_, n) => `t${n}`);
    await putRun(writer, { project, run: "b" }, { tags });
    await expect(act({ action: "tag", tag: "more" })).rejects.toMatchObject({
      code: "conflict",
      message: 'run "b" has 100 tags already; no run was changed',
    });
    expect(await listed({ tag: "more" })).toEqual([]);
    await putRun(writer, { project, run: "b" }, { tags: ["old"] });
  });

  it("finds a run of another project missing, and refuses who may only read", async () => {
    expect(await act({ action: "delete", runs: ["foreign"] })).toEqual({
      changed: [],
      missing: ["foreign"],
    });
    const reader = await keyViewer(project, ["read"]);
    const asked = actOnRuns(reader, project, { action: "delete", runs: ["a"] });
    await expect(asked).rejects.toMatchObject({ code: "forbidden" });
    await expect(listDeletedRuns(reader, project)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await keyViewer(other, ["write"]);
    await expect(listDeletedRuns(stranger, project)).rejects.toMatchObject({ code: "not-found" });
    const foreign = actOnRuns(stranger, project, { action: "delete", runs: ["a"] });
    await expect(foreign).rejects.toMatchObject({ code: "not-found" });
  });
});
