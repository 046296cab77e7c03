import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { canCreateProject, openToAdminister } from "@/lib/projects/access";
import { updateSettings } from "@/lib/projects/mutations";
import { getProject } from "@/lib/projects/queries";
import type { ProjectDetail, ProjectSettings, PutProjectInput } from "@/lib/projects/schema";
import { putProject } from "@/lib/projects/service";
import { settingsOf } from "@/lib/projects/settings";
import { type RecomputedRun, recomputeProject } from "./recompute-project";

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

/** Makes the project, or changes what was given. Settings need the right to administer. */
export async function putProjectAndSettings(
  viewer: Viewer,
  slug: string,
  { settings, ...fields }: PutProjectInput,
): Promise<ProjectDetail> {
  if (settings === undefined) return putProject(viewer, slug, fields);
  if (canCreateProject(viewer)) await putProject(viewer, slug, {});
  await Array.fromAsync(await changeSettings(viewer, slug, settings));
  return putProject(viewer, slug, fields);
}
