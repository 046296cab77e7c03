import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { modelForGuests } from "@/lib/comparisons/comparison-model";
import { getComparison } from "@/lib/comparisons/get-comparison";
import { comparisonQuery } from "@/lib/comparisons/schema";
import { type CompareView, comparisonRequestOf } from "@/lib/comparisons/view-state";
import { methodVersion } from "@/lib/domain/method-version";
import { AppError } from "@/lib/errors";
import type { Allowed } from "./schema";
import type { SharedComparisonContent } from "./shared-view";

/** Its runs are those that the view does not hide. */
type ComparisonRef = { project: string; runs: readonly string[] };

/** What a view of several runs shows: a curve each on the same examples, three figures each, what it comes to. */
export async function comparisonContent(
  viewer: Viewer,
  ref: ComparisonRef,
  { view, allow }: { view: CompareView; allow: Pick<Allowed, "chooser"> },
): Promise<SharedComparisonContent> {
  const run = [...ref.runs];
  if (run.length === 0) {
    throw new AppError(
      "invalid-input",
      "view.hide: every run is hidden, so nothing is left to show",
    );
  }
  const asked = comparisonQuery.safeParse(comparisonRequestOf({ ...view, run }));
  if (!asked.success) {
    const [issue] = asked.error.issues;
    throw new AppError("invalid-input", `view.${issue?.path.join(".")}: ${issue?.message}`);
  }
  const answer = await getComparison(viewer, ref.project, asked.data);
  const asOf = new Date().toISOString();
  return { kind: "comparison", methodVersion, asOf, ...modelForGuests(answer, view, allow) };
}
