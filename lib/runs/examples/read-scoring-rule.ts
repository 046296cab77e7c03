import "server-only";
import { scoringRuleOf } from "@/lib/datasets/scoring-rule";
import { db } from "@/lib/db/client";
import { datasetOf, rowOf } from "@/lib/db/row-key";
import type { ScoringRule } from "@/lib/domain/knowledge/scoring";

/** How the answers of a run are scored: by its dataset's rule, and where that is open by the project's. */
export async function readScoringRule(run: {
  projectId: string;
  datasetId: string | null;
}): Promise<ScoringRule> {
  const project = await db.project.findUniqueOrThrow({ where: { id: run.projectId } });
  const key = datasetOf(run);
  const dataset = key && (await db.dataset.findUnique({ where: rowOf(key) }));
  return scoringRuleOf(dataset, project);
}
