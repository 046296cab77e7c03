import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessSeries } from "@/lib/domain/mapping/guess-series";
import { SeriesSurvey } from "@/lib/domain/mapping/survey";
import { fieldFile } from "@/lib/testing/field-file";
import { hasSamples, sampleFile } from "@/lib/testing/sample-file";
import { detectFormat } from "./detect";
import { maxIssues } from "./issue";
import { findFormat } from "./list";
import { chunksOf, readAll } from "./read-all";
import type { MetricRecord } from "./records";

type Read = { id: string; records: MetricRecord[]; issues: unknown[] } | null;

/** As an upload is read: recognised, parsed, surveyed and guessed. Null where it is not recognised as metrics. */
async function read(bytes: Uint8Array, path: string): Promise<Read> {
  const filename = path.slice(path.lastIndexOf("/") + 1);
  const found = detectFormat(bytes.subarray(0, 65_536), filename, path);
  const format = found === null ? null : findFormat(found.id);
  if (format === null || format.holds !== "metrics") return null;
  const { records, issues, hints } = await readAll<MetricRecord>(format, chunksOf(bytes, 65_536), {
    filename,
    path,
  });
  const survey = new SeriesSurvey();
  survey.add(records);
  if (hints !== undefined) survey.addHints(hints);
  guessSeries(survey);
  return { id: format.id, records, issues };
}

const text = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);
const latin1 = (content: string) =>
  Uint8Array.from(content, (character) => character.charCodeAt(0));

const damages: Record<string, (bytes: Uint8Array, at: number) => Uint8Array> = {
  "cut in the middle": (bytes, at) => bytes.subarray(0, Math.floor(bytes.length * at)),
  "with NaN and Infinity for numbers": (bytes, at) => {
    let count = 0;
    const every = 2 + Math.floor(at * 7);
    return latin1(
      text(bytes).replace(/(?<=[:,] ?"?)-?\d+\.\d+(e[-+]?\d+)?/g, (number) => {
        count += 1;
        return count % every === 0 ? (count % 2 === 0 ? "NaN" : "-Infinity") : number;
      }),
    );
  },
  "with its lines in another order": (bytes, at) => {
    const [first = "", ...rest] = text(bytes).split("\n");
    const turn = Math.floor(rest.length * at);
    return latin1([first, ...rest.slice(turn), ...rest.slice(0, turn)].join("\n"));
  },
  "twice over": (bytes) => latin1(text(bytes) + text(bytes)),
  "with a byte that is no text": (bytes, at) => {
    const copy = bytes.slice();
    copy[Math.floor((copy.length - 1) * at)] = 0xff;
    return copy;
  },
};

function expectEnds(found: Read): void {
  if (found === null) return;
  expect(found.issues.length).toBeLessThanOrEqual(maxIssues);
  for (const { step, epoch, values } of found.records) {
    expect(Number.isSafeInteger(step) && step >= 0).toBe(true);
    expect(epoch === null || (Number.isFinite(epoch) && epoch >= 0)).toBe(true);
    for (const value of Object.values(values)) expect(typeof value).toBe("number");
  }
}

const shipped = [
  ...["six-sets.json", "one-accuracy.json", "torch.tfevents", "keras.tfevents"],
  ...["wandb-summary.json", "openai.csv"],
].map((name) => ({ name, bytes: () => fieldFile(`shipped/${name}`) }));

const samples = [
  ...["hf-trainer-state/Rusheel86__Chaos-Economy/training_logs.json"],
  ...["openai-finetune/Murd1976__ai_chat/compiled_results.csv"],
  ...["llama-factory/linxiang-ai__qwen-lora-sft/results/trainer_log.jsonl"],
  ...["lightning/BvoJa__GPTTT/lightning_logs/version_0/metrics.csv"],
  ...["keras/hsthe29__QAZalo/logs/train_log.csv"],
  ...["wandb/druidowm__nanoGPT/wandb_export.csv", "wandb/oraby8__research_tts/wandb_history.csv"],
  ...[
    "wandb/Lucas-longxutang__Comp3242_Group_Project_nanoGPT/training_records/wandb_export.csv",
    "tensorboard/Brunogomes97__Imdb/Tensorboard/csv/run-.-tag-val_pred_age_acc.csv",
    "mlflow/10-Academy-Batch-4-Week-4__Swahili-Speech-To-Text/mlruns/1/ed05f9cd599442fe9a0c9222184710b8/metrics/loss",
    "generic-tables/aneesh6214__nyx-soso-predicting-emergence/runs/grokking_final/metrics.csv",
    "generic-tables/aaravarora01__agent-memory-redteam/modal_results/strict/stage2/train_metrics.with_duplicates.jsonl",
    "generic-tables/pvmahn__catastrophic-forgetting-llms/results/seq_accuracy_table.csv",
  ],
].map((name) => ({ name, bytes: () => sampleFile(name) }));

describe.each([...shipped, ...(hasSamples ? samples : [])])("$name", ({ name, bytes }) => {
  test("is read without an issue", async () => {
    const found = await read(bytes(), name);
    expect(found?.issues).toEqual([]);
    expect(found?.records.length).toBeGreaterThan(0);
  });

  test.each(Object.entries(damages))(
    "%s ends with records and issues as values",
    async (_, damage) => {
      const whole = bytes();
      const places = fc.double({ min: 0, max: 1, noNaN: true });
      await fc.assert(
        fc.asyncProperty(places, async (at) => expectEnds(await read(damage(whole, at), name))),
        { numRuns: whole.length > 20_000 ? 5 : 20 },
      );
    },
  );
});

describe("the hero file, damaged", () => {
  const hero = fieldFile("shipped/six-sets.json");

  test("cut in the middle says so, and gives no records to store", async () => {
    const found = await read(hero.subarray(0, hero.length / 2), "trainer_state.json");
    expect(found?.records).toEqual([]);
    expect(found?.issues).toHaveLength(1);
  });

  test("with its rows in another order is the same history", async () => {
    const state = JSON.parse(text(hero)) as { log_history: unknown[] };
    const turned = { ...state, log_history: state.log_history.toReversed() };
    const found = await read(latin1(JSON.stringify(turned)), "trainer_state.json");
    expect(found?.records.map(({ step, values }) => [step, values])).toEqual(
      (await read(hero, "trainer_state.json"))?.records.map(({ step, values }) => [step, values]),
    );
  });

  test("with every row twice is the same history", async () => {
    const state = JSON.parse(text(hero)) as { log_history: unknown[] };
    const twice = { ...state, log_history: [...state.log_history, ...state.log_history] };
    const found = await read(latin1(JSON.stringify(twice)), "trainer_state.json");
    expect(found?.records).toEqual((await read(hero, "trainer_state.json"))?.records);
  });
});

describe("200 MB of JSON in one line", () => {
  async function* line(start: string) {
    yield new TextEncoder().encode(start);
    const part = new TextEncoder().encode('{"step":1,"loss":2},'.repeat(3277));
    for (let bytes = 0; bytes < 200_000_000; bytes += part.length) yield part;
  }

  test.each([
    ["trainer-state", '{"log_history":[', "the trainer state is larger than 64 MiB"],
    ["metrics", '{"step":1,"x":[', "the line is longer than 8 MiB"],
    ["metrics", "[", "the list of metrics is larger than 64 MiB"],
    ["wandb-summary", '{"_step":1,"x":[', "the summary is larger than 64 MiB"],
    ["tensorboard-json", "[[1753210469.1,0,0.8],", "the scalar download is larger than 64 MiB"],
    ["openai-finetune", '[{"step_number":1},', "the list of checkpoints is larger than 64 MiB"],
    ["llama-factory", '{"current_steps":1,"x":[', "the line is longer than 8 MiB"],
  ])("as %s beginning %s is refused by its size, before it is held", async (id, start, message) => {
    const format = findFormat(id);
    if (format === null || format.holds !== "metrics") throw new Error(id);
    let taken = 0;
    async function* counted() {
      for await (const chunk of line(start)) {
        taken += chunk.length;
        yield chunk;
      }
    }
    const { records, issues } = await readAll<MetricRecord>(format, counted());
    expect([records, issues.map((issue) => issue.message)]).toEqual([[], [message]]);
    expect(taken).toBeLessThan(70_000_000);
  });
});
