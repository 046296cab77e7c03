import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { putProjectAndSettings as putProject } from "@/lib/runs/recount/change-settings";
import { createUser } from "@/lib/testing/people";
import { defaultSettings } from "./schema";
import { getProjectDetail, listProjects } from "./service";

let ada: Viewer;
let bob: Viewer;

beforeAll(async () => {
  ada = await createUser("Ada");
  bob = await createUser("Bob");
});

describe("putProject", () => {
  it("makes a project with the default settings, owned by its maker", async () => {
    const made = await putProject(ada, "made", { name: "Made" });
    expect(made).toMatchObject({ id: "made", name: "Made", settings: defaultSettings });
    expect((await listProjects(ada)).map(({ id }) => id)).toContain("made");
  });

  it("names a project by its id when no name is given", async () => {
    expect((await putProject(ada, "nameless", {})).name).toBe("nameless");
  });

  it("changes only the fields that are given, and may be repeated", async () => {
    await putProject(ada, "fields", { name: "Fields", description: "first" });
    const input = { description: "second" };
    await putProject(ada, "fields", input);
    expect(await putProject(ada, "fields", input)).toMatchObject({
      name: "Fields",
      description: "second",
    });
    expect((await putProject(ada, "fields", { description: null })).description).toBeNull();
  });

  it("keeps the settings that were not given", async () => {
    await putProject(ada, "kept-settings", {});
    const { settings } = await putProject(ada, "kept-settings", {
      settings: { alpha: 0.01, scorer: "squad" },
    });
    expect(settings).toEqual({ ...defaultSettings, alpha: 0.01, scorer: "squad" });
  });

  it.each(["", "-a", "a/b", "../up", "a b", "x".repeat(129), "é"])(
    "refuses the id %j with a sentence",
    async (slug) => {
      await expect(putProject(ada, slug, {})).rejects.toMatchObject({
        code: "invalid-input",
        message: expect.stringContaining("an id has 1 to 128"),
      });
    },
  );

  it.each(["mlflow", "API", "sign-in", "onset.py"])(
    "refuses %s, which an address of Onset itself begins with",
    async (slug) => {
      await expect(putProject(ada, slug, {})).rejects.toMatchObject({
        code: "invalid-input",
        message: expect.stringContaining("choose another"),
      });
    },
  );

  it("makes one project when two requests come at once", async () => {
    await Promise.all([putProject(ada, "twice", {}), putProject(ada, "twice", {})]);
    const made = (await listProjects(ada)).filter(({ id }) => id === "twice");
    expect(made).toHaveLength(1);
  });

  it("answers not-found for an id that somebody else has taken, and changes nothing", async () => {
    await putProject(ada, "taken", { name: "Ada's" });
    await expect(putProject(bob, "taken", { name: "Bob's" })).rejects.toMatchObject({
      code: "not-found",
    });
    expect((await getProjectDetail(ada, "taken")).name).toBe("Ada's");
  });
});

describe("getProjectDetail", () => {
  it("gives one answer for a missing project and for somebody else's", async () => {
    await putProject(ada, "private", {});
    const foreign = await getProjectDetail(bob, "private").catch((error: unknown) => error);
    const missing = await getProjectDetail(bob, "missing").catch((error: unknown) => error);
    expect(foreign).toMatchObject({ code: "not-found", message: "no such project: private" });
    expect(missing).toMatchObject({ code: "not-found", message: "no such project: missing" });
  });
});

describe("listProjects", () => {
  it("shows a person only the projects they are a member of", async () => {
    await putProject(ada, "adas-own", {});
    await putProject(bob, "bobs-own", {});
    const ids = (await listProjects(bob)).map(({ id }) => id);
    expect(ids).toContain("bobs-own");
    expect(ids).not.toContain("adas-own");
  });
});
