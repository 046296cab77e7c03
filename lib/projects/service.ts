import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { slug as slugSchema } from "@/lib/http/schema";
import type { Project } from "@/prisma/generated/client";
import { canCreateProject, openToAdminister, openToRead, openToWrite } from "./access";
import { insertProject, updateProject } from "./mutations";
import {
  findProjectForViewer,
  getProject,
  listAllProjects,
  listOwnerIds,
  listProjectsOfUser,
} from "./queries";
import { newProjectSlug, type ProjectDetail, type PutProjectInput } from "./schema";
import { settingsOf } from "./settings";

/**
 * Makes the project, or changes the fields that were given. What says nothing new may be repeated by whoever may write;
 * a new name or description needs the right to administer.
 */
export async function putProject(
  viewer: Viewer,
  slug: string,
  input: Omit<PutProjectInput, "settings">,
): Promise<ProjectDetail> {
  if (canCreateProject(viewer)) await createIfMissing(viewer, slug, input);
  const before = toDetail(await getProject(await openToWrite(viewer, slug)));
  const { name, description } = input;
  const isNamed = (name ?? before.name) === before.name;
  const isDescribed = description === undefined || description === before.description;
  if (!isNamed || !isDescribed) {
    await updateProject(await openToAdminister(viewer, slug), { name, description });
  }
  return getProjectDetail(viewer, slug);
}

export async function getProjectDetail(viewer: Viewer, slug: string): Promise<ProjectDetail> {
  return toDetail(await getProject(await openToRead(viewer, slug)));
}

/** The projects a person is a member of, by name. A key sees its own. */
export async function listProjects(viewer: Viewer): Promise<ProjectDetail[]> {
  if (viewer.kind === "user") return (await listProjectsOfUser(viewer.userId)).map(toDetail);
  if (viewer.kind === "share") return [];
  const all = await listAllProjects();
  return all
    .filter((project) => viewer.kind === "system" || project.id === viewer.projectId)
    .map(toDetail);
}

async function createIfMissing(
  viewer: Viewer,
  slug: string,
  input: Omit<PutProjectInput, "settings">,
): Promise<void> {
  const isNew = (await findProjectForViewer(slug, null)) === null;
  const parsed = (isNew ? newProjectSlug : slugSchema).safeParse(slug);
  if (!parsed.success)
    throw new AppError("invalid-input", `project "${slug}": ${parsed.error.issues[0]?.message}`);
  const ownerIds = viewer.kind === "user" ? [viewer.userId] : await listOwnerIds();
  await insertProject({
    slug,
    name: input.name ?? slug,
    description: input.description ?? null,
    ownerIds,
  });
}

function toDetail(project: Project): ProjectDetail {
  return {
    id: project.slug,
    name: project.name,
    description: project.description,
    settings: settingsOf(project),
    createdAt: project.createdAt.toISOString(),
  };
}
