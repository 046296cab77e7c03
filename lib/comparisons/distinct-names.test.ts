import { describe, expect, it } from "vitest";
import { withDistinctNames } from "./distinct-names";

describe("withDistinctNames", () => {
  const row = (slug: string, name: string) => ({ slug, name });

  it("adds the id where runs share a name, and only there", () => {
    const rows = [row("a", "Twin"), row("b", "Twin"), row("c", "Other")];
    expect(withDistinctNames(rows).map(({ name }) => name)).toEqual([
      "Twin (a)",
      "Twin (b)",
      "Other",
    ]);
  });

  it("leaves no runs and one run as they are", () => {
    expect(withDistinctNames([])).toEqual([]);
    expect(withDistinctNames([row("a", "Twin")])).toEqual([row("a", "Twin")]);
  });
});
