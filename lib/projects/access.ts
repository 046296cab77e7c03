import "server-only";
import { actorName, type Viewer } from "@/lib/auth/viewer";
import { type Right, type Role, rightsOfRole } from "@/lib/domain/roles";
import { AppError, notFound } from "@/lib/errors";
import { findAccount, findProjectForViewer, listDeletedProjectsFor } from "./queries";

declare const brand: unique symbol;

/** Proof that a viewer may read this project. Only this file makes one, so an unchecked read does not compile. */
export type ReadScope = Readonly<{
  projectId: string;
  slug: string;
  actor: string;
  userId: string | null;
  /** The only runs this scope may read; null where it reads all of the project. */
  runIds: readonly string[] | null;
}> & {
  readonly [brand]: Right;
};
export type WriteScope = ReadScope & { readonly [brand]: "write" | "admin" | "own" };
export type AdminScope = ReadScope & { readonly [brand]: "admin" | "own" };
export type OwnerScope = ReadScope & { readonly [brand]: "own" };
/** Proof that a viewer administers the server. */
export type ServerScope = Readonly<{ userId: string; actor: string }> & {
  readonly [brand]: "server";
};

/** The scope to read `slug`. Throws not-found alike for a missing project and somebody else's. */
export function openToRead(viewer: Viewer, slug: string): Promise<ReadScope> {
  return open(viewer, slug, "read");
}

/** The scope to read runs of `slug`: all of them, or for a share link those it was made for. */
export async function openToReadRuns(viewer: Viewer, slug: string): Promise<ReadScope> {
  if (viewer.kind !== "share") return openToRead(viewer, slug);
  const project = await findProjectForViewer(slug, null);
  if (project === null || project.id !== viewer.projectId) throw notFound("project", slug);
  return mint(project, viewer);
}

export async function openToWrite(viewer: Viewer, slug: string): Promise<WriteScope> {
  return (await open(viewer, slug, "write")) as WriteScope;
}

export async function openToAdminister(viewer: Viewer, slug: string): Promise<AdminScope> {
  return (await open(viewer, slug, "admin")) as AdminScope;
}

/** The scope with this right in `slug`; for the adapters of HTTP, which ask before a body is read. */
export function openWith(viewer: Viewer, slug: string, right: Right): Promise<ReadScope> {
  return open(viewer, slug, right);
}

/** Asked before a project is put: to write where there is one; null where the viewer may make it. */
export async function openToPut(viewer: Viewer, slug: string): Promise<ReadScope | null> {
  const isMissing = canCreateProject(viewer) && (await findProjectForViewer(slug, null)) === null;
  return isMissing ? null : openToWrite(viewer, slug);
}

/** The scope to make keys and see one's own: for a person who may write, and for a key that administers. */
export async function openToKeys(viewer: Viewer, slug: string): Promise<WriteScope> {
  return viewer.kind === "key" ? openToAdminister(viewer, slug) : openToWrite(viewer, slug);
}

/** The scope for what is the owners' alone: deleting the project, naming owners. */
export async function openToOwn(viewer: Viewer, slug: string): Promise<OwnerScope> {
  return (await open(viewer, slug, "own")) as OwnerScope;
}

/** The scope to bring back the project of this slug that was deleted last; null where the viewer may restore none. */
export async function openDeleted(
  viewer: Viewer,
  slug: string,
  since: Date,
): Promise<OwnerScope | null> {
  const rows = await listDeletedProjectsFor(
    viewer.kind === "user" ? viewer.userId : null,
    since,
    slug,
  );
  const project = rows.find((row) => owns(viewer, row));
  return project === undefined ? null : (mint(project, viewer) as OwnerScope);
}

/** The scope of who runs the server: a person, in no project by it. */
export async function openToServer(viewer: Viewer): Promise<ServerScope> {
  const user = viewer.kind === "user" ? await findAccount(viewer.userId) : null;
  if (user?.isAdministrator && user.disabledAt === null)
    return { userId: user.id, actor: actorName(viewer) } as ServerScope;
  throw new AppError("forbidden", "this is for administrators of this server, in person");
}

/** Whether the viewer may delete the project and bring it back. */
export function owns(viewer: Viewer, project: { id: string; role: Role | null }): boolean {
  return rightsIn(viewer, project).includes("own");
}

/** Whether the viewer may make a project; a key belongs to one and cannot make another. */
export function canCreateProject(viewer: Viewer): boolean {
  return viewer.kind === "user" || viewer.kind === "system";
}

async function open(viewer: Viewer, slug: string, right: Right): Promise<ReadScope> {
  const project = await findProjectForViewer(slug, viewer.kind === "user" ? viewer.userId : null);
  if (project === null) throw notFound("project", slug);
  const rights = rightsIn(viewer, project);
  if (rights.length === 0) throw notFound("project", slug);
  if (!rights.includes(right)) {
    const who =
      viewer.kind === "key"
        ? `the key "${viewer.name}" has scopes ${rights.join(", ")}`
        : `you may ${rights.join(", ")}`;
    const needed = right === "own" ? "an owner of the project" : `the right to ${right}`;
    throw new AppError("forbidden", `this needs ${needed}: ${who}`);
  }
  return mint(project, viewer);
}

function mint(project: { id: string; slug: string }, viewer: Viewer): ReadScope {
  return {
    projectId: project.id,
    slug: project.slug,
    actor: actorName(viewer),
    userId: viewer.kind === "user" ? viewer.userId : null,
    runIds: viewer.kind === "share" ? viewer.runIds : null,
  } as ReadScope;
}

function rightsIn(viewer: Viewer, project: { id: string; role: Role | null }): readonly Right[] {
  if (viewer.kind === "system") return rightsOfRole.owner;
  if (viewer.kind === "share") return [];
  if (viewer.kind === "user") return project.role === null ? [] : rightsOfRole[project.role];
  if (viewer.projectId !== project.id) return [];
  return viewer.scopes.includes("admin") ? rightsOfRole.admin : viewer.scopes;
}
