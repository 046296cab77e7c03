import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type RecomputedRun, recomputeProject } from "@/lib/runs/analysis/recompute-project";
import { openToAdminister } from "./access";
import { updateSettings } from "./mutations";
import { getProject } from "./queries";
import type { ProjectSettings } from "./schema";
import { settingsOf } from "./settings";

/**
 * Changes a project's settings. The answer computes its runs again when it is run through, one at a time,
 * and tells after each what moved; it is empty when no setting changed.
 */
export async function changeSettings(
  viewer: Viewer,
  slug: string,
  changes: Partial<ProjectSettings>,
): Promise<AsyncGenerator<RecomputedRun>> {
  const scope = await openToAdminister(viewer, slug);
  const before = settingsOf(await getProject(scope));
  await updateSettings(scope, changes);
  const after = settingsOf(await getProject(scope));
  if (JSON.stringify(before) === JSON.stringify(after)) return nothing();
  const scoring = ({ scorer, abstentionPhrases }: ProjectSettings) =>
    JSON.stringify([scorer, abstentionPhrases]);
  return recomputeProject(scope.projectId, scoring(before) !== scoring(after));
}

async function* nothing(): AsyncGenerator<RecomputedRun> {}
