import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultSettings, projectSettings } from "@/lib/projects/schema";
import { asForm, asSettings, settingsFields } from "./settings-fields";

const typed = asForm(defaultSettings);

describe("settingsFields", () => {
  it("shows ratios as percent and points, and gives the same settings back", () => {
    const settings = { ...defaultSettings, alpha: 0.07, minimumDrop: 0.015 };
    const fields = asForm(settings);
    expect(fields.alphaPercent).toBe("7");
    expect(fields.minimumDropPoints).toBe("1.5");
    expect(asSettings(fields)).toEqual(settings);
  });

  it("keeps every setting to its last digit when nothing is typed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (a, d) => {
          const settings = { ...defaultSettings, alpha: a / 10_000, minimumDrop: d / 10_000 };
          expect(asSettings(asForm(settings))).toEqual(settings);
          expect(settingsFields.safeParse(asForm(settings)).success).toBe(true);
        },
      ),
    );
  });

  it("reads one phrase a line and drops empty lines", () => {
    const fields = { ...typed, phrases: "no idea\n\n  pass  \r\n" };
    expect(asSettings(fields).abstentionPhrases).toEqual(["no idea", "pass"]);
  });

  it("names what was typed where a number is expected", () => {
    const result = settingsFields.safeParse({ ...typed, alphaPercent: "five" });
    expect(result.error?.issues[0]?.message).toBe('the error rate is not a number: "five"');
  });

  it("refuses what the API would refuse", () => {
    expect(settingsFields.safeParse({ ...typed, alphaPercent: "51" }).success).toBe(false);
    expect(settingsFields.safeParse({ ...typed, minimumDropPoints: "-1" }).success).toBe(false);
    const long = settingsFields.safeParse({ ...typed, phrases: `idk\n${"x".repeat(201)}` });
    expect(long.error?.issues[0]?.message).toBe("phrase 2: at most 200 characters");
    expect(projectSettings.safeParse(asSettings(typed)).success).toBe(true);
  });
});
