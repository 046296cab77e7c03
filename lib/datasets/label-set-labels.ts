import "server-only";
import type { Transaction } from "@/lib/db/client";
import { toJsonb } from "@/lib/db/jsonb";
import { ofDataset } from "@/lib/db/row-key";
import { createLabeller, type StoredDraws } from "@/lib/domain/knowledge/draw-counts";
import type { KnowledgeEstimate } from "@/lib/domain/knowledge/knowledge";
import { type ScoringRule, scorers } from "@/lib/domain/knowledge/scoring";
import type { Dataset, Project } from "@/prisma/generated/client";
import { scoringRuleOf } from "./scoring-rule";

export type SetKey = { projectId: string; datasetId: string; base: string };

/** How the answers of a set's base model are scored: by its own scorer, and where that is open by the dataset's. */
export function ruleOfSet(
  set: { scorer: string | null },
  dataset: Dataset,
  project: Project,
): ScoringRule {
  const own = scorers.find((scorer) => scorer === set.scorer);
  return scoringRuleOf(own ? { ...dataset, scorer: own } : dataset, project);
}

/** Stores the labels of a set with the answers behind them, in place of those that were there. */
export async function writeSetLabels(
  tx: Transaction,
  { projectId, datasetId, base }: SetKey,
  rows: readonly (StoredDraws & KnowledgeEstimate & { ordinal: number })[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "example_label" ("projectId", "datasetId", "base", "ordinal", "category", "pCorrectGreedy",
      "pCorrectSampled", "greedy", "sampled", "greedyCount", "greedyCorrect", "sampledCount", "sampledCorrect")
    SELECT ${projectId}::uuid, ${datasetId}::uuid, ${base}, given."ordinal", given."category",
      given."pCorrectGreedy", given."pCorrectSampled",
      ARRAY(SELECT jsonb_array_elements_text(given."greedy")),
      ARRAY(SELECT jsonb_array_elements_text(given."sampled")),
      given."greedyCount", given."greedyCorrect", given."sampledCount", given."sampledCorrect"
    FROM jsonb_to_recordset(${toJsonb(rows)}::jsonb) AS given(
      "ordinal" int, "category" text, "pCorrectGreedy" float8, "pCorrectSampled" float8, "greedy" jsonb,
      "sampled" jsonb, "greedyCount" int, "greedyCorrect" int, "sampledCount" int, "sampledCorrect" int)
    ON CONFLICT ("projectId", "datasetId", "base", "ordinal") DO UPDATE SET
      "category" = excluded."category", "pCorrectGreedy" = excluded."pCorrectGreedy",
      "pCorrectSampled" = excluded."pCorrectSampled", "greedy" = excluded."greedy",
      "sampled" = excluded."sampled", "greedyCount" = excluded."greedyCount",
      "greedyCorrect" = excluded."greedyCorrect", "sampledCount" = excluded."sampledCount",
      "sampledCorrect" = excluded."sampledCorrect"`;
}

const pageRows = 2000;

/** Labels every set of a dataset again by its answers, after a scoring rule changed. */
export async function relabelSets(
  tx: Transaction,
  dataset: Dataset,
  project: Project,
): Promise<void> {
  const { projectId, id: datasetId } = dataset;
  const sets = await tx.labelSet.findMany({ where: { projectId, datasetId } });
  for (const set of sets) await relabelSet(tx, set, ruleOfSet(set, dataset, project));
}

/** Labels that came before their answers were kept stay as they are. */
export async function relabelSet(tx: Transaction, key: SetKey, rule: ScoringRule): Promise<void> {
  const { projectId, datasetId, base } = key;
  const label = createLabeller(rule);
  for (let from = -1; ; ) {
    const page = await tx.exampleLabel.findMany({
      where: { projectId, datasetId, base, ordinal: { gt: from } },
      orderBy: { ordinal: "asc" },
      take: pageRows,
    });
    const last = page.at(-1);
    if (last === undefined) return;
    from = last.ordinal;
    const drawn = page.filter(
      ({ greedy, greedyCount }) => greedy.length > 0 || greedyCount !== null,
    );
    const examples = await tx.example.findMany({
      where: {
        ...ofDataset({ projectId, id: datasetId }),
        ordinal: { in: drawn.map(({ ordinal }) => ordinal) },
      },
      select: { ordinal: true, answers: true },
    });
    const answersOf = new Map(examples.map(({ ordinal, answers }) => [ordinal, answers]));
    const rows = drawn.map((row) => ({ ...row, ...label(row, answersOf.get(row.ordinal) ?? []) }));
    await writeSetLabels(tx, key, rows);
  }
}
