import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { createApiProject } from "@/lib/testing/api-call";
import { keyViewer } from "@/lib/testing/people";
import { saveViewInput } from "./list-schema";
import { changeView, listSavedViews, removeView, saveView } from "./saved-views";

const writer: Viewer = { kind: "system", name: "test" };
let project: string;
let other: string;

beforeAll(async () => {
  ({ project } = await createApiProject());
  ({ project: other } = await createApiProject());
});

const names = async () => (await listSavedViews(writer, project)).map(({ name }) => name);

describe("saved views", () => {
  it("are kept, listed by name, changed and forgotten", async () => {
    const b = await saveView(writer, project, { name: "b", query: "sort=-best" });
    const a = await saveView(writer, project, { name: "a", query: "" });
    expect(await listSavedViews(writer, project)).toEqual([a, b]);
    const changed = await changeView(
      writer,
      { project, view: b.id },
      { name: "c", query: "tag=x&tag=y" },
    );
    expect(changed).toEqual({ ...b, name: "c", query: "tag=x&tag=y", version: 2 });
    await removeView(writer, { project, view: a.id });
    expect(await names()).toEqual(["c"]);
  });

  it("are not written over by whoever saw an older one", async () => {
    const name = "two at once";
    const { id, version } = await saveView(writer, project, { name, query: "q=1" });
    const place = { project, view: id };
    const ada: Viewer = { kind: "system", name: "Ada" };
    await changeView(ada, place, { name, query: "q=2", version });
    await expect(changeView(writer, place, { name, query: "q=3", version })).rejects.toMatchObject({
      code: "conflict",
      message: `Ada changed the view "${name}" since you opened this page: nothing was saved; look at it as it is now, then save again`,
    });
    const views = await listSavedViews(writer, project);
    expect(views.find((view) => view.id === id)?.query).toBe("q=2");
    const results = await Promise.allSettled(
      ["q=4", "q=5"].map((query) => changeView(writer, place, { name, query, version: 2 })),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await removeView(writer, place);
  });

  it("have names of their own in a project", async () => {
    const twin = { name: "twin", query: "q=1" };
    const { id } = await saveView(writer, project, twin);
    await expect(saveView(writer, project, twin)).rejects.toMatchObject({
      code: "conflict",
      message: `project "${project}" has a view "twin" already`,
    });
    const renaming = changeView(writer, { project, view: id }, { ...twin, name: "c" });
    await expect(renaming).rejects.toMatchObject({ code: "conflict" });
    await expect(saveView(writer, other, twin)).resolves.toMatchObject(twin);
  });

  it("are written by those who may write and found by those who may read", async () => {
    const reader = await keyViewer(project, ["read"]);
    const input = { name: "mine", query: "" };
    await expect(saveView(reader, project, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listSavedViews(reader, project)).resolves.not.toEqual([]);
    const [view] = await listSavedViews(writer, project);
    const foreign = { project: other, view: view?.id ?? "" };
    await expect(removeView(writer, foreign)).rejects.toMatchObject({ code: "not-found" });
    await expect(changeView(writer, foreign, input)).rejects.toMatchObject({ code: "not-found" });
    const nowhere = { project, view: "not an id" };
    await expect(removeView(writer, nowhere)).rejects.toMatchObject({ code: "not-found" });
    const stranger = await keyViewer(other, ["read"]);
    await expect(listSavedViews(stranger, project)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("the query of a view", () => {
  it.each(["", "sort=-best", "filter=lr%20%3C%201e-4&tag=a&tag=b", "q=", "column=config.lr"])(
    "may be %j",
    (query) => {
      expect(saveViewInput.safeParse({ name: "v", query }).success).toBe(true);
    },
  );

  it.each([
    "https://example.org",
    "//example.org",
    "?sort=best",
    "javascript:alert(1)",
    "a=1#b",
    "a b=1",
    "/demo/runs?sort=best",
    `q=${"x".repeat(4000)}`,
  ])("may not be %j", (query) => {
    expect(saveViewInput.safeParse({ name: "v", query }).success).toBe(false);
  });
});
