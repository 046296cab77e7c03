export const keyScopes = ["read", "write", "admin"] as const;
export type KeyScope = (typeof keyScopes)[number];

/** Whoever asks. Rights over a project are decided in `lib/projects/access.ts`, nowhere else. */
export type Viewer =
  | { kind: "user"; userId: string; name: string; email: string }
  | { kind: "key"; keyId: string; projectId: string; name: string; scopes: readonly KeyScope[] }
  | { kind: "system"; name: string }
  /** Whoever opened a share link: reads these runs and nothing else. */
  | { kind: "share"; projectId: string; runIds: readonly string[] };

/** How an actor is named in upload records and the audit trail. */
export function actorName(viewer: Viewer): string {
  if (viewer.kind === "share") return "a shared link";
  return viewer.kind === "key" ? `key ${viewer.name}` : viewer.name;
}

/** An actor as the audit trail names one: of two people with one name the address tells who it was. */
export function auditName(viewer: Viewer | { kind: "user"; name: string; email: string }): string {
  return viewer.kind === "user" ? `${viewer.name} <${viewer.email}>` : actorName(viewer);
}
