import { describe, expect, test } from "vitest";
import { describeCall, isChange } from "@/lib/audit/describe-call";
import { rights } from "@/lib/rights/table";
import { actionWords } from "./audit-words";

const id = "01980f5e-9a1b-7c3d-8e4f-5a6b7c8d9e0f";

describe("actionWords", () => {
  test.each([
    ["key.create", "keys/trainer (read, write)", "made the key trainer (read, write)"],
    [
      "invitation.create",
      "invitations/ada@example.org (viewer)",
      "made the invitation ada@example.org (viewer)",
    ],
    ["settings.change", "settings", "changed the settings"],
    ["training-set.change", "runs/a/training-set", "changed the training set of the run a"],
    ["label-set.change", "datasets/d/label-sets/b", "changed the label set b of the dataset d"],
    ["project.change", "project", "changed the project"],
    ["project.restore", "restore", "restored the project"],
    ["share.create", "shares", "made a link"],
    ["share.revoke", `shares/${id}`, "revoked a link"],
    ["alert.create", "alerts", "made an alert rule"],
    ["upload.create", "runs/a/uploads", "uploaded to the run a"],
    ["upload.create", "uploads", "uploaded"],
    ["example.change", "datasets/d/examples", "changed examples of the dataset d"],
    ["member.handover", `members/${id}/handover`, "handed the project over"],
    ["signing.change", "signing", "changed the signing secret"],
    ["upload.undo", "runs/a/uploads/42", "undid an upload of the run a"],
    ["drop.restore", "runs/a/drops/7/restore", "restored a drop of the run a"],
    ["run.tag", "12 runs", "tagged 12 runs"],
    ["run.change", "runs/7", "changed the run 7"],
    ["run.untag", "runs/a", "took a tag from the run a"],
    ["trail.full", "project", "trail.full project"],
  ])("%s of %s is: %s", (action, target, words) => {
    expect(actionWords({ action, target, outcome: "done" })).toBe(words);
  });

  test("says of an attempt what it was to do, and how it ended", () => {
    const entry = { action: "run.delete", target: "runs/a" } as const;
    expect(actionWords({ ...entry, outcome: "refused" })).toBe(
      "tried to delete the run a: refused",
    );
    expect(actionWords({ ...entry, outcome: "failed" })).toBe("tried to delete the run a: failed");
  });

  test("says every change of a project in words, without an address or an id", () => {
    const changing = [...rights.keys()]
      .map((row) => row.split(" ") as [string, string])
      .filter(([method, path]) => path.includes("/projects/[project]") && isChange(method, path));
    expect(changing.length).toBeGreaterThan(20);
    for (const [method, path] of changing) {
      const described = describeCall(method, path.replaceAll(/\[\w+\]/g, id));
      const words = described && actionWords({ ...described, outcome: "done" });
      expect(words, `${method} ${path}`).toMatch(/^[a-z]+[a-z ]*$/);
      expect(words, `${method} ${path}`).not.toMatch(/\b(the|a|an) (the|a|an)\b|\bshare\b/);
    }
  });
});
