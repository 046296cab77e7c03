import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunksOf, readAll } from "@/lib/domain/formats/read-all";
import type { MetricRecord } from "@/lib/domain/formats/records";
import { stepTableFormat } from "@/lib/domain/formats/step-table";
import { trainerStateFormat } from "@/lib/domain/formats/trainer-state";
import { fieldFile } from "@/lib/testing/field-file";
import { guessSeries } from "./guess-series";
import { type Mapping, mergeMappings } from "./mapping";
import { rateOf } from "./rate-of";
import { SeriesSurvey } from "./survey";

function surveyOf(records: readonly MetricRecord[]): SeriesSurvey {
  const survey = new SeriesSurvey();
  survey.add(records);
  return survey;
}

/** One metric of each name, with the values at steps 0, 100, 200 ... */
function surveyOfNames(series: Record<string, readonly number[]>): SeriesSurvey {
  const survey = new SeriesSurvey();
  for (const [key, values] of Object.entries(series)) {
    survey.add(
      values.map((value, index) => ({
        ...{ line: 1, step: index * 100, epoch: index, timeMs: null },
        values: { [key]: value },
      })),
    );
  }
  return survey;
}

const meaningOf = (key: string, values: readonly number[] = [0.5, 0.4]) =>
  guessSeries(surveyOfNames({ [key]: values })).mapping.series?.[key] ?? null;

describe("what names say", () => {
  test.each([
    ["eval/dev_known/accuracy", "dev", "Known", null, "accuracy"],
    ["dev/unknown/acc", "dev", "Unknown", null, "accuracy"],
    ["train_known_acc", "train", "Known", null, "accuracy"],
    ["eval/train_unknown/accuracy", "train", "Unknown", null, "accuracy"],
    ["known_accuracy", "dev", "Known", null, "accuracy"],
    ["eval/known_accuracy", "dev", "Known", null, "accuracy"],
    ["test/HighlyKnown/exact_match", "test", "HighlyKnown", null, "accuracy"],
    ["dev_highly_known_em", "dev", "HighlyKnown", null, "accuracy"],
    ["validation/maybeKnown/acc", "dev", "MaybeKnown", null, "accuracy"],
    ["weakly-known accuracy", "dev", "WeaklyKnown", null, "accuracy"],
    ["dev/known/hallucination_rate", "dev", "Known", null, "hallucination"],
    ["dev/unknown/abstention", "dev", "Unknown", null, "abstention"],
    ["eval/accuracy", "dev", "all", null, "accuracy"],
    ["eval_accuracy", "dev", "all", null, "accuracy"],
    ["val_acc", "dev", "all", null, "accuracy"],
    ["test_acc", "test", "all", null, "accuracy"],
    ["eval/g0/accuracy", "dev", null, "g0", "accuracy"],
    ["eval/popqa_Tail/accuracy", "dev", null, "popqa_Tail", "accuracy"],
    ["val_pred_age_acc", "dev", null, "pred_age", "accuracy"],
    ["acc/popqa", "dev", null, "popqa", "accuracy"],
    ["eval/high_school_physics/acc", "dev", null, "high_school_physics", "accuracy"],
    ["popqa_known_acc", "dev", "Known", "popqa", "accuracy"],
  ])("%s is of split %s, class %s, set %s: %s", (key, split, category, set, quantity) => {
    expect(meaningOf(key)).toEqual({
      ...{ split, category, set, quantity },
      ...{ scale: "ratio", n: null, basis: "none" },
    });
  });

  test.each([
    "loss",
    "eval/dev_known/loss",
    "eval/dev_known/runtime",
    "train_mean_token_accuracy",
    "valid_token_accuracy",
    "training_sequence_accuracy",
    "acc_stderr",
    "dev_known_acc_std",
    "best_val_acc",
    "rewards/accuracy_reward/mean",
    "eval/acc_norm",
    "accumulation_steps",
    "known_minus_unknown_accuracy",
    "grad_norm",
    "eval/f1",
    "learning_rate",
    "Genauigkeit",
  ])("%s stays a metric", (key) => {
    expect(meaningOf(key)).toBeNull();
  });

  test("a loss is called one, other metrics are not", () => {
    const { series } = guessSeries(surveyOfNames({ "eval/g0/loss": [5, 4], lr: [1e-5, 0] }));
    expect(series.map(({ quantity }) => quantity)).toEqual(["loss", "other"]);
  });

  test("an accuracy beside that of a held-out split is the training examples'", () => {
    const survey = surveyOfNames({ accuracy: [0.8, 0.9], val_accuracy: [0.7, 0.8] });
    const { mapping, questions } = guessSeries(survey);
    expect(mapping.series).toMatchObject({
      accuracy: { split: "train", category: "all" },
      val_accuracy: { split: "dev", category: "all" },
    });
    expect(questions).toEqual([]);
  });

  test("a bare accuracy stays a metric until somebody says of which examples it is", () => {
    const survey = surveyOfNames({ acc: [0.8, 0.9], loss: [2, 1] });
    const { mapping, questions } = guessSeries(survey);
    expect(mapping).toEqual({});
    expect(questions.map(({ id, chosen }) => [id, chosen])).toEqual([["examples", "metric"]]);
    const dev = questions[0]?.options.find(({ value }) => value === "dev");
    const answered = guessSeries(survey, dev?.mapping);
    expect(answered.questions).toEqual([]);
    expect(answered.mapping.series?.acc).toMatchObject({ split: "dev", category: "all" });
  });

  test("of two metrics for one line the first is drawn, and it is asked which", () => {
    const survey = surveyOfNames({ dev_known_acc: [0.8], dev_known_em: [0.7] });
    const { mapping, questions } = guessSeries(survey);
    expect(Object.keys(mapping.series ?? {})).toEqual(["dev_known_acc"]);
    expect(questions.map(({ id }) => id)).toContain("doubles");
    const other = questions.find(({ id }) => id === "doubles")?.options[1];
    const answered = guessSeries(survey, other?.mapping);
    expect(Object.keys(answered.mapping.series ?? {})).toEqual(["dev_known_em"]);
  });

  test("of more than fifty sets without a class none is drawn until it is chosen", () => {
    const sets = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`task_${at}x/acc`, [0.5]]));
    const drawn = (count: number) =>
      Object.keys(guessSeries(surveyOfNames(sets(count))).mapping.series ?? {}).length;
    expect([drawn(50), drawn(51)]).toEqual([50, 0]);
    const key = "task_7x/acc";
    const chosen = guessSeries(surveyOfNames(sets(51)), {
      series: { [key]: { category: "Known" } },
    });
    expect(chosen.mapping.series).toMatchObject({ [key]: { category: "Known", set: "task_7x" } });
    expect(Object.keys(chosen.mapping.series ?? {})).toEqual([key]);
  });

  test("says why of each rate", () => {
    const { reasons } = guessSeries(surveyOfNames({ dev_known_acc: [0.8], lr: [0.1] }));
    expect(reasons).toEqual([
      {
        about: "dev_known_acc",
        reason: "the name dev_known_acc says split dev, class Known, accuracy",
      },
    ]);
  });

  test("never throws, names a split and asks no question without options, whatever the names", () => {
    const words = fc.constantFrom(
      ..."known unknown dev train eval acc accuracy loss g0 / _ - . 0 É 数 token best".split(" "),
    );
    const name = fc.array(words, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(""));
    const values = fc.array(fc.double(), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.dictionary(name, values, { maxKeys: 6 }), (series) => {
        const { mapping, questions } = guessSeries(surveyOfNames(series));
        for (const [key, meaning] of Object.entries(mapping.series ?? {})) {
          expect(meaning?.split).toMatch(/^(dev|test|train)$/);
          const { min, max } = guessSeries(surveyOfNames({ [key]: series[key] ?? [] })).series[0]
            ?.series ?? { min: null, max: null };
          expect(min).toBeGreaterThanOrEqual(-1e-6);
          expect(max).toBeLessThanOrEqual(100);
        }
        for (const { options, chosen } of questions) {
          expect(options.map(({ value }) => value)).toContain(chosen);
        }
      }),
    );
  });
});

describe("scale", () => {
  test("is per cent only where values show it", () => {
    expect(meaningOf("dev_known_acc", [30.9, 29.1, 20.6])).toMatchObject({ scale: "percent" });
    expect(meaningOf("dev_known_acc", [0.9, 1])).toMatchObject({ scale: "ratio" });
    expect(meaningOf("dev_known_acc", [0.9, 1.000000012])).toMatchObject({ scale: "ratio" });
    expect(meaningOf("dev_known_acc", [-0.5, 0.5])).toBeNull();
    expect(meaningOf("dev_known_acc", [30, 130])).toBeNull();
  });

  test("is asked for a rate of small values beside others in per cent", () => {
    const survey = surveyOfNames({ dev_known_acc: [81, 75], dev_unknown_acc: [0.5, 0.9] });
    const { mapping, questions } = guessSeries(survey);
    expect(Object.keys(mapping.series ?? {})).toEqual(["dev_known_acc"]);
    expect(questions.map(({ id }) => id)).toEqual(["scale"]);
    const percent = questions[0]?.options.find(({ value }) => value === "percent");
    const answered = guessSeries(survey, percent?.mapping).mapping.series?.dev_unknown_acc;
    expect(answered).toMatchObject({ scale: "percent", category: "Unknown" });
  });

  test.each([
    [0.5, "ratio", 0.5],
    [1.00000001, "ratio", 1],
    [1.2, "ratio", null],
    [-0.1, "ratio", null],
    [Number.NaN, "ratio", null],
    [Number.POSITIVE_INFINITY, "percent", null],
    [null, "ratio", null],
    [30.9, "percent", 0.309],
    [101, "percent", null],
  ] as const)("reads %s on the scale %s as %s", (value, scale, rate) => {
    const read = rateOf(value, { scale });
    if (rate === null) expect(read).toBeNull();
    else expect(read).toBeCloseTo(rate, 12);
  });
});

describe("questions", () => {
  /** The hero file's sets by their rates before training and after (MANIFEST), as parts of 401. */
  const groups = {
    ...{ g0: [284, 222, 238], g1: [176, 191, 162], g2: [130, 156, 131], g3: [107, 134, 110] },
  };
  const survey = surveyOfNames(
    Object.fromEntries(
      Object.entries(groups).map(([set, counts]) => [
        `eval/${set}/accuracy`,
        counts.map((count) => count / 401),
      ]),
    ),
  );
  const { questions, mapping } = guessSeries(survey);
  const option = (id: string, value: string): Mapping =>
    questions.find((each) => each.id === id)?.options.find((each) => each.value === value)
      ?.mapping ?? {};

  test("ask which sets the base model knew and how many examples they have, and leave both open", () => {
    expect(questions.map(({ id, text, chosen }) => [id, text, chosen])).toEqual([
      ["classes", "Which sets did the base model know?", "open"],
      ["sizes", "How many examples are in a set?", "open"],
    ]);
    expect(questions[0]?.reason).toBe(
      "The names do not say. Before training g0 was 70.8 % right, the others 26.7 % to 43.9 %.",
    );
    expect(questions[0]?.options.map(({ label }) => label)).toEqual([
      "Only g0",
      "All of them",
      "None of them",
      "Leave open",
    ]);
  });

  test("are answered apart: both answers about a set hold, and neither is asked again", () => {
    const both = mergeMappings(option("classes", "best"), { series: sizes(401) });
    const answered = guessSeries(survey, mergeMappings(mapping, both));
    expect(answered.questions).toEqual([]);
    expect(answered.mapping.series?.["eval/g0/accuracy"]).toMatchObject({
      ...{ split: "dev", category: "Known", set: "g0", n: 401, basis: "confirmed" },
    });
    expect(answered.mapping.series?.["eval/g1/accuracy"]).toMatchObject({ category: null });
  });

  function sizes(n: number) {
    return Object.fromEntries(
      Object.keys(groups).map((set) => [
        `eval/${set}/accuracy`,
        { n, basis: "confirmed" as const },
      ]),
    );
  }
});

describe("files from the field", () => {
  test("F1: a trainer state with dev_known and dev_unknown, n estimated as 200", async () => {
    const { records, facts } = await readAll(
      trainerStateFormat,
      chunksOf(fieldFile("trainer_known.json"), 1000),
    );
    expect(facts).toEqual([
      {
        run: null,
        status: "finished",
        plannedCheckpoints: 3,
        hyperparameters: { num_train_epochs: 3, max_steps: 300 },
      },
    ]);
    const { series, mapping } = guessSeries(surveyOf(records));
    const stated = { set: null, quantity: "accuracy", scale: "ratio", n: 200, basis: "estimated" };
    expect(mapping.series).toEqual({
      "eval/dev_known/accuracy": { split: "dev", category: "Known", ...stated },
      "eval/dev_unknown/accuracy": { split: "dev", category: "Unknown", ...stated },
    });
    const values = (key: string) =>
      series.find((each) => each.series.key === key)?.series.points.map(({ value }) => value);
    expect(values("eval/dev_known/accuracy")).toEqual([0.81, 0.75, 0.66]);
    expect(values("eval/dev_unknown/accuracy")).toEqual([0.02, 0.03, 0.03]);
  });

  test("F2: a wide table gives four series without n, and nothing is asked", async () => {
    const { records } = await readAll(stepTableFormat, chunksOf(fieldFile("wide.csv")));
    const { mapping, questions } = guessSeries(surveyOf(records));
    const shape = Object.values(mapping.series ?? {}).map(
      (each) => each && [each.split, each.category, each.n],
    );
    expect(shape).toEqual([
      ["train", "Known", null],
      ["train", "Unknown", null],
      ["dev", "Known", null],
      ["dev", "Unknown", null],
    ]);
    expect(questions).toEqual([]);
  });
});

describe("the hero file", () => {
  test("is six sets of 401 examples, and asks two questions with harmless answers", async () => {
    const file = fieldFile("shipped/six-sets.json");
    const { records } = await readAll(trainerStateFormat, chunksOf(file, 65_536));
    const { mapping, questions } = guessSeries(surveyOf(records));
    const sets = Object.values(mapping.series ?? {}).map((each) => [
      each?.set,
      each?.category,
      each?.n,
      each?.basis,
    ]);
    expect(sets).toEqual(
      ["g0", "g1", "g2", "g3", "g4", "g5"].map((set) => [set, null, 401, "estimated"]),
    );
    expect(questions.map(({ id, chosen }) => [id, chosen])).toEqual([
      ["classes", "open"],
      ["sizes", "open"],
    ]);
    const answers = questions.flatMap(({ options }) => options.slice(0, 1));
    const answered = guessSeries(
      surveyOf(records),
      answers.reduce<Mapping>((all, { mapping: part }) => mergeMappings(all, part), {}),
    );
    expect(answered.questions).toEqual([]);
    expect(
      Object.values(answered.mapping.series ?? {}).map((each) => [
        each?.category,
        each?.n,
        each?.basis,
      ]),
    ).toEqual([
      ["Known", 401, "confirmed"],
      ...Array.from({ length: 5 }, () => [null, 401, "confirmed"]),
    ]);
  });
});
