import { describe, expect, it } from "vitest";
import { isSeedSetting } from "./seed-setting";

describe("isSeedSetting", () => {
  it.each(["seed", "Seed", "data_seed", "train.seed", "data-seed"])("knows %s", (name) => {
    expect(isSeedSetting(name)).toBe(true);
  });

  it.each(["", "seeds", "seed_size", "linseed", "learning_rate"])(
    "knows that %s is none",
    (name) => {
      expect(isSeedSetting(name)).toBe(false);
    },
  );
});
