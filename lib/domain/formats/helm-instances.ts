import type { Mapping } from "@/lib/domain/mapping/mapping";
import { type AnswerFile, guessAnswers, parseAnswers } from "./answer-file";
import { chooseAnswerMetric, exactMetrics, zeroOrOne } from "./answer-metrics";
import type { Fields } from "./fields";
import { defineFormat } from "./format";
import { hasKeys } from "./sample";
import { isObject } from "./trainer-history";

/** Stats by their name: `display_predictions.json` has them so, `per_instance_stats.json` as a list. */
function statsOf({ stats }: Fields): Fields {
  if (isObject(stats)) return stats;
  const list = Array.isArray(stats) ? stats.filter(isObject) : [];
  return Object.fromEntries(
    list.flatMap(({ name, mean }) =>
      isObject(name) && typeof name.name === "string" && name.name !== "__proto__"
        ? [[name.name, mean]]
        : [],
    ),
  );
}

/** Counts of tokens and the like are 0 or 1 by chance. */
const isScore = (name: string) =>
  !/^(num_|max_|inference_|batch_|training_|finish_reason|prompt_|logprob|perplexity|bits_|predicted_index)/.test(
    name,
  );

function scoresOf(row: Fields): Fields {
  return Object.fromEntries(Object.entries(statsOf(row)).filter(([name]) => isScore(name)));
}

class Instances {
  private readonly rows = new Map<string, { prediction: string | null; scores: Fields }>();
  private repeated = 0;
  private perturbed = 0;

  /** An instance may stand in several rows, one for each group of its stats. */
  add(row: Fields): void {
    const id = String(row.instance_id ?? "");
    if (isObject(row.perturbation)) this.perturbed += 1;
    else if (row.train_trial_index !== undefined && row.train_trial_index !== 0) this.repeated += 1;
    else {
      const before = this.rows.get(id) ?? { prediction: null, scores: {} };
      const text = row.mapped_output ?? row.truncated_predicted_text ?? row.predicted_text;
      const prediction = typeof text === "string" ? text.trim() : before.prediction;
      this.rows.set(id, { prediction, scores: { ...before.scores, ...scoresOf(row) } });
    }
  }

  read(said: string | undefined): AnswerFile {
    const all = [...this.rows];
    const metrics = exactMetrics(all.map(([, { scores }]) => scores));
    const { metric, guess } = chooseAnswerMetric(metrics, said);
    const rows = all.map(([id, { prediction, scores }]) => ({
      ...{ example_id: id, prediction },
      correct: metric === undefined ? null : zeroOrOne(scores[metric]),
    }));
    const answered = rows.filter(
      ({ correct, prediction }) => correct !== null || prediction !== null,
    );
    if (answered.length === 0) {
      const names = [...new Set(all.flatMap(([, { scores }]) => Object.keys(scores)))].slice(0, 10);
      const problem = `no instance has an answer or a metric that is 0 or 1 in every row; there are ${names.length === 0 ? "none" : names.join(", ")}: upload display_predictions.json of the same run`;
      return { rows: [], warnings: [], problem };
    }
    return { rows: answered, warnings: this.warnings(metric), guess };
  }

  private warnings(metric: string | undefined): string[] {
    const said: [number, string][] = [
      [this.repeated, "rows of further trials are left out: the first of each instance is read"],
      [this.perturbed, "rows of perturbed instances are left out"],
    ];
    return [
      ...said.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`),
      ...(metric === undefined
        ? ["no metric is 0 or 1 for every instance: the answers are scored by the dataset's rule"]
        : []),
    ];
  }
}

function read(file: unknown, mapping: Mapping | null): AnswerFile {
  const instances = new Instances();
  for (const row of Array.isArray(file) ? file.filter(isObject) : []) instances.add(row);
  return instances.read(mapping?.filter);
}

const shape = { what: "a file of HELM's instances", read };

/** Instances of HELM, by the source of crfm-helm 0.5.16; their questions stand in another file, so the dataset knows them. */
export const helmInstancesFormat = defineFormat({
  id: "helm-instances",
  name: "HELM instances",
  what: "display_predictions.json (what was answered, and its stats) or per_instance_stats.json (stats alone) of a HELM run. A metric that is 0 or 1 says right; of several one is asked for. Questions stand in instances.json, which is read as a dataset. The checkpoint comes from its folder or name, else it is asked.",
  holds: "predictions",
  example: {
    filename: "checkpoint-500_display_predictions.json",
    text: '[{"instance_id":"id12","train_trial_index":0,"predicted_text":" London","stats":{"num_references":1.0,"exact_match":1.0}},{"instance_id":"id13","train_trial_index":0,"predicted_text":" Rome","stats":{"num_references":1.0,"exact_match":0.0}}]',
  },
  detect: (sample) =>
    hasKeys(sample, "instance_id", "train_trial_index", "stats")
      ? "instance_id, train_trial_index and stats"
      : null,
  makesRows: true,
  guess: guessAnswers(shape),
  parse: parseAnswers(shape),
});
