import { expect, it } from "vitest";
import { colorNamed, tokenOf } from "@/components/runs/run-colors";
import { runColors } from "@/lib/runs/choices";

it("has a tone of its own for every colour", () => {
  expect(new Set(runColors.map(tokenOf)).size).toBe(runColors.length);
});

it("knows a colour by name and as older views have it, and nothing else", () => {
  expect(colorNamed("pink")).toBe(tokenOf("pink"));
  expect(colorNamed("ramp-2")).toBe("ramp-2");
  for (const name of [null, "", "red", "#c2447a", "var(--ink)", "toString"])
    expect(colorNamed(name)).toBeNull();
});
