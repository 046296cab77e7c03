import { describe, expect, it } from "vitest";
import { predictionsFormat } from "@/lib/domain/formats/predictions";
import { chunksOf, readAll } from "@/lib/domain/formats/read-all";
import { samplePredictions } from "./sample-predictions";
import { uploadLines } from "./upload-lines";

describe("uploadLines", () => {
  it("names the real address, project and key", () => {
    const text = uploadLines("my.project", "https://onset.example")
      .map(({ code }) => code)
      .join("\n");
    expect(text).toContain("https://onset.example/api/v1/projects/my.project/runs/first-run \\");
    expect(text).toContain("/runs/first-run/uploads \\");
    expect(text.match(/Bearer YOUR_KEY/g)).toHaveLength(2);
  });

  it("leaves no quote open for the shell", () => {
    for (const { code } of uploadLines("p", "http://localhost:3000").slice(1)) {
      expect((code.match(/'/g) ?? []).length % 2).toBe(0);
      expect((code.match(/"/g) ?? []).length % 2).toBe(0);
    }
  });
});

describe("samplePredictions", () => {
  it("reads as predictions without a complaint: four questions at three checkpoints", async () => {
    const { records, issues } = await readAll(predictionsFormat, chunksOf(samplePredictions));
    expect(issues).toEqual([]);
    expect(records).toHaveLength(12);
    expect(new Set(records.map(({ step }) => step)).size).toBe(3);
  });
});
