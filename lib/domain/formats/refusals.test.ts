import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { fieldFile } from "@/lib/testing/field-file";
import { hasSamples, sampleFile } from "@/lib/testing/sample-file";
import { detectFormat } from "./detect";
import { exampleBytes, type FormatId, findFormat, type RefusedId } from "./list";
import { chunksOf, readAll } from "./read-all";
import { lastRefusals, refusals } from "./refusals";

type Made = { filename: string; content: string | Uint8Array };

const advice = new Map<string, string>(
  [...refusals, ...lastRefusals].map((each) => [each.id, each.advice]),
);
const adviceOf = (id: RefusedId) => advice.get(id) ?? "";

/** The lines that an advice gives, each as a file of its own. */
function linesOf(id: RefusedId): Made[] {
  const lines = adviceOf(id).match(/\{[^{}]*\}/g) ?? [];
  return lines.map((content) => ({ filename: "lines.jsonl", content }));
}

const trainerState: Made = {
  filename: "trainer_state.json",
  content: fieldFile("trainer_known.json"),
};
const stepTable: Made = { filename: "sheet.csv", content: "step,loss\n100,2.5\n200,2.1\n" };

/** What the advice leads to is a file of another format: its example. */
function exampleOf(id: FormatId): Made {
  const format = findFormat(id);
  if (format === null) throw new Error(`${id} is not in the list`);
  return { filename: format.example.filename, content: exampleBytes(format) };
}

/** What somebody has in hand who did as the advice says. */
const followed: Record<RefusedId, () => Made[]> = {
  gzip: () => [{ filename: "a.csv", content: gunzipSync(gzipSync(String(stepTable.content))) }],
  xlsx: () => [stepTable],
  pickle: () => linesOf("pickle"),
  zip: () => [stepTable],
  "sqlite-wal": () => [exampleOf("tracking-store")],
  "utf-16": () => [
    {
      filename: "a.csv",
      content: Buffer.from(String(stepTable.content), "utf16le").toString("utf16le"),
    },
  ],
  "wandb-other-table": () => linesOf("wandb-other-table"),
  "knowledge-summary": () => linesOf("knowledge-summary"),
  "relation-templates": () => [
    { filename: "P17.dev.json", content: '[{"question":"Where is Kyoto?","answers":["Japan"]}]' },
  ],
  "run-summary": () => [trainerState],
  "json-array": () => linesOf("json-array"),
  "long-table": () => [{ filename: "wide.csv", content: "step,long,short\n1,0.5,0.4\n" }],
  "stepless-table": () => [stepTable],
};

describe("what is refused", () => {
  test.each(Object.entries(followed))("%s: its advice, followed, is read", async (_, make) => {
    const made = make();
    expect(made.length).toBeGreaterThan(0);
    for (const { filename, content } of made) {
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      const found = detectFormat(bytes, filename);
      expect(found).toMatchObject({ isSupported: true });
      const format = findFormat(found?.id ?? "");
      if (format === null) throw new Error(`${found?.id} is not in the list`);
      const { records, issues } = await readAll<object>(format, chunksOf(bytes), { filename });
      expect(issues).toEqual([]);
      expect(records.length).toBeGreaterThan(0);
    }
  });

  const head = (text: string) => new TextEncoder().encode(text);
  const zipOf = (name: string) =>
    new Uint8Array([
      ...[0x50, 0x4b, 3, 4, ...new Array(22).fill(0), name.length, 0, 0, 0],
      ...head(name),
    ]);

  test.each<[RefusedId | FormatId, Uint8Array]>([
    ["sqlite-wal", new Uint8Array([0x37, 0x7f, 0x06, 0x82, 0, 0, 0, 0])],
    ["pickle", zipOf("archive/data.pkl")],
    ["zip", zipOf("run/data.pkl.json")],
    ["zip", zipOf("run-mxl/metrics.csv")],
    ["xlsx", zipOf("[Content_Types].xml")],
    ["xlsx", zipOf("xl/workbook.xml")],
    ["run-summary", head('{"epoch":3,"eval_accuracy":0.5,"eval_samples":10}')],
    ["run-summary", head('{"predict_loss":0.5}')],
    ["promptfoo", head('{"results":{"version":2,"results":[],"stats":{}},"config":{}}')],
    ["lm-eval-results", head('{"results":{"version":{"acc":0.5}},"config":{}}')],
  ])("%s is told by its beginning", (id, bytes) => {
    expect(detectFormat(bytes, null)?.id).toBe(id);
  });

  test.skipIf(!hasSamples).each<[string, RefusedId | FormatId]>([
    [
      "inspect-ai/UKGovernmentBEIS__inspect_ai/tests/log/test_eval_log/log_formats.json",
      "inspect-log",
    ],
    [
      "inspect-ai/UKGovernmentBEIS__inspect_ai/tests/analysis/test_logs/2025-05-12T20-28-13-04-00_popularity.json",
      "inspect-log",
    ],
    ["promptfoo/Wadys__ai-qa-demo/promptfoo/results.json", "promptfoo"],
    [
      "closed-book-qa/fumiya2001__culminating_project/experiment_data/probe_summary.json",
      "knowledge-summary",
    ],
    [
      "closed-book-qa/princeton-nlp__EntityQuestions/relation_query_templates.json",
      "relation-templates",
    ],
    [
      "lm-eval/EleutherAI__lm-evaluation-harness/SlurmEvals/mistral/truthfulqa_gen_write_out_info.json",
      "lm-eval-write-out",
    ],
  ])("the real file %s is %s", (path, id) => {
    const bytes = sampleFile(path).subarray(0, 65_536);
    expect(detectFormat(bytes, path.slice(path.lastIndexOf("/") + 1), path)?.id).toBe(id);
  });
});
