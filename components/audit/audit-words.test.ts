import { describe, expect, test } from "vitest";
import { doneWords } from "./audit-words";

describe("doneWords", () => {
  test.each([
    ["key.create", "keys/trainer (read, write)", "made the key trainer (read, write)"],
    [
      "invitation.create",
      "invitations/ada@example.org (viewer)",
      "made the invitation ada@example.org (viewer)",
    ],
    ["settings.change", "settings", "changed the settings"],
    ["training-set.change", "runs/a/training-set", "changed the training set a/training-set"],
    ["project.change", "project", "changed the project"],
    ["trail.full", "project", "trail.full project"],
  ])("%s of %s is: %s", (action, target, words) => {
    expect(doneWords({ action, target, outcome: "done" })).toBe(words);
  });

  test("says of an attempt what it was to do, and how it ended", () => {
    const entry = { action: "run.delete", target: "runs/a" } as const;
    expect(doneWords({ ...entry, outcome: "refused" })).toBe("tried to delete the run a: refused");
    expect(doneWords({ ...entry, outcome: "failed" })).toBe("tried to delete the run a: failed");
  });
});
