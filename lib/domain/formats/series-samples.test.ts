import { describe, expect, test } from "vitest";
import { guessSeries } from "@/lib/domain/mapping/guess-series";
import { SeriesSurvey } from "@/lib/domain/mapping/survey";
import { hasSamples, sampleFile } from "@/lib/testing/sample-file";
import { detectFormat } from "./detect";
import { findFormat } from "./list";
import { mlflowFacts } from "./mlflow-path";
import { chunksOf, readAll } from "./read-all";
import type { MetricRecord, RunFacts } from "./records";
import { isSameHistory } from "./same-history";

async function read(path: string) {
  const bytes = sampleFile(path);
  const filename = path.slice(path.lastIndexOf("/") + 1);
  const found = detectFormat(bytes.subarray(0, 65_536), filename, path);
  const format = found === null ? null : findFormat(found.id);
  if (format === null || format.holds !== "metrics") throw new Error(`${path}: ${found?.id}`);
  const options = { filename, path };
  const all = await readAll<MetricRecord>(format, chunksOf(bytes, 65_536), options);
  return { id: format.id, ...all, facts: all.facts ?? [] };
}

const last = (facts: readonly RunFacts[]): RunFacts | undefined => facts.at(-1);

/** Steps and values of a metric, the later of a step holding. */
function course(records: readonly MetricRecord[], key: string): [number, number][] {
  const points = new Map<number, number>();
  for (const { step, values } of records) {
    const value = values[key];
    if (value !== undefined) points.set(step, value);
  }
  return [...points].sort((a, b) => a[0] - b[0]);
}

const values = (records: readonly MetricRecord[], key: string) =>
  course(records, key).map(([, value]) => value);

function surveyOf({ records, hints }: Awaited<ReturnType<typeof read>>): SeriesSurvey {
  const survey = new SeriesSurvey();
  survey.add(records);
  if (hints !== undefined) survey.addHints(hints);
  return survey;
}

/** Numbers of ../shared/samples/MANIFEST.md, given there to four decimals or more. */
describe.skipIf(!hasSamples)("real files", () => {
  test("the hero file: six sets of 401 examples over 31 evaluations", async () => {
    const file = await read("hf-trainer-state/aigoncharov__trainer_state_viz/trainer_state.json");
    expect([file.id, file.issues]).toEqual(["trainer-state", []]);
    const manifest: Record<string, [number, number]> = {
      ...{ g0: [0.7082, 0.5935], g1: [0.4389, 0.404], g2: [0.3242, 0.3267] },
      ...{ g3: [0.2668, 0.2743], g4: [0.2319, 0.2718], g5: [0.182, 0.2519] },
    };
    for (const [set, [first, end]] of Object.entries(manifest)) {
      const points = course(file.records, `eval/${set}/accuracy`);
      expect(points.map(([step]) => step)).toEqual(Array.from({ length: 31 }, (_, i) => i * 401));
      expect(points[0]?.[1]).toBeCloseTo(first, 4);
      expect(points.at(-1)?.[1]).toBeCloseTo(end, 4);
    }
    expect(Math.min(...values(file.records, "eval/g0/accuracy"))).toBeCloseTo(0.5536, 4);
    expect(course(file.records, "loss")).toHaveLength(30);
    expect(values(file.records, "loss")[0]).toBeCloseTo(1.1074, 4);
    expect(last(file.facts)).toEqual({
      ...{ run: null, status: "finished", plannedCheckpoints: 31 },
      hyperparameters: { num_train_epochs: 30, max_steps: 12_030, train_batch_size: 4 },
    });
    const { mapping, questions } = guessSeries(surveyOf(file));
    expect(Object.entries(mapping.series ?? {})).toEqual(
      Object.keys(manifest).map((set) => [
        `eval/${set}/accuracy`,
        {
          ...{ split: "dev", category: null, set, quantity: "accuracy", scale: "ratio" },
          ...{ n: 401, basis: "estimated" },
        },
      ]),
    );
    expect(questions.map(({ text, chosen }) => [text, chosen])).toEqual([
      ["Which sets did the base model know?", "open"],
      ["How many examples are in a set?", "open"],
    ]);
    expect(questions[0]?.reason).toBe(
      "The names do not say. Before training g0 was 70.8 % right, the others 18.2 % to 43.9 %.",
    );
    expect(questions[1]?.reason).toContain("a whole number of 401ths");
  });

  test("a trainer state that stopped early names no reason, and its best metric is found by value", async () => {
    const file = await read(
      "hf-trainer-state/JasonZeng24__HallucinationDetection/trainer_state.json",
    );
    expect(course(file.records, "loss")).toHaveLength(26);
    expect(course(file.records, "eval/accuracy").map(([step]) => step)).toEqual([43, 87, 130]);
    expect(values(file.records, "eval/accuracy").at(-1)).toBeCloseTo(0.6197183099, 9);
    expect(values(file.records, "eval/f1").at(-1)).toBeCloseTo(0.7403846154, 9);
    expect(last(file.facts)).toMatchObject({
      hyperparameters: { metric_for_best_model: "eval/f1" },
    });
    expect(last(file.facts)?.status).toBeUndefined();
    const said = file.warnings.map(({ message }) => message).join("\n");
    expect(said).toContain("the training stands at step 130 of 645");
    expect(said).toContain("the trainer's best: eval/f1 0.7543859649122806 at step 43");
  });

  test("an interrupted run of the old layout", async () => {
    const file = await read(
      "hf-trainer-state/NijatZeynalov__mT5-based-azerbaijani-news-summarize/trainer_state.json",
    );
    expect(course(file.records, "loss")).toHaveLength(700);
    const rouge = values(file.records, "eval/rouge1");
    expect(rouge).toHaveLength(70);
    expect([rouge[0], rouge.at(-1)].map((each) => each?.toFixed(4))).toEqual(["0.2283", "0.3435"]);
    expect(guessSeries(surveyOf(file)).mapping).toEqual({});
    expect(last(file.facts)?.status).toBeUndefined();
  });

  test("a run with a summary row, lower is better", async () => {
    const file = await read(
      "hf-trainer-state/P4P4N1CK__whisper-large-v2-japanese-5k-steps/trainer_state.json",
    );
    expect(course(file.records, "loss")).toHaveLength(200);
    const wer = course(file.records, "eval/wer").map(([step, value]) => [
      step,
      Number(value.toFixed(4)),
    ]);
    expect(wer).toEqual([
      [1000, 0.7888],
      [2000, 0.7478],
      [3000, 0.7432],
      [4000, 0.7443],
      [5000, 0.7449],
    ]);
    expect(course(file.records, "train_loss")).toEqual([]);
    expect(last(file.facts)).toMatchObject({
      status: "finished",
      hyperparameters: { metric_for_best_model: "eval/wer" },
    });
  });

  test("four copies of one run are one history of 300 points", async () => {
    const folder = "hf-trainer-state/O5-7__chat_glm2_in4_LIL_prefix";
    const places = ["checkpoint-1000/", "checkpoint-2000/", "checkpoint-3000/", ""];
    const files = await Promise.all(
      places.map((place) => read(`${folder}/${place}trainer_state.json`)),
    );
    expect(files.map(({ records }) => course(records, "loss").length)).toEqual([
      100, 200, 300, 300,
    ]);
    expect(files.map(({ records }) => values(records, "loss").at(-1))).toEqual([
      ...[1.2317, 1.0672, 1.1963, 1.1963],
    ]);
    for (const a of files) {
      for (const b of files) expect(isSameHistory(a.records, b.records)).toBe(true);
    }
    expect(files.map(({ facts }) => last(facts)?.status)).toEqual([
      ...[undefined, undefined, "finished", "finished"],
    ]);
    const other = await read("hf-trainer-state/aigoncharov__trainer_state_viz/trainer_state.json");
    expect(isSameHistory(files[3]?.records ?? [], other.records)).toBe(false);
  });

  test("a small trainer state of one accuracy is drawn as all", async () => {
    const file = await read(
      "hf-trainer-state/MohamedYoussef06__ai201-project3-takemeter/trainer_state.json",
    );
    const points = course(file.records, "eval/accuracy");
    expect(points.map(([step]) => step)).toEqual([10, 20, 30]);
    expect(points[0]?.[1]).toBeCloseTo(0.4516129, 7);
    expect(points.at(-1)?.[1]).toBeCloseTo(0.7419355, 7);
    expect(guessSeries(surveyOf(file)).mapping.series).toMatchObject({
      "eval/accuracy": { split: "dev", category: "all", set: null, n: 31, basis: "estimated" },
    });
  });

  test("a GRPO run under another name: metrics only", async () => {
    const file = await read("hf-trainer-state/Rusheel86__Chaos-Economy/training_logs.json");
    expect(file.id).toBe("trainer-state");
    expect(course(file.records, "loss").map(([step]) => step)).toEqual(
      Array.from({ length: 50 }, (_, index) => 5 * (index + 1)),
    );
    expect(course(file.records, "rewards/pnl_reward_fn/mean")).toHaveLength(50);
    expect(guessSeries(surveyOf(file)).mapping).toEqual({});
  });

  test.each([
    ["QuantumApple99__HistoryGPT/step_metrics.csv", 59, { valid_mean_token_accuracy: 0.69994 }],
    ["bptlab__fine-tuning-large-robot-model/step_metrics.csv", 99, { train_loss: 0.00505 }],
    [
      "rhakbari__ms-thesis-gpt-3/compiled_results.csv",
      2001,
      { validation_token_accuracy: 0.5263158 },
    ],
    ["Murd1976__ai_chat/compiled_results.csv", 167, { training_token_accuracy: 0.9240838 }],
  ])(
    "OpenAI's %s has %i steps, and none of its accuracies is a rate of answers",
    async (name, steps, ends) => {
      const file = await read(`openai-finetune/${name}`);
      expect([file.id, file.issues, file.records.length]).toEqual(["openai-finetune", [], steps]);
      for (const [key, value] of Object.entries(ends)) {
        expect(values(file.records, key).at(-1)).toBeCloseTo(value, 6);
      }
      const { mapping, questions } = guessSeries(surveyOf(file));
      expect([mapping, questions]).toEqual([{}, []]);
    },
  );

  test("validation stands on 251 rows of the legacy result", async () => {
    const { records } = await read(
      "openai-finetune/rhakbari__ms-thesis-gpt-3/compiled_results.csv",
    );
    expect(course(records, "validation_token_accuracy")).toHaveLength(251);
    expect(values(records, "validation_token_accuracy")[0]).toBeCloseTo(0.5882353, 7);
    const sequences = values(records, "training_sequence_accuracy");
    expect(sequences.filter((value) => value === 1)).toHaveLength(1692);
  });

  test("the lowest validation loss of the 2023 result is at step 50", async () => {
    const { records } = await read("openai-finetune/QuantumApple99__HistoryGPT/step_metrics.csv");
    const lowest = course(records, "valid_loss").sort((a, b) => a[1] - b[1])[0];
    expect(lowest).toEqual([50, 0.64391]);
    expect(values(records, "train_mean_token_accuracy").at(-1)).toBe(0.8752);
  });

  test("F16: LLaMA-Factory's log has 73 training and 4 evaluation points", async () => {
    const file = await read("llama-factory/linxiang-ai__qwen-lora-sft/results/trainer_log.jsonl");
    expect([file.id, file.issues, file.warnings]).toEqual(["llama-factory", [], []]);
    const loss = course(file.records, "loss");
    expect([loss.length, loss[0]?.[0], loss.at(-1)?.[0]]).toEqual([73, 5, 365]);
    expect([loss[0]?.[1].toFixed(4), loss.at(-1)?.[1].toFixed(4)]).toEqual(["1.7033", "1.1609"]);
    const held = course(file.records, "eval/loss");
    expect(held.map(([step]) => step)).toEqual([100, 200, 300, 369]);
    expect([held[0]?.[1].toFixed(4), held.at(-1)?.[1].toFixed(4)]).toEqual(["1.3939", "1.3785"]);
    const keys = new Set(file.records.flatMap((record) => Object.keys(record.values)));
    expect([...keys].sort()).toEqual(["eval/loss", "learning_rate", "loss"]);
    expect(last(file.facts)).toMatchObject({ status: "finished" });
  });

  test("a LLaMA-Factory log and trainer state of one run are one history of 48 points", async () => {
    const folder = "llama-factory/agosalvez__tfm-lora-specialized-adapter/results";
    const log = await read(`${folder}/trainer_log.jsonl`);
    const state = await read(`${folder}/trainer_state.json`);
    expect(isSameHistory(log.records, state.records)).toBe(true);
    const both = course([...log.records, ...state.records], "loss");
    expect([both.length, both[0]?.[0], both.at(-1)?.[0]]).toEqual([48, 5, 240]);
    expect([both[0]?.[1], both.at(-1)?.[1]]).toEqual([2.0905, 0.0707]);
    const epochs = state.records.map(({ epoch }) => epoch);
    expect(epochs.at(-1)).toBe(20);
  });

  test("Lightning: ten training and two validation points, which share steps 199 and 399", async () => {
    const file = await read("lightning/BvoJa__GPTTT/lightning_logs/version_0/metrics.csv");
    expect(file.id).toBe("lightning");
    expect(course(file.records, "train_loss")).toHaveLength(10);
    expect(course(file.records, "val_loss").map(([step]) => step)).toEqual([199, 399]);
    expect(file.warnings).toEqual([]);
  });

  test("Keras: six epochs, the first after one", async () => {
    const file = await read("keras/hsthe29__QAZalo/logs/train_log.csv");
    expect(file.id).toBe("keras");
    expect(file.records.map(({ step, epoch }) => [step, epoch])).toEqual(
      [1, 2, 3, 4, 5, 6].map((epoch) => [epoch, epoch]),
    );
    const accuracy = values(file.records, "val_accuracy");
    expect([accuracy[0]?.toFixed(4), accuracy.at(-1)?.toFixed(4)]).toEqual(["0.8420", "0.8950"]);
    expect(guessSeries(surveyOf(file)).mapping.series).toMatchObject({
      accuracy: { split: "train", category: "all" },
      val_accuracy: { split: "dev", category: "all" },
    });
  });

  test("a W&B chart of eight runs", async () => {
    const file = await read("wandb/druidowm__nanoGPT/wandb_export.csv");
    expect([file.id, file.issues]).toEqual(["wandb-chart", []]);
    const runs =
      last(file.facts)?.run === undefined ? [] : [...new Set(file.records.map(({ run }) => run))];
    const counts = [...new Set(file.facts.map(({ run }) => run))].map(
      (run) => file.records.filter((record) => record.run === run).length,
    );
    expect(runs).toHaveLength(8);
    expect(counts).toEqual([51, 57, 166, 150, 128, 386, 118, 128]);
    const gpt2 = file.records.filter(({ run }) => run === "gpt2");
    const end = course(gpt2, "train/loss").at(-1);
    expect(end?.[0]).toBe(385);
    expect(end?.[1]).toBeCloseTo(3.2849113941, 9);
  });

  test("a W&B chart of one run whose name holds dates and slashes", async () => {
    const file = await read("wandb/gradio-app__trackio/examples/logs.csv");
    expect(file.records).toHaveLength(2270);
    const run = "17/04/2025_22:06:37_elie-48n-1704-part1_tp_group_0";
    expect(new Set(file.records.map((record) => record.run))).toEqual(new Set([run]));
    const loss = course(file.records, "lm_loss");
    expect(loss.slice(0, 3).map(([step]) => step)).toEqual([4, 52, 72]);
    expect(loss.at(-1)?.[0]).toBe(42_509);
    expect(loss.at(-1)?.[1]).toBeCloseTo(2.3294978142, 9);
  });

  test("a W&B runs table of 64 runs with 16 names", async () => {
    const file = await read(
      "wandb/Lucas-longxutang__Comp3242_Group_Project_nanoGPT/training_records/wandb_export.csv",
    );
    expect([file.id, file.issues, file.facts.length]).toEqual(["wandb-runs", [], 64]);
    expect(new Set(file.facts.map(({ run }) => run)).size).toBe(64);
    const plain = file.facts.filter(({ run }) => !/ \(\d+\)$/.test(run ?? ""));
    expect(plain).toHaveLength(16);
    expect(file.facts[0]).toMatchObject({
      ...{ name: "G1_ternary_weights", status: "finished", tags: ["full"] },
      ...{ startedAt: "2026-05-25T14:08:33.000Z", finishedAt: "2026-05-25T14:20:45.000Z" },
      hyperparameters: { activation_type: "gelu", batch_size: 64, bias: false, weight_decay: 0.1 },
    });
    expect(file.records[0]).toMatchObject({ run: "G1_ternary_weights", step: 5000 });
    expect(file.records[0]?.values["val/loss"]).toBeCloseTo(1.4786325, 7);
  });

  test("W&B summaries are one point at the step they name", async () => {
    const nano = await read(
      "wandb/druidowm__nanoGPT/wandb/run-20241012_153325-jnyhr7aj/files/wandb-summary.json",
    );
    expect(nano.records.map(({ step }) => step)).toEqual([2000]);
    expect(nano.records[0]?.values["val/loss"]).toBeCloseTo(4.2661066, 7);
    const openai = await read(
      "wandb/mdarshad1000__Fine-Tuning-GPTs/wandb/run-20221220_062129-ft-jxFTOONXtEE9wOuUXnAghvgu/files/wandb-summary.json",
    );
    expect(openai.records.map(({ step }) => step)).toEqual([551]);
    expect(openai.records[0]?.values.validation_token_accuracy).toBeCloseTo(0.4190476, 7);
    expect(guessSeries(surveyOf(openai)).mapping).toEqual({});
  });

  test("a W&B history with an unnamed index column", async () => {
    const file = await read("wandb/oraby8__research_tts/wandb_history.csv");
    expect([file.id, file.issues, file.records.length]).toEqual(["wandb-history", [], 42]);
    const loss = course(file.records, "train/loss");
    expect([loss[0], loss.at(-1)].map((point) => [point?.[0], point?.[1].toFixed(4)])).toEqual([
      [1, "0.1782"],
      [41, "0.1792"],
    ]);
    const held = course(file.records, "eval/loss");
    expect(held).toHaveLength(8);
    expect([held[0], held.at(-1)].map((point) => [point?.[0], point?.[1].toFixed(4)])).toEqual([
      [5, "0.1669"],
      [40, "0.1664"],
    ]);
    expect(course(file.records, "_timestamp")).toEqual([]);
    expect(course(file.records, "_runtime")).toEqual([]);
    expect(file.records[0]?.timeMs).toBeCloseTo(1_772_452_553_974.6, 1);
  });

  test("TensorBoard event files of PyTorch and of TensorFlow", async () => {
    const torch = await read(
      "tensorboard/gradio-app__trackio/tests/e2e/tf_test_run/events.out.tfevents",
    );
    expect([torch.id, torch.issues]).toEqual(["tensorboard-events", []]);
    const accuracy = course(torch.records, "accuracy");
    expect(accuracy.map(([step]) => step)).toEqual([0, 1, 2, 3, 4]);
    expect([accuracy[0]?.[1], accuracy.at(-1)?.[1]].map((value) => value?.toFixed(2))).toEqual([
      "0.80",
      "0.88",
    ]);
    const loss = values(torch.records, "loss");
    expect([loss[0], loss.at(-1)].map((value) => value?.toFixed(1))).toEqual(["1.0", "0.2"]);

    const keras = await read(
      "tensorboard/10tanmay100__DEEPCNNCLASSIFIER/artifacts/prepare_callbacks/tensorboard_log_dir/tb_logs_at_2022-09-27-18-50-22/validation/events.out.tfevents.1664287066.DESKTOP-27TFO05.7852.1.v2",
    );
    const points = keras.records.flatMap(({ step, values: all }) =>
      Object.keys(all).map((key) => [key, step]),
    );
    expect(points).toHaveLength(4);
    expect(course(keras.records, "validation/epoch_accuracy")[0]?.[0]).toBe(0);
    expect(course(keras.records, "validation/epoch_accuracy")[0]?.[1]).toBeCloseTo(0.7868589759, 9);
    const counted = course(keras.records, "validation/evaluation_accuracy_vs_iterations")[0];
    expect(counted?.[0]).toBe(1250);
    expect(counted?.[1]).toBeCloseTo(0.7868589759, 9);
  });

  test("a TensorBoard CSV named by its file", async () => {
    const file = await read(
      "tensorboard/Brunogomes97__Imdb/Tensorboard/csv/run-.-tag-val_pred_age_acc.csv",
    );
    expect([file.id, course(file.records, "val_pred_age_acc").length]).toEqual([
      "tensorboard-csv",
      30,
    ]);
    expect(guessSeries(surveyOf(file)).mapping.series).toMatchObject({
      val_pred_age_acc: { split: "dev", category: null, set: "pred_age" },
    });
  });

  test("MLflow's folder: metrics by path, settings and state beside them", async () => {
    const folder =
      "mlflow/10-Academy-Batch-4-Week-4__Swahili-Speech-To-Text/mlruns/1/ed05f9cd599442fe9a0c9222184710b8";
    const loss = await read(`${folder}/metrics/loss`);
    const points = course(loss.records, "loss");
    expect(points.map(([step]) => step)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(points[0]?.[1]).toBeCloseTo(332.684173584, 9);
    expect(points.at(-1)?.[1]).toBeCloseTo(234.7978057861, 9);
    const textOf = (name: string) => new TextDecoder().decode(sampleFile(`${folder}/${name}`));
    const facts = (name: string) => mlflowFacts(`${folder}/${name}`, textOf(name));
    expect(facts("meta.yaml")).toEqual({
      ...{ folder, isDeleted: false, parentRun: null },
      facts: {
        ...{ run: null, status: "finished" },
        ...{ startedAt: "2021-08-11T16:02:55.478Z", finishedAt: "2021-08-11T16:04:11.678Z" },
      },
    });
    expect(facts("params/epochs")?.facts.hyperparameters).toEqual({ epochs: 10 });
    expect(facts("params/opt_learning_rate")?.facts.hyperparameters).toEqual({
      opt_learning_rate: 0.002,
    });
    expect(facts("params/opt_name")?.facts.hyperparameters).toEqual({ opt_name: "SGD" });
    expect(facts("tags/mlflow.autologging")?.facts).toEqual({ run: null });
  });

  test("MLflow's metrics of one line at step 0", async () => {
    const folder =
      "mlflow/1010sb__ImageClass/mlruns/586757370402886605/7763ef313a5a468f8ef9413586d5384a";
    for (const [name, value] of Object.entries({
      ...{ test_accuracy: 0.877300024, test_loss: 0.3537264764 },
      ...{ val_accuracy: 0.8824999928, val_loss: 0.3374920189 },
    })) {
      const { records } = await read(`${folder}/metrics/${name}`);
      expect(records).toHaveLength(1);
      expect(records[0]?.step).toBe(0);
      expect(records[0]?.values[name]).toBeCloseTo(value, 9);
    }
    const name = new TextDecoder().decode(sampleFile(`${folder}/tags/mlflow.runName`));
    expect(mlflowFacts(`${folder}/tags/mlflow.runName`, name)?.facts.name).toBe("adorable-hog-898");
  });

  test("a wide table: training and held-out accuracy of a run that memorises, then generalises", async () => {
    const file = await read(
      "generic-tables/aneesh6214__nyx-soso-predicting-emergence/runs/grokking_final/metrics.csv",
    );
    expect(file.records.map(({ step }) => step)).toEqual(
      Array.from({ length: 31 }, (_, i) => i * 1000),
    );
    const train = values(file.records, "train_acc").slice(1);
    expect(Math.min(...train)).toBeCloseTo(1, 1);
    expect(train[0]).toBe(1);
    const test = values(file.records, "test_acc");
    expect([test[0]?.toFixed(4), test.at(-1)?.toFixed(4)]).toEqual(["0.0106", "0.7780"]);
    expect(guessSeries(surveyOf(file)).mapping.series).toMatchObject({
      train_acc: { split: "train", category: "all" },
      test_acc: { split: "test", category: "all" },
    });
  });

  test("a resumed step log equals the one without duplicates", async () => {
    const folder = "generic-tables/aaravarora01__agent-memory-redteam/modal_results/strict/stage2";
    const twice = await read(`${folder}/train_metrics.with_duplicates.jsonl`);
    const once = await read(`${folder}/train_metrics.jsonl`);
    expect([twice.records.length, once.records.length]).toEqual([179, 150]);
    expect(course(twice.records, "reward")).toEqual(course(once.records, "reward"));
    expect(course(once.records, "reward").at(-1)).toEqual([400, 1.2828125]);
    expect(twice.warnings.map(({ message }) => message)).toContain(
      "29 steps occur more than once; the later value holds",
    );
  });

  test("a long table of checkpoints, shots and tasks", async () => {
    const file = await read(
      "generic-tables/EleutherAI__pythia/evals/csv/pythia-350m-deduped/term_frquency_all_shots.csv",
    );
    expect([file.issues, file.records.length]).toEqual([[], 6000]);
    const means = new Map<number, number[]>();
    for (const { step, values: all } of file.records) {
      for (const [key, value] of Object.entries(all)) {
        if (key.endsWith("/fewshot=16/acc")) means.set(step, [...(means.get(step) ?? []), value]);
      }
    }
    const mean = (list: number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
    expect([...means].map(([step, list]) => [step, mean(list).toFixed(4)])).toEqual([
      ...[
        [13_000, "0.0101"],
        [39_000, "0.0227"],
        [65_000, "0.0208"],
      ],
      ...[
        [91_000, "0.0250"],
        [117_000, "0.0258"],
        [143_000, "0.0266"],
      ],
    ]);
  });

  test("a table of stages in per cent: its first task is forgotten", async () => {
    const file = await read(
      "generic-tables/pvmahn__catastrophic-forgetting-llms/results/seq_accuracy_table.csv",
    );
    expect(course(file.records, "Commonsense Reasoning")).toEqual([
      [1, 30.9],
      [2, 29.1],
      [3, 20.6],
    ]);
    expect(course(file.records, "Sentiment Analysis")).toEqual([[3, 90.48]]);
    expect(guessSeries(surveyOf(file)).mapping.series).toMatchObject({
      "Commonsense Reasoning": { set: "Commonsense Reasoning", scale: "percent", category: null },
    });
  });
});
