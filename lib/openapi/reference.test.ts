import { describe, expect, test } from "vitest";
import { createReference } from "./reference";
import { schemaRows, typeWords } from "./schema-rows";

const reference = createReference("https://onset.example.org");
const all = reference.groups.flatMap(({ operations }) => operations);
const find = (id: string) => all.find((operation) => operation.id === id);

describe("the reference", () => {
  test("leads every named shape to a table", () => {
    const rows = [
      ...all.flatMap(({ parameters, body, answer }) => [...parameters, ...body, ...answer.rows]),
      ...reference.shapes.flatMap((shape) => shape.rows),
    ];
    const named = [
      ...rows,
      ...all.map(({ answer }) => answer),
      ...all.flatMap(({ files }) => files),
    ];
    const names = named.flatMap(({ shape }) => (shape === null ? [] : [shape]));
    expect(names.length).toBeGreaterThan(10);
    expect(reference.shapes.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  test("gives each line format the table of its line", () => {
    expect(find("uploadToRun")?.files.map(({ name, shape }) => [name, shape])).toEqual(
      expect.arrayContaining([
        ["Predictions", "PredictionLine"],
        ["Aggregates", null],
        ["Metrics", "MetricLine"],
      ]),
    );
    expect(find("putExamples")?.files[0]?.shape).toBe("ExampleLine");
    expect(find("putSlickSamples")?.files[0]?.shape).toBe("SlickSampleLine");
    expect(find("putTrainingSet")?.files[0]?.shape).toBe("TrainingSetLine");
  });

  test("shows a curl line with the server's own address", () => {
    expect(find("uploadToRun")?.curl).toBe(
      [
        "curl -X POST https://onset.example.org/api/v1/projects/my-project/runs/half-unknown-seed-1/uploads",
        '-H "Authorization: Bearer $ONSET_KEY"',
        '-H "X-Filename: predictions.jsonl.gz"',
        "--data-binary @predictions.jsonl.gz",
      ].join(" \\\n  "),
    );
    for (const { curl } of all) expect(curl).toContain("https://onset.example.org/api/v1/");
    expect(find("createKey")?.curl).not.toContain("X-Filename");
  });

  test("says what a body and a query hold", () => {
    expect(find("putRun")?.body).toContainEqual({
      name: "status",
      type: '"running" | "finished" | "failed"',
      shape: null,
      isRequired: false,
      description: "",
    });
    expect(find("listRuns")?.parameters).toContainEqual(
      expect.objectContaining({ name: "limit", type: "integer", isRequired: false }),
    );
  });
});

describe("a schema in words", () => {
  test.each([
    [{ type: "string" as const }, "text"],
    [{ type: ["number" as const, "null" as const] }, "number or null"],
    [{ type: "array" as const, items: { $ref: "#/components/schemas/Run" } }, "Run[]"],
    [{ anyOf: [{ type: "integer" as const }, { type: "null" as const }] }, "integer or null"],
    [{ enum: ["dev", "train"] }, '"dev" | "train"'],
    [
      { type: "object" as const, additionalProperties: { type: "integer" as const } },
      "{ key: integer }",
    ],
    [{}, "anything"],
  ])("%j is %s", (schema, words) => {
    expect(typeWords(schema)).toBe(words);
  });

  test("opens nested objects and items of lists under dotted names", () => {
    const point = { type: "object" as const, properties: { step: { type: "integer" as const } } };
    const schema = {
      type: "object" as const,
      required: ["best"],
      properties: {
        best: { anyOf: [point, { type: "null" as const }] },
        points: { type: "array" as const, items: point },
      },
    };
    expect(schemaRows(schema).map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ["best", true],
      ["best.step", false],
      ["points", false],
      ["points[].step", false],
    ]);
  });
});
