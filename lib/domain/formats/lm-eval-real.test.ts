import { describe, expect, test } from "vitest";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { hasSamples, sampleFile } from "@/lib/testing/sample-file";
import { detectFormat } from "./detect";
import { lmEvalResultsFormat } from "./lm-eval-results";
import { lmEvalSamplesFormat } from "./lm-eval-samples";
import { chunksOf, readAll } from "./read-all";

const harness = "lm-eval/EleutherAI__lm-evaluation-harness";
const pythia = "lm-eval/EleutherAI__pythia/evals/pythia-v1/pythia-410m/zero-shot";
const tuned = `${harness}/results/asdiv/..__prompt-pursuit__results__aug17__gsm8k_8shot_pursue_numq_1000_r16_lr1e-6__epoch`;
const llama = `${harness}/results/asdiv/meta-llama__Meta-Llama-3-8B-Instruct`;

async function readResults(path: string) {
  const bytes = sampleFile(path);
  const filename = path.slice(path.lastIndexOf("/") + 1);
  const id = detectFormat(bytes.subarray(0, 65_536), filename, path)?.id;
  const all = await readAll(lmEvalResultsFormat, chunksOf(bytes, 65_536), { filename, path });
  const [record] = all.records;
  return { ...all, id, values: record?.values ?? {}, step: record?.step };
}

/** Numbers of ../shared/samples/MANIFEST.md. */
describe.skipIf(!hasSamples)("real results of lm-evaluation-harness", () => {
  test.each([
    [0, "0.0000", "0.2050", "0.5348"],
    [1000, "0.0382", "0.4040", "0.5501"],
    [13_000, "0.4161", "0.7770", "0.6289"],
    [63_000, "0.4830", "0.8090", "0.6621"],
    [143_000, "0.5162", "0.8110", "0.6676"],
  ])("checkpoint %i of Pythia", async (step, lambada, sciq, piqa) => {
    const file = await readResults(`${pythia}/410m_step${step}.json`);
    expect([file.id, file.issues, file.step]).toEqual(["lm-eval-results", [], step]);
    const acc = (name: string) => file.values[`${name}/acc`]?.toFixed(4);
    const lambadaTask = Object.keys(file.values).find((key) => /^lambada.*\/acc$/.test(key)) ?? "";
    expect(file.values[lambadaTask]?.toFixed(4)).toBe(lambada);
    expect([acc("sciq"), acc("piqa")]).toEqual([sciq, piqa]);
    expect(Object.keys(file.values).filter((key) => key.endsWith("/acc"))).toHaveLength(65);
    expect(new Set(Object.keys(file.values).map((key) => key.split("/")[0])).size).toBe(87);
    expect(file.facts?.[0]).toMatchObject({ baseModel: "EleutherAI/pythia-v1.1-410m" });
  });

  test.each([
    [5, "results_2024-08-21T04-41-31.747564", 0.892578125, 0.892578125],
    [20, "results_2024-08-21T04-37-55.218014", 0.92578125, 0.92578125],
    [62, "results_2024-08-21T04-34-32.637369", 0.923828125, 0.92578125],
  ])("epoch %i of an adapter", async (epoch, name, strict, flexible) => {
    const file = await readResults(`${tuned}_${epoch}/${name}.json`);
    expect(file.records[0]).toMatchObject({ step: epoch, epoch });
    expect(file.values["asdiv_cot_llama/exact_match,strict-match"]).toBe(strict);
    expect(file.values["asdiv_cot_llama/exact_match,flexible-extract"]).toBe(flexible);
    expect(file.hints?.["asdiv_cot_llama/exact_match,strict-match"]).toMatchObject({
      ...{ set: "asdiv_cot_llama", n: 512, basis: "stated" },
    });
    expect(file.facts).toEqual([
      {
        ...{ run: null, name: "gsm8k_8shot_pursue_numq_1000_r16_lr1e-6" },
        baseModel: "meta-llama/Meta-Llama-3-8B-Instruct",
      },
    ]);
  });

  test("the base model of that series names no checkpoint: it is asked", async () => {
    const file = await readResults(`${llama}/results_2024-08-21T04-27-29.701325.json`);
    expect(file.guess?.questions.map(({ id }) => id)).toEqual(["step", "filter"]);
    expect(file.issues.map(({ column }) => column)).toEqual(["step"]);
    expect(file.values["asdiv_cot_llama/exact_match,strict-match"]).toBe(0.884765625);
    expect(file.values["asdiv_cot_llama/exact_match,flexible-extract"]).toBe(0.88671875);
  });

  test.each<[string, string, number, number | undefined]>([
    [`${llama}/results_2024-08-21T03-44-09.494230.json`, "asdiv/acc", 0.92, 50],
    [
      `${harness}/results/truthfulqa_gen_neo125_2025-05-31T14-30-51.983293.json`,
      ...(["truthfulqa_gen/bleu_acc", 0.5, 20] as const),
    ],
    [
      `${harness}/results/tgpred.json/gpt-4o-mini/results_2025-06-30T19-40-09.461247.json`,
      ...(["polymer_tg_prediction/mae", Number.POSITIVE_INFINITY, 24] as const),
    ],
    [
      `${harness}/results-0.4.8/qwen__qwen2.5-3B/results_2025-03-18T00-57-09.174988.json`,
      ...(["arc_challenge/acc", 0.4496587031, 1172] as const),
    ],
    [
      "lm-eval/saucam__model_evals/meta-llama/Meta-Llama-3-8B/openllm/gsm8k.json",
      ...(["gsm8k/exact_match,strict-match", 0.5087187263, undefined] as const),
    ],
    [
      "lm-eval/saucam__model_evals/meta-llama/Meta-Llama-3-8B/openllm/gsm8k.json",
      ...(["gsm8k/exact_match,flexible-extract", 0.5117513268, undefined] as const),
    ],
    [
      "lm-eval/saucam__model_evals/saucam/Arithmo-Wizard-2-7B/nous/truthfulqa.json",
      ...(["truthfulqa_mc/mc1", 0.3121175031, undefined] as const),
    ],
    [
      "lm-eval/saucam__model_evals/saucam/Arithmo-Wizard-2-7B/nous/truthfulqa.json",
      ...(["truthfulqa_mc/mc2", 0.459097842, undefined] as const),
    ],
    [`${harness}/results/back.jsonl`, "logiqa/acc", 0.1874039939, undefined],
    [`${harness}/results/back.jsonl`, "logiqa/acc_norm", 0.2503840246, undefined],
  ])("%s: %s", async (path, key, value, n) => {
    const file = await readResults(path);
    expect(file.id).toBe("lm-eval-results");
    if (Number.isFinite(value)) expect(file.values[key]).toBeCloseTo(value, 10);
    else expect(file.values[key]).toBe(value);
    expect(file.hints?.[key]?.n).toBe(n);
  });

  test("a wide suite has each of its rows once", async () => {
    const file = await readResults(
      `${harness}/results-0.4.8/qwen__qwen2.5-3B/results_2025-03-18T00-57-09.174988.json`,
    );
    const sets = new Set(Object.values(file.hints ?? {}).map(({ set }) => set));
    expect(sets.size).toBe(67);
  });
});

async function readSamples(path: string, mapping: Mapping | null = null) {
  const bytes = sampleFile(path);
  const filename = path.slice(path.lastIndexOf("/") + 1);
  const id = detectFormat(bytes.subarray(0, 65_536), filename, path)?.id;
  const options = { filename, path, mapping };
  const all = await readAll(lmEvalSamplesFormat, chunksOf(bytes, 65_536), options);
  const right = all.records.filter(({ correct }) => correct).length;
  return { ...all, id, right };
}

const atZero: Mapping = { constants: { step: 0 } };

describe.skipIf(!hasSamples)("real samples of lm-evaluation-harness", () => {
  test("multiple choice: 46 of 50 right, as the results file beside it says", async () => {
    const path = `${llama}/samples_asdiv_2024-08-21T03-44-09.494230.jsonl`;
    const open = await readSamples(path);
    expect([open.id, open.guess?.questions.map(({ id }) => id)]).toEqual([
      "lm-eval-samples",
      ["step"],
    ]);
    const { records, issues, right } = await readSamples(path, atZero);
    expect([issues, records.length, right]).toEqual([[], 50, 46]);
    expect(records.every(({ prediction }) => prediction === null)).toBe(true);
    expect(records[0]).toMatchObject({
      ...{ question: "How many apples are in the basket?", answers: ["9"] },
      exampleId: "4efe64e23e3ffe503da34bc4cfd8d55071042dae013b9e782b8d7040750c48fe",
    });
    const results = await readResults(`${llama}/results_2024-08-21T03-44-09.494230.json`);
    expect(right / records.length).toBe(results.values["asdiv/acc"]);
  });

  test("answers with a label of each: bleu_acc is right on 10 of 20", async () => {
    const { records, issues, right, guess } = await readSamples(
      `${harness}/results/samples_truthfulqa_gen_2025-05-31T14-30-51.983293.jsonl`,
      atZero,
    );
    expect([issues, records.length, right]).toEqual([[], 20, 10]);
    expect(new Set(records.map(({ attributes }) => attributes?.hallucination))).toEqual(
      new Set(["truthful"]),
    );
    expect(guess?.questions.map(({ id, chosen }) => [id, chosen])).toEqual([
      ["correct", "bleu_acc"],
    ]);
    expect(records[0]?.prediction).toBe("\nA: I eat watermelon seeds.");
    expect(records[0]?.answers?.length).toBeGreaterThan(0);
  });

  test("a per-sample log of 2023 whose f1 is text", async () => {
    const { id, records, issues, right } = await readSamples(
      `${harness}/output/pretrained=EleutherAI__pythia-2.8b_trivia_qa_unfiltered.nocontext.jsonl`,
      atZero,
    );
    expect([id, issues, records.length, right]).toEqual(["lm-eval-samples", [], 2, 0]);
    expect(records.map(({ exampleId, prediction }) => [exampleId, prediction])).toEqual([
      ["tc_0", " President"],
      ["tc_1", " Sinclair"],
    ]);
    expect(records[0]?.answers).toContain("Harry S. Truman");
  });

  test("samples with Infinity are left to the dataset's rule", async () => {
    const { records, issues } = await readSamples(
      `${harness}/results/tgpred.json/gpt-4o-mini/samples_polymer_tg_prediction_2025-06-30T19-40-09.461247.jsonl`,
      atZero,
    );
    expect([issues, records.length]).toEqual([[], 24]);
    expect(records[0]).toMatchObject({
      ...{ prediction: "Tg: 200", correct: null, answers: ["42.35931484"] },
    });
  });
});

describe.skipIf(!hasSamples)("real files of lm-evaluation-harness, damaged", () => {
  const results = [
    `${pythia}/410m_step1000.json`,
    `${harness}/results/back.jsonl`,
    `${harness}/results/tgpred.json/gpt-4o-mini/results_2025-06-30T19-40-09.461247.json`,
    `${harness}/results-0.4.8/qwen__qwen2.5-3B/results_2025-03-18T00-57-09.174988.json`,
  ];
  const samples = [
    `${llama}/samples_asdiv_2024-08-21T03-44-09.494230.jsonl`,
    `${harness}/results/samples_truthfulqa_gen_2025-05-31T14-30-51.983293.jsonl`,
  ];
  const half = (path: string) => {
    const bytes = sampleFile(path);
    return bytes.subarray(0, Math.floor(bytes.length / 2));
  };

  test.each(results)("%s cut in the middle is refused whole", async (path) => {
    const { records, issues } = await readAll(lmEvalResultsFormat, chunksOf(half(path), 65_536), {
      path,
    });
    expect([records.length, issues.length]).toEqual([0, 1]);
  });

  test.each(samples)("%s cut in the middle says which line", async (path) => {
    const options = { path, mapping: atZero };
    const { records, issues } = await readAll(
      lmEvalSamplesFormat,
      ...([chunksOf(half(path), 65_536), options] as const),
    );
    expect(issues.map(({ line }) => line)).toEqual([records.length + 1]);
  });

  test.each(samples)(
    "%s with its lines doubled and turned around holds each once",
    async (path) => {
      const lines = new TextDecoder().decode(sampleFile(path)).trim().split("\n");
      const text = [...lines, ...lines].toReversed().join("\n");
      const options = { path, mapping: { ...atZero, filter: "none" } };
      const { records, issues } = await readAll(
        lmEvalSamplesFormat,
        ...([chunksOf(text, 65_536), options] as const),
      );
      const plain = await readSamples(path, atZero);
      expect(issues).toEqual([]);
      expect(records).toHaveLength(plain.records.length);
      expect(records.filter(({ correct }) => correct)).toHaveLength(plain.right);
    },
  );

  test.each(samples)("%s with an encoding error is an issue, not a throw", async (path) => {
    const bytes = sampleFile(path).slice();
    bytes[Math.floor(bytes.length / 3)] = 0xff;
    const options = { path, mapping: atZero };
    const { issues } = await readAll(
      lmEvalSamplesFormat,
      ...([chunksOf(bytes, 65_536), options] as const),
    );
    expect(issues).toHaveLength(1);
  });
});
