import { describe, expect, it } from "vitest";
import { alarmsAgainstReference } from "@/lib/domain/reference-alarm";
import { tinyDev } from "@/lib/testing/tiny-lm";

describe("alarmsAgainstReference", () => {
  const checkpoints = tinyDev("unk050_s1");
  const compared = alarmsAgainstReference({ checkpoints, referenceIndex: 0, alpha: 0.05 });

  it("holds every other checkpoint against the base model", () => {
    expect(compared.map((comparison) => comparison.index)).toEqual(
      Array.from({ length: 30 }, (_, i) => i + 1),
    );
  });

  it("sees no decline where the run has gained", () => {
    // Epoch 1 has 674 right against 640 before fine-tuning.
    expect(compared[0]).toMatchObject({ isAlarm: false, total: 800 });
    expect(compared[0]?.adjustedPValue).toBeGreaterThan(0.5);
  });

  it("alarms at the end, with a p-value adjusted upwards", () => {
    const last = compared.at(-1);
    expect(last?.isAlarm).toBe(true);
    expect(last?.adjustedPValue).toBeGreaterThanOrEqual(last?.pValue ?? 1);
  });

  it("returns nothing for a reference that is not there", () => {
    expect(alarmsAgainstReference({ checkpoints, referenceIndex: 99, alpha: 0.05 })).toEqual([]);
  });
});
