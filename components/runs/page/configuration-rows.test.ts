import { describe, expect, it } from "vitest";
import { foldSettings } from "./configuration-rows";

const settings = Array.from({ length: 130 }, (_, k) => ({ name: `setting_${k}`, value: "1" }));

describe("foldSettings", () => {
  it("shows of 130 settings those that other runs have otherwise, and folds the rest", () => {
    const { shown, folded } = foldSettings(settings, ["setting_7", "setting_99"]);
    expect(shown.map(({ name }) => name)).toEqual(["setting_7", "setting_99"]);
    expect(folded).toHaveLength(128);
  });

  it("folds nothing where there are few", () => {
    expect(foldSettings(settings.slice(0, 12), [])).toEqual({
      shown: settings.slice(0, 12),
      folded: [],
    });
  });
});
