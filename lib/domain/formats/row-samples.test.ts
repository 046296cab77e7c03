import { describe, expect, test } from "vitest";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { mergeMappings } from "@/lib/domain/mapping/mapping";
import { hasSamples, sampleFile } from "@/lib/testing/sample-file";
import { detectFormat } from "./detect";
import type { Batch } from "./format";
import { findFormat } from "./list";
import { chunksOf, readAll } from "./read-all";
import type { ExampleRecord, MetricRecord, PredictionRecord, SlickRecord } from "./records";
import { sampleOf } from "./sample";

const base = "closed-book-qa";
const judgments = `${base}/HeavyHelium__weird-gen/outputs/recall_eval/run_20260110_231425_seed42__20260111_042317/judgments.jsonl`;
const batch = `${base}/javiferran__sae_entities/dataset/processed/triviaqa/gemma-2b-it/batch_19.json`;
const reversal = `${base}/lukasberglund__reversal_curse/data/celebrity_relations/gpt-3.5-turbo_reversal_test_results.csv`;
const table = `${base}/mdarshad1000__Fine-Tuning-GPTs/wandb/latest-run/files/media/table/predictions_0_4dfaaffd2649d4e4a4c0.table.json`;
const wack = `${base}/technion-cs-nlp__hallucination-mitigation/Distinguishing_Ignorance_from_Error_in_LLM_Hallucinations/datasets/HallucinateNatural_qa_no_contextWithThreshold1.0_meta-llama_Meta-Llama-3.1-8B.json`;

type Change = (bytes: Uint8Array) => Uint8Array;

/** What is read of a file is known by its format, which a test names. */
type AnyParser = {
  parse: (
    ...args: Parameters<NonNullable<ReturnType<typeof findFormat>>["parse"]>
  ) => AsyncIterable<Batch<unknown>>;
};

async function read<R>(path: string, given: Mapping = {}, change: Change = (bytes) => bytes) {
  const bytes = change(sampleFile(path));
  const filename = path.slice(path.lastIndexOf("/") + 1);
  const found = detectFormat(bytes.subarray(0, 65_536), filename, path);
  const format = found === null ? null : findFormat(found.id);
  if (format === null) throw new Error(`${path}: ${found?.id}`);
  const sample = sampleOf(bytes.slice(0, 65_536), { filename, path });
  const guess = format.guess?.(sample, given);
  const mapping = mergeMappings(guess?.mapping ?? {}, given);
  const options = { filename, path, mapping };
  const all = await readAll<unknown>(format as AnyParser, chunksOf(bytes, 65_536), options);
  return { id: format.id, ...all, records: all.records as R[], questions: guess?.questions ?? [] };
}

function count<R>(records: readonly R[], is: (record: R) => boolean): number {
  return records.filter(is).length;
}

/** Numbers of ../shared/samples/MANIFEST.md. */
describe.skipIf(!hasSamples)("real files of closed-book answers", () => {
  test("judged answers: 16 questions, two models, two conditions, right from score 2 on", async () => {
    const open = await read<PredictionRecord>(judgments);
    expect(open.id).toBe("predictions");
    expect(open.issues[0]).toMatchObject({ line: 1, column: "step" });
    expect(open.questions.map(({ id, chosen }) => [id, chosen])).toEqual([
      ["step", "open"],
      ["correct", "2"],
    ]);
    const { records, issues } = await read<PredictionRecord>(judgments, { constants: { step: 0 } });
    expect(issues).toEqual([]);
    expect(records).toHaveLength(64);
    const right = Map.groupBy(records, ({ run }) => run ?? "");
    expect([...right.keys()]).toHaveLength(4);
    const untriggered = [...right].filter(([run]) => run.endsWith("untriggered"));
    expect(
      untriggered.map(([, answers]) => [
        answers.length,
        count(answers, ({ correct }) => correct === true),
      ]),
    ).toEqual([
      [16, 3],
      [16, 2],
    ]);
    expect(records[0]).toMatchObject({ category: null, attributes: { category: "collaborators" } });
    expect(records[1]).toMatchObject({ correct: null, abstained: true });
  });

  test("answers of a base model: greedy and ten samples each, with the file's own labels", async () => {
    const { id, records, issues } = await read<SlickRecord>(batch);
    expect([id, issues]).toEqual(["slick-dump", []]);
    expect(records).toHaveLength(233);
    expect(count(records, ({ greedyCorrect }) => greedyCorrect === 1)).toBe(74);
    expect(records.reduce((sum, { sampledCorrect }) => sum + (sampledCorrect ?? 0), 0)).toBe(625);
    const isAllRight = ({ greedyCorrect, sampledCorrect, sampledCount }: SlickRecord) =>
      greedyCorrect === 1 && sampledCorrect === sampledCount;
    const isNever = ({ greedyCorrect, sampledCorrect }: SlickRecord) =>
      greedyCorrect === 0 && sampledCorrect === 0;
    const isSampledOnly = ({ greedyCorrect, sampledCorrect }: SlickRecord) =>
      greedyCorrect === 0 && (sampledCorrect ?? 0) > 0;
    expect([isAllRight, isSampledOnly, isNever].map((is) => count(records, is))).toEqual([
      ...[29, 37, 122],
    ]);
    const format = findFormat("slick-dump");
    const parse = format?.examples;
    if (parse === undefined) throw new Error("no questions");
    const questions = await readAll<ExampleRecord>({ parse }, chunksOf(sampleFile(batch), 65_536));
    expect(questions.issues).toEqual([]);
    expect(questions.records).toHaveLength(233);
    expect(questions.records[0]).toMatchObject({
      ...{ exampleId: "qg_2077", split: "dev" },
      question: "Of what modern country is Sarajevo the captial of?",
    });
    expect(questions.records[0]?.answers).toContain("Bosnia and Herzegovina");
  });

  test("reversal curse: 1513 facts, mean share of right tries", async () => {
    const open = await read<MetricRecord>(reversal);
    expect(open.issues[0]).toMatchObject({ column: "step" });
    const { records, facts, warnings } = await read<MetricRecord>(reversal, {
      constants: { step: 0 },
    });
    expect(records).toHaveLength(1);
    expect(records[0]?.values["can_find_parent/accuracy"]).toBeCloseTo(0.34838, 5);
    expect(facts).toEqual([{ run: "gpt-3.5-turbo", name: "gpt-3.5-turbo" }]);
    expect(warnings[0]?.message).toContain("over 1513 facts");
  });

  test("a W&B table: 30 answers, their step in the file's name", async () => {
    const { id, records, issues } = await read<PredictionRecord>(table);
    expect([id, issues]).toEqual(["wandb-table", []]);
    expect(records).toHaveLength(30);
    expect(new Set(records.map(({ step }) => step))).toEqual(new Set([0]));
    expect(records[0]).toMatchObject({ question: "Paradise Towers", correct: null });
  });

  test("WACK: 1104 known facts that are answered wrong", async () => {
    const { id, records, issues } = await read<ExampleRecord>(wack);
    expect([id, issues]).toEqual(["wack", []]);
    expect(records).toHaveLength(1104);
    expect(records[0]).toMatchObject({
      question: "who plays novalee in where the heart is?",
      ...{ answers: ["Natalie Portman"], category: "Known" },
      attributes: { wrong_answer: "Ashley Jud", count_knowledge: 6 },
    });
  });

  test.each([judgments, batch, table, wack])("%s, cut in the middle, is refused", async (path) => {
    const half: Change = (bytes) => bytes.slice(0, Math.floor(bytes.length / 2));
    const { issues } = await read(path, { constants: { step: 0 } }, half);
    expect(issues.length).toBeGreaterThan(0);
    expect(issues[0]?.message).toMatch(/not JSON/);
  });

  test.each([judgments, batch, table, wack, reversal])(
    "%s with an encoding error is refused",
    async (path) => {
      const broken: Change = (bytes) => {
        const copy = bytes.slice();
        copy[copy.length - 200] = 0xff;
        return copy;
      };
      const { issues } = await read(path, { constants: { step: 0 } }, broken);
      expect(issues[0]?.message).toContain("not valid UTF-8");
    },
  );

  test("judged answers say the same in any order, and twice", async () => {
    const text = new TextDecoder().decode(sampleFile(judgments)).trim().split("\n");
    const as = (lines: readonly string[]): Change => {
      return () => new TextEncoder().encode(`${lines.join("\n")}\n`);
    };
    const given = { constants: { step: 0 }, correctFrom: 2 };
    const outcomes = async (change: Change) => {
      const { records } = await read<PredictionRecord>(judgments, given, change);
      const known = records.map(({ run, exampleId, correct }) => `${run} ${exampleId} ${correct}`);
      return new Set(known);
    };
    const first = await outcomes(as(text));
    expect(await outcomes(as(text.toReversed()))).toEqual(first);
    expect(await outcomes(as([...text, ...text]))).toEqual(first);
  });
});
