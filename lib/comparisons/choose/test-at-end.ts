import "server-only";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import { listLastEvaluations } from "@/lib/comparisons/queries";
import type { RunSource } from "@/lib/comparisons/read-sources";
import { type CountedRow, countsOf } from "@/lib/domain/knowledge/populations";

/** What each run answers on test at its last checkpoint, by slug; empty where there is no test split. */
export async function testAtEnd(
  sources: readonly RunSource[],
  splits: readonly string[],
): Promise<Map<string, NonNullable<ComparedRun["atEnd"]>>> {
  if (!splits.includes("test")) return new Map();
  const rows = await listLastEvaluations(
    sources.map(({ row }) => row.id),
    "test",
  );
  const rowsOf = Map.groupBy(rows, ({ runId }) => runId);
  return new Map(
    sources.flatMap(({ row }) => {
      const counts = countsOf((rowsOf.get(row.id) ?? []) as CountedRow[], "all");
      if (counts === null || counts.total === 0) return [];
      const { total, correct, abstained } = counts;
      return [[row.slug, { split: "test", total, correct, abstained }] as const];
    }),
  );
}
